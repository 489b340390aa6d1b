import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes, type ImportedTip, type TipImport } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pill, type Tone } from '../common/Pill.tsx';
import { Empty, FailureNote, Loading } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { pack } from './pack.ts';
import styles from './tips.module.css';

const tones: Readonly<Record<ImportedTip['result'], Tone>> = {
  new: 'ok',
  changed: 'accent',
  unchanged: 'plain',
  skipped: 'plain',
  refused: 'danger',
};

/** Brings tips in from Markdown files: first what they would change, then, if wanted, the drafts. */
export function TipImportPage() {
  const { t } = useTranslation('console');
  const toast = useToast();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const preview = useMutation({
    mutationFn: async (files: readonly File[]): Promise<TipImport & { readonly zip: Uint8Array }> => {
      const zip = await pack(files);
      return { ...(await call(agentRoutes.importTips, { query: {}, body: zip })), zip };
    },
    onSuccess: () => setSkipped(new Set()),
  });
  const apply = useMutation({
    mutationFn: (zip: Uint8Array) => call(agentRoutes.importTips, { query: { apply: '1', skip: [...skipped].join(',') }, body: zip }),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: ['tips'] });
      toast(t('tipWriting.import.done', { count: wantedOf(done).length }));
    },
  });
  const take = (list: FileList | null) => {
    apply.reset();
    if (list && list.length > 0) preview.mutate([...list]);
  };
  const shown = apply.data ?? preview.data;
  const wanted = shown ? wantedOf(shown).filter(({ id }) => !skipped.has(id)) : [];
  const zip = preview.data?.zip;
  return (
    <Page title={t('tipWriting.import.title')} intro={t('tipWriting.import.intro')}>
      <section
        className={styles.drop}
        data-over={over}
        aria-label={t('tipWriting.import.choose')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".md,.zip,.png,.jpg,.webp"
          aria-label={t('tipWriting.import.files')}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        <Button variant="default" loading={preview.isPending} onClick={() => input.current?.click()}>
          {t('tipWriting.import.choose')}
        </Button>
        <p>{t('tipWriting.import.hint')}</p>
      </section>
      {preview.isPending && <Loading />}
      {preview.error && <FailureNote error={preview.error} />}
      {apply.error && <FailureNote error={apply.error} onRetry={() => zip && apply.mutate(zip)} />}
      {shown && shown.tips.length === 0 && <Empty title={t('tipWriting.import.none')} />}
      {shown && shown.tips.length > 0 && (
        <>
          <div className={common.tableBox}>
            <table className={common.table}>
              <caption className="visually-hidden">{t('tipWriting.import.what')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('tipWriting.import.take')}</th>
                  <th scope="col">{t('tips.title')}</th>
                  <th scope="col">{t('tipWriting.import.resultHead')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.tips.map((tip) => (
                  <Row
                    key={tip.id}
                    tip={tip}
                    applied={shown.applied}
                    chosen={!skipped.has(tip.id)}
                    onChoose={(chosen) => {
                      const next = new Set(skipped);
                      if (chosen) next.delete(tip.id);
                      else next.add(tip.id);
                      setSkipped(next);
                    }}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <Group mt="md" gap="sm">
            {!shown.applied && zip && (
              <Button disabled={wanted.length === 0} loading={apply.isPending} onClick={() => apply.mutate(zip)}>
                {t('tipWriting.import.apply', { count: wanted.length })}
              </Button>
            )}
            <Button component={Link} variant="subtle" href="/tips">
              {t('tipWriting.import.back')}
            </Button>
            <span className={common.quiet}>{t('tipWriting.import.pictures', { count: shown.pictures })}</span>
          </Group>
        </>
      )}
      {shown && shown.ignored.length > 0 && (
        <p className={common.quiet}>
          {t('tipWriting.import.ignored', { files: shown.ignored.slice(0, 20).join(', '), count: shown.ignored.length })}
        </p>
      )}
    </Page>
  );
}

const wantedOf = ({ tips }: TipImport) => tips.filter(({ result }) => result === 'new' || result === 'changed');

interface RowProps {
  readonly tip: ImportedTip;
  readonly applied: boolean;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function Row({ tip, applied, chosen, onChoose }: RowProps) {
  const { t } = useTranslation('console');
  const { id, title, result, overwrites, problems } = tip;
  const takes = result === 'new' || result === 'changed';
  return (
    <tr>
      <td>
        {takes && !applied && (
          <Checkbox
            checked={chosen}
            aria-label={t('tipWriting.import.takeOne', { title })}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </td>
      <td>
        {applied && takes ? (
          <Link href={`/tips/${id}`} className={common.main}>
            {title}
          </Link>
        ) : (
          <span className={common.main}>{title || id}</span>
        )}
        {title !== '' && <div className={common.quiet}>{id}</div>}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map(({ file, line, message }) => (
              <li key={`${file}:${line}:${message}`}>
                <code>
                  {file}:{line}
                </code>{' '}
                {message}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-head={t('tipWriting.import.resultHead')}>
        <Pill tone={tones[result]}>{t(`tipWriting.import.result.${result}`)}</Pill>
        {overwrites && !applied && <div className={styles.missing}>{t('tipWriting.import.overwrites')}</div>}
      </td>
    </tr>
  );
}

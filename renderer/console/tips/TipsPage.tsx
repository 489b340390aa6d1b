import { Button, Group, Select } from '@mantine/core';
import { IconDownload, IconPlus, IconThumbDown, IconThumbUp, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { z } from 'zod';
import { type AgentTip, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { Pill } from '../common/Pill.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useUrlState } from '../common/useUrlState.ts';
import { exportUrl } from './export-url.ts';
import { TipState } from './tip-labels.tsx';
import styles from './tips.module.css';

const size = 50;
const states = ['all', 'draft', 'review', 'published', 'scheduled', 'ended', 'withdrawn'] as const;
const stateSchema = z.enum(states).catch('all');
const sorts = ['changed', 'rework'] as const;
const sortSchema = z.enum(sorts).catch('changed');
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

function Effect({ tip }: { readonly tip: AgentTip }) {
  const { t } = useTranslation('console');
  const { rework, effect } = tip;
  if (tip.helped + tip.notHelped === 0 && effect.shown + effect.opened === 0)
    return <span className={common.quiet}>{t('tips.noEffect')}</span>;
  return (
    <>
      {rework && <Pill tone="danger">{t(`effect.rework.${rework}`)}</Pill>}
      <div className={common.quiet}>{t('tips.seen', { shown: effect.shown, opened: effect.opened })}</div>
      <span className={styles.effect}>
        <IconThumbUp size={16} aria-hidden /> {t('tips.helped', { count: tip.helped })}
      </span>
      <span className={styles.effect}>
        <IconThumbDown size={16} aria-hidden /> {t('tips.notHelped', { count: tip.notHelped })}
      </span>
    </>
  );
}

export function TipsPage() {
  const { t, i18n } = useTranslation('console');
  const [get, set] = useUrlState();
  const mayImport = useMay('editor');
  const state = stateSchema.parse(get('state') || 'all');
  const page = pageSchema.parse(get('page') || 1);
  const sort = sortSchema.parse(get('sort') || 'changed');
  const filters = { page, size, q: get('q') || undefined, state, sort };
  const query = useQuery({
    queryKey: ['tips', 'list', filters],
    queryFn: () => call(agentRoutes.listTips, { query: filters }),
    placeholderData: keepPreviousData,
  });
  const onSearch = useMemo(() => (q: string) => set({ page: '', q }), [set]);
  return (
    <Page
      title={t('nav.tips')}
      intro={t('tips.intro')}
      actions={
        <Group gap="sm">
          <Button component="a" variant="default" href={exportUrl()} download leftSection={<IconDownload size={17} aria-hidden />}>
            {t('tipWriting.exportAll')}
          </Button>
          {mayImport && (
            <Button component={Link} variant="default" href="/tip-import" leftSection={<IconUpload size={17} aria-hidden />}>
              {t('tipWriting.import.title')}
            </Button>
          )}
          <Button component={Link} href="/tips/new" leftSection={<IconPlus size={17} aria-hidden />}>
            {t('tips.new')}
          </Button>
        </Group>
      }
    >
      <search className={common.filters}>
        <SearchField label={t('tips.search')} value={get('q')} onSearch={onSearch} />
        <Select
          aria-label={t('tips.stateHead')}
          allowDeselect={false}
          w={190}
          value={state}
          onChange={(value) => set({ page: '', state: value === 'all' || value === null ? '' : value })}
          data={states.map((value) => ({ value, label: t(`tips.state.${value}`) }))}
        />
        <Select
          aria-label={t('effect.sort')}
          allowDeselect={false}
          w={210}
          value={sort}
          onChange={(value) => set({ page: '', sort: value === 'changed' || value === null ? '' : value })}
          data={sorts.map((value) => ({ value, label: t(`effect.sorts.${value}`) }))}
        />
      </search>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t(filters.q || state !== 'all' ? 'tips.noneMatch' : 'tips.empty')} />
          ) : (
            <>
              <div className={common.tableBox}>
                <table className={common.table}>
                  <caption className="visually-hidden">{t('nav.tips')}</caption>
                  <thead>
                    <tr>
                      {['title', 'stateHead', 'effect', 'changedAt'].map((head) => (
                        <th key={head} scope="col">
                          {t(`tips.${head}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((tip) => {
                      const { texts, app } = tip.draft;
                      const title = inLanguage({ en: texts.en.title, id: texts.id?.title }, pickLanguage([i18n.language]));
                      return (
                        <tr key={tip.id}>
                          <td>
                            <Link href={`/tips/${tip.id}`} className={common.main}>
                              {title}
                            </Link>
                            <div className={common.quiet}>
                              {[app, texts.id ? 'en, id' : `en · ${t('tips.missingId')}`].filter(Boolean).join(' · ')}
                            </div>
                          </td>
                          <td>
                            <TipState tip={tip} />
                          </td>
                          <td data-head={t('tips.effect')}>
                            <Effect tip={tip} />
                          </td>
                          <td data-head={t('tips.changedAt')}>
                            <Ago time={tip.updatedAt} /> <span className={common.quiet}>{tip.updatedBy}</span>
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
              <Pager page={page} size={size} total={total} onPage={(next) => set({ page: next === 1 ? '' : String(next) })} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

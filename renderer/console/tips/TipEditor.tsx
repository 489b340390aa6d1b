import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type AgentTip, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { FailureNote } from '../common/States.tsx';
import { setPageTitle } from '../common/title.ts';
import { useToast } from '../common/toasts.tsx';
import { useUnsaved } from '../common/useUnsaved.ts';
import { AboutFields } from './AboutFields.tsx';
import { TextFields } from './TextFields.tsx';
import { TipPreview } from './TipPreview.tsx';
import { type Edited, emptyTip, missingParts, type Part, refusalOf, toDraft, toEdited, untranslatedParts } from './tip-draft.ts';
import { TipState } from './tip-labels.tsx';
import styles from './tips.module.css';

const partName = (part: Part) =>
  part === 'title' ? 'tips.title' : part === 'check' || part === 'callHelp' ? (`common:tip.${part}` as const) : (`answer.${part}` as const);

/** Writes a tip in both languages beside the picture that desktops will show of it. */
export function TipEditor({ tip }: { readonly tip: AgentTip | null }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const toast = useToast();
  const mayPublish = useMay('editor');
  const [edited, setEdited] = useState<Edited>(() => (tip ? toEdited(tip.draft) : emptyTip));
  const [saved, setSaved] = useState(edited);
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null);
  const unsaved = JSON.stringify(toDraft(edited)) !== JSON.stringify(toDraft(saved));
  const refusal = refusalOf(edited);
  const title = tip ? edited.texts.en.title || tip.id : t('tips.new');
  const missing = missingParts(edited);
  const untranslated = untranslatedParts(edited);
  const partNames = (list: readonly Part[]) => list.map((part) => t(partName(part))).join(', ');
  useUnsaved(unsaved);
  useEffect(() => setPageTitle(title), [title]);

  const accept = (next: AgentTip) => {
    client.setQueryData(['tips', 'one', next.id], next);
    void client.invalidateQueries({ queryKey: ['tips', 'list'] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
  };
  const store = async (): Promise<AgentTip> => {
    const body = toDraft(edited);
    const next = tip ? await call(agentRoutes.updateTip, { params: { id: tip.id }, body }) : await call(agentRoutes.createTip, { body });
    setSaved(edited);
    accept(next);
    return next;
  };
  const save = useMutation({
    mutationFn: store,
    onSuccess: () => toast(t('tips.saved')),
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { id } = unsaved || !tip ? await store() : tip;
      return call(agentRoutes.publishTip, { params: { id }, query: {} });
    },
    onSuccess: (next) => {
      accept(next);
      setAsking(null);
      toast(t('tips.published'));
    },
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => call(agentRoutes.withdrawTip, { params: { id } }),
    onSuccess: (next) => {
      accept(next);
      setAsking(null);
      toast(t('tips.withdrawn'));
    },
  });
  // A new tip has got its id: its own address from now on, once nothing unsaved holds the page.
  const made = tip === null ? (publish.data ?? save.data) : undefined;
  useEffect(() => {
    if (made && !unsaved) navigate(`/tips/${made.id}`, { replace: true });
  }, [made, unsaved, navigate]);

  const canPublish = tip === null || tip.state !== 'published' || tip.changed || unsaved;
  return (
    <>
      <header className={common.pageHead}>
        <div>
          <h1 className={common.title}>{title}</h1>
          {tip && (
            <p className={styles.state}>
              <TipState tip={tip} />
              {tip.published && <span>{t('tips.version', { version: tip.published.version })}</span>}
              {tip.helped + tip.notHelped > 0 && <span>{t('tips.effectLine', { helped: tip.helped, notHelped: tip.notHelped })}</span>}
              {tip.ticketId && <Link href={`/tickets/${tip.ticketId}`}>{t('tips.fromTicket')}</Link>}
            </p>
          )}
        </div>
        <Group gap="sm">
          {unsaved && <span className={common.quiet}>{t('tips.unsaved')}</span>}
          {tip?.state === 'published' && mayPublish && (
            <Button variant="subtle" color="red" onClick={() => setAsking('withdraw')}>
              {t('tips.withdraw')}
            </Button>
          )}
          <Button variant="default" disabled={!unsaved || refusal !== null} loading={save.isPending} onClick={() => save.mutate()}>
            {t('tips.save')}
          </Button>
          {mayPublish && (
            <Button disabled={!canPublish || refusal !== null} onClick={() => setAsking('publish')}>
              {t(tip?.state === 'withdrawn' ? 'tips.publishAgain' : 'tips.publish')}
            </Button>
          )}
        </Group>
      </header>
      {save.error && <FailureNote error={save.error} onRetry={() => save.mutate()} />}
      {refusal && unsaved && <p className={styles.refusal}>{t(refusal)}</p>}
      {untranslated.length > 0 && <p className={styles.refusal}>{t('tips.untranslated', { parts: partNames(untranslated) })}</p>}
      <div className={styles.columns}>
        <div className={styles.editor}>
          <AboutFields edited={edited} onChange={setEdited} />
          <div className={styles.languages}>
            <TextFields
              language="en"
              text={edited.texts.en}
              missing={missing.en}
              onChange={(en) => setEdited({ ...edited, texts: { ...edited.texts, en } })}
            />
            <TextFields
              language="id"
              text={edited.texts.id}
              missing={missing.id}
              onChange={(id) => setEdited({ ...edited, texts: { ...edited.texts, id } })}
            />
          </div>
        </div>
        <TipPreview edited={edited} />
      </div>
      <Confirm
        opened={asking === 'publish'}
        title={t('tips.publishTitle')}
        action={t('tips.publish')}
        busy={publish.isPending}
        error={publish.error}
        onConfirm={() => publish.mutate()}
        onClose={() => setAsking(null)}
      >
        <p>{t('tips.publishText')}</p>
        {untranslated.length > 0 && <p className={styles.refusal}>{t('tips.untranslated', { parts: partNames(untranslated) })}</p>}
        {missing.en.length + missing.id.length > 0 && <p>{t('tips.publishMissing', { count: missing.en.length + missing.id.length })}</p>}
      </Confirm>
      <Confirm
        opened={asking === 'withdraw'}
        title={t('tips.withdrawTitle')}
        action={t('tips.withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => tip && withdraw.mutate(tip.id)}
        onClose={() => setAsking(null)}
      >
        <p>{t('tips.withdrawText')}</p>
      </Confirm>
    </>
  );
}

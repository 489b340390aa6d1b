import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentAnnouncement, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Pill } from '../common/Pill.tsx';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useGroups } from '../common/useGroups.ts';
import { AllClear } from './AllClear.tsx';
import styles from './announcements.module.css';
import { draftOf, shareText } from './draft.ts';
import { MeToos } from './MeToos.tsx';
import { stateOf } from './period.ts';

const tones = { planned: 'primary', current: 'ok', resolved: 'plain', ended: 'plain', withdrawn: 'plain' } as const;

interface Props {
  readonly announcement: AgentAnnouncement;
  readonly onEdit: () => void;
  readonly onWithdraw: () => void;
}

function Audience({ audience }: Pick<AgentAnnouncement, 'audience'>) {
  const { t } = useTranslation('console');
  const { applications = [], groups = [] } = audience;
  const known = useGroups();
  const nameOf = (id: string) => known.data?.items.find((group) => group.id === id)?.name ?? t('announcements.groupGone');
  return (
    <>
      {groups.length > 0 && known.data && <span>{groups.map(nameOf).join(', ')}</span>}
      {applications.length > 0 && <span>{applications.join(', ')}</span>}
    </>
  );
}

export function AnnouncementCard({ announcement, onEdit, onWithdraw }: Props) {
  const { t, i18n } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayEdit = useMay('editor');
  const [dialog, setDialog] = useState<'all-clear' | 'me-toos' | null>(null);
  const language = pickLanguage([i18n.language]);
  const { id, kind, since, startsAt, endsAt, resolvedAt, delivered, seen, meToos, tickets } = announcement;
  const state = stateOf(announcement, new Date().toISOString());
  const issue = kind === 'issue';
  const change = useMutation({
    mutationFn: (what: 'end' | 'take-back') =>
      what === 'end'
        ? call(agentRoutes.updateAnnouncement, { params: { id }, body: { ...draftOf(announcement), endsAt: new Date().toISOString() } })
        : call(agentRoutes.takeBackAllClear, { params: { id } }),
    onSuccess: (_, what) => {
      toast(t(what === 'end' ? 'announcements.ended' : 'announcements.saved'));
      return client.invalidateQueries({ queryKey: ['announcements'] });
    },
  });
  const live = state === 'current' || state === 'planned';
  const time = (at: string) => timeText(at, i18n.language);
  return (
    <article className={styles.card} data-live={live || undefined}>
      <header className={styles.cardHead}>
        <h2>{inLanguage(announcement.title, language)}</h2>
        <Pill tone={tones[state]}>{t(`announcements.state.${state}`)}</Pill>
        <Pill tone={issue ? 'accent' : 'plain'}>{t(`announcements.kind.${kind}`)}</Pill>
      </header>
      <Markdown text={inLanguage(announcement.body, language)} />
      <p className={styles.facts}>
        {since && <span>{t('announcements.sinceTime', { time: time(since) })}</span>}
        <span>
          {time(startsAt)} – {resolvedAt ? time(resolvedAt) : endsAt ? time(endsAt) : t('announcements.openEnd')}
        </span>
        <Audience audience={announcement.audience} />
        <span>{t('announcements.receipts', { delivered, seen, share: shareText(seen, delivered, i18n.language) })}</span>
        {tickets > 0 && <span>{t('announcements.tickets', { count: tickets })}</span>}
        <span>{announcement.createdBy}</span>
      </p>
      {change.error && <FailureNote error={change.error} />}
      <div className={styles.buttons}>
        {issue && (
          <Button size="xs" variant="light" onClick={() => setDialog('me-toos')}>
            {t('announcements.meToos', { count: meToos })}
          </Button>
        )}
        {mayEdit && !announcement.withdrawn && (
          <>
            {issue && live && (
              <Button size="xs" onClick={() => setDialog('all-clear')}>
                {t('announcements.allClear')}
              </Button>
            )}
            {state === 'resolved' && (
              <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate('take-back')}>
                {t('announcements.takeBack')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={onEdit}>
              {t('edit')}
            </Button>
            {state === 'current' && (
              <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate('end')}>
                {t('announcements.endNow')}
              </Button>
            )}
            {live && (
              <Button size="xs" variant="subtle" color="red" onClick={onWithdraw}>
                {t('announcements.withdraw')}
              </Button>
            )}
          </>
        )}
      </div>
      {dialog === 'all-clear' && <AllClear issue={announcement} onClose={() => setDialog(null)} />}
      {dialog === 'me-toos' && <MeToos issue={announcement} onClose={() => setDialog(null)} />}
    </article>
  );
}

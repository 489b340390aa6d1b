import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentAnnouncement, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { Pill } from '../common/Pill.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { AnnouncementForm } from './AnnouncementForm.tsx';
import styles from './announcements.module.css';
import { stateOf } from './period.ts';

const size = 50;
const tones = { planned: 'primary', current: 'ok', ended: 'plain', withdrawn: 'plain' } as const;

interface CardProps {
  readonly announcement: AgentAnnouncement;
  readonly onEdit: () => void;
  readonly onWithdraw: () => void;
}

function AnnouncementCard({ announcement, onEdit, onWithdraw }: CardProps) {
  const { t, i18n } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayEdit = useMay('editor');
  const language = pickLanguage([i18n.language]);
  const state = stateOf(announcement, new Date().toISOString());
  const end = useMutation({
    mutationFn: () => {
      const { kind, title, body, applications, startsAt } = announcement;
      return call(agentRoutes.updateAnnouncement, {
        params: { id: announcement.id },
        body: { kind, title, body, applications, startsAt, endsAt: new Date().toISOString() },
      });
    },
    onSuccess: () => {
      toast(t('announcements.ended'));
      return client.invalidateQueries({ queryKey: ['announcements'] });
    },
  });
  const live = state === 'current' || state === 'planned';
  return (
    <article className={styles.card} data-live={live || undefined}>
      <header className={styles.cardHead}>
        <h2>{inLanguage(announcement.title, language)}</h2>
        <Pill tone={tones[state]}>{t(`announcements.state.${state}`)}</Pill>
        <Pill tone={announcement.kind === 'issue' ? 'accent' : 'plain'}>{t(`announcements.kind.${announcement.kind}`)}</Pill>
      </header>
      <Markdown text={inLanguage(announcement.body, language)} />
      <p className={styles.facts}>
        <span>
          {timeText(announcement.startsAt, i18n.language)} –{' '}
          {announcement.endsAt ? timeText(announcement.endsAt, i18n.language) : t('announcements.openEnd')}
        </span>
        {announcement.applications.length > 0 && <span>{announcement.applications.join(', ')}</span>}
        <span>{t('announcements.receipts', { delivered: announcement.delivered, seen: announcement.seen })}</span>
        <span>{announcement.createdBy}</span>
      </p>
      {end.error && <FailureNote error={end.error} />}
      {mayEdit && !announcement.withdrawn && (
        <div className={styles.buttons}>
          <Button size="xs" variant="default" onClick={onEdit}>
            {t('edit')}
          </Button>
          {state === 'current' && (
            <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
              {t('announcements.endNow')}
            </Button>
          )}
          {live && (
            <Button size="xs" variant="subtle" color="red" onClick={onWithdraw}>
              {t('announcements.withdraw')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

export function AnnouncementsPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayEdit = useMay('editor');
  const [page, setPage] = useState(1);
  const [editing, setEditing] = useState<AgentAnnouncement | 'new' | null>(null);
  const [withdrawing, setWithdrawing] = useState<AgentAnnouncement | null>(null);
  const query = useQuery({
    queryKey: ['announcements', page],
    queryFn: () => call(agentRoutes.listAnnouncements, { query: { page, size } }),
    placeholderData: keepPreviousData,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => call(agentRoutes.withdrawAnnouncement, { params: { id } }),
    onSuccess: () => {
      setWithdrawing(null);
      toast(t('announcements.withdrawn'));
      return client.invalidateQueries({ queryKey: ['announcements'] });
    },
  });
  return (
    <Page
      title={t('nav.announcements')}
      intro={t('announcements.intro')}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
            {t('announcements.new')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t('announcements.empty')} />
          ) : (
            <>
              <div className={styles.list}>
                {items.map((announcement) => (
                  <AnnouncementCard
                    key={announcement.id}
                    announcement={announcement}
                    onEdit={() => setEditing(announcement)}
                    onWithdraw={() => setWithdrawing(announcement)}
                  />
                ))}
              </div>
              <Pager page={page} size={size} total={total} onPage={setPage} />
            </>
          )
        }
      </Loaded>
      {editing && <AnnouncementForm announcement={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <Confirm
        opened={withdrawing !== null}
        title={t('announcements.withdrawTitle')}
        action={t('announcements.withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdrawing && withdraw.mutate(withdrawing.id)}
        onClose={() => setWithdrawing(null)}
      >
        <p>{t('announcements.withdrawText')}</p>
      </Confirm>
    </Page>
  );
}

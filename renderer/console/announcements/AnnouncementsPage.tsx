import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentAnnouncement, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useUrlState } from '../common/useUrlState.ts';
import { AnnouncementCard } from './AnnouncementCard.tsx';
import { AnnouncementForm } from './AnnouncementForm.tsx';
import styles from './announcements.module.css';

const size = 50;
/** A known issue is made of a ticket, whose page led here. */
function FormOfTicket({ id, cluster, onClose }: { readonly id: string; readonly cluster: string; readonly onClose: () => void }) {
  const query = useQuery({ queryKey: ['tickets', 'one', id], queryFn: () => call(agentRoutes.getTicket, { params: { id } }) });
  const signs = useQuery({
    queryKey: ['tickets', 'signs'],
    queryFn: () => call(agentRoutes.getQueueSigns, {}),
    enabled: cluster !== '',
  });
  const error = query.error ?? signs.error;
  if (error) return <FailureNote error={error} />;
  if (!query.data || (cluster !== '' && !signs.data)) return null;
  const of = signs.data?.clusters.find(({ kind, key }) => `${kind} ${key}` === cluster) ?? null;
  return <AnnouncementForm announcement={null} ticket={query.data} cluster={of} onClose={onClose} />;
}

export function AnnouncementsPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayEdit = useMay('editor');
  const [get, set] = useUrlState();
  const ticketId = get('ticket');
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
      {mayEdit && ticketId !== '' && (
        <FormOfTicket id={ticketId} cluster={get('cluster')} onClose={() => set({ ticket: '', cluster: '' })} />
      )}
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

import { Button } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import frame from '../common/case.module.css';
import { FailureNote } from '../common/States.tsx';
import { StatusPill } from '../common/StatusPill.tsx';
import { useToast } from '../common/toasts.tsx';
import alike from './alike.module.css';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';

function useUndo() {
  const { t } = useTranslation('console');
  const accept = useAccept();
  const toast = useToast();
  return useMutation({
    mutationFn: (id: string) => call(agentRoutes.undoMerge, { params: { id } }),
    onSuccess: (ticket) => {
      accept(ticket, 'others too');
      toast(t('day.merge.undone', { number: ticket.number }));
    },
  });
}

/** It goes on elsewhere: said first, since nothing is done here any more. */
export function MergedInto({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const undo = useUndo();
  if (!ticket.mergedInto) return null;
  const { id, number } = ticket.mergedInto;
  return (
    <section className={styles.merged}>
      <IconArrowMerge size={20} aria-hidden />
      <p>
        {t('day.merge.into')} <Link href={`/tickets/${id}`}>#{number}</Link>. {t('day.merge.intoText')}
      </p>
      <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate(ticket.id)}>
        {t('day.merge.undo')}
      </Button>
      {undo.error && <FailureNote error={undo.error} />}
    </section>
  );
}

/** What was merged into it, which can be undone, and what has to do with it. */
export function RelatedTickets({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const accept = useAccept();
  const toast = useToast();
  const undo = useUndo();
  const unlink = useMutation({
    mutationFn: (otherId: string) => call(agentRoutes.unlinkTickets, { params: { id: ticket.id, otherId } }),
    onSuccess: (next) => {
      accept(next, 'others too');
      toast(t('day.merge.unlinked'));
    },
  });
  if (ticket.merged.length === 0 && ticket.links.length === 0) return null;
  return (
    <section className={frame.card}>
      {ticket.links.length > 0 && <h2>{t('day.merge.links')}</h2>}
      <ul className={alike.related}>
        {ticket.links.map(({ id, number, title, status }) => (
          <li key={id}>
            <Link href={`/tickets/${id}`}>
              #{number} {title}
            </Link>
            <StatusPill status={status} />
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => unlink.mutate(id)}
              aria-label={t('day.merge.unlink', { number })}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {ticket.merged.length > 0 && <h2>{t('day.merge.has')}</h2>}
      <ul className={alike.related}>
        {ticket.merged.map(({ id, number, title }) => (
          <li key={id}>
            <Link href={`/tickets/${id}`}>
              #{number} {title}
            </Link>
            <Button
              size="compact-sm"
              variant="default"
              loading={undo.isPending && undo.variables === id}
              onClick={() => undo.mutate(id)}
              aria-label={`${t('day.merge.undo')}: #${number}`}
            >
              {t('day.merge.undo')}
            </Button>
          </li>
        ))}
      </ul>
      {(undo.error ?? unlink.error) && <FailureNote error={undo.error ?? unlink.error} />}
    </section>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { agentRoutes, type ReadingList } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { FailureNote } from '../common/States.tsx';
import { Part } from './Part.tsx';
import styles from './reading.module.css';

type Group = ReadingList['tickets'][number];

/** Solved tickets that no tip answers, by what they have in common. */
export function UnansweredTickets({ items }: { readonly items: readonly Group[] }) {
  const { t } = useTranslation('console');
  return (
    <Part title={t('reading.tickets')} intro={t('reading.ticketsIntro')} empty={t('reading.noTickets')}>
      {items.map((group) => (
        <GroupRow key={`${group.by} ${group.subject}`} group={group} />
      ))}
    </Part>
  );
}

function GroupRow({ group: { by, subject, tickets, newest } }: { readonly group: Group }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [last] = newest;
  const draft = useMutation({
    mutationFn: (id: string) => call(agentRoutes.draftTipFromTicket, { params: { id } }),
    onSuccess: (tip) => {
      void client.invalidateQueries({ queryKey: ['tips'] });
      navigate(`/tips/${tip.id}`);
    },
  });
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <p className={styles.name}>
          {by === 'application' ? subject : <span className={common.mono}>{subject}</span>}{' '}
          <span className={common.quiet}>{t(`reading.by.${by}`)}</span>
        </p>
        <p className={common.quiet}>{t('reading.solvedTickets', { count: tickets })}</p>
        <ul className={styles.tickets}>
          {newest.map(({ id, number, title }) => (
            <li key={id}>
              <Link href={`/tickets/${id}`}>
                #{number} {title}
              </Link>
            </li>
          ))}
        </ul>
        {draft.error && <FailureNote error={draft.error} />}
      </div>
      {last && (
        <div className={styles.actions}>
          <Button size="xs" loading={draft.isPending} onClick={() => draft.mutate(last.id)}>
            {t('reading.makeTipOf', { number: last.number })}
          </Button>
        </div>
      )}
    </li>
  );
}

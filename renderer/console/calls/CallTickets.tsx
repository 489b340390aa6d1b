import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentCall } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import { Pill } from '../common/Pill.tsx';
import { StatusPill } from '../common/StatusPill.tsx';
import styles from './calls.module.css';

/** What this person reported before, the one of this call first. */
export function CallTickets({ one }: { readonly one: AgentCall }) {
  const { t } = useTranslation('console');
  return (
    <section className={styles.card}>
      <h2>{t('call.tickets')}</h2>
      {one.tickets.length === 0 && <p className={styles.quiet}>{t('call.noTickets')}</p>}
      <ul className={styles.tickets}>
        {one.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link href={`/tickets/${ticket.id}`}>
              #{ticket.number} {ticket.title}
            </Link>
            <span className={styles.facts}>
              {ticket.id === one.ticketId && <Pill tone="accent">{t('call.thisCall')}</Pill>}
              <StatusPill status={ticket.status} />
              <Ago time={ticket.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

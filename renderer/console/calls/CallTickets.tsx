import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentCall } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import frame from '../common/case.module.css';
import { Pill } from '../common/Pill.tsx';
import { StatusPill } from '../common/StatusPill.tsx';
import styles from './calls.module.css';

/** What this person reported before, the one of this call first. */
export function CallTickets({ one }: { readonly one: AgentCall }) {
  const { t } = useTranslation('console');
  return (
    <section className={frame.card}>
      <h2>{t('call.tickets')}</h2>
      {one.tickets.length === 0 && <p className={styles.quiet}>{t('call.noTickets')}</p>}
      <ul className={styles.tickets}>
        {one.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link href={`/tickets/${ticket.id}`}>
              #{ticket.number} {ticket.title}
            </Link>
            <span className={frame.facts}>
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

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import frame from '../common/case.module.css';
import styles from './ticket.module.css';

/** The same crash on other desktops: whoever answers one may answer all. */
export function SameCrash({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const { sameCrash } = ticket;
  if (sameCrash === null) return null;
  return (
    <section className={frame.card}>
      <h2>{t('ticket.sameCrash')}</h2>
      <p className={styles.tipsShown}>{t('ticket.sameCrashCount', { count: sameCrash.total })}</p>
      {sameCrash.tickets.length > 0 && (
        <ul>
          {sameCrash.tickets.map(({ id, number, title, status, userName }) => (
            <li key={id}>
              <Link href={`/tickets/${id}`}>
                #{number} {title}
              </Link>{' '}
              ({t(`status.${status}`)}, {userName})
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

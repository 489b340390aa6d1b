import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import frame from '../common/case.module.css';
import { StatusPill } from '../common/StatusPill.tsx';
import alike from './alike.module.css';
import styles from './ticket.module.css';

interface Props {
  readonly ticket: AgentTicket;
  /** Of the set that is shown: they bring the words. */
  readonly findings: readonly Finding[];
}

/** Who else has it: one answer may be the answer to all of them, and a growing number is a problem of its own. */
export function SameFindings({ ticket, findings }: Props) {
  const { t, i18n } = useTranslation('console');
  const { data } = useQuery({
    queryKey: ['tickets', 'same-findings', ticket.id],
    queryFn: () => call(agentRoutes.listSameFindings, { params: { id: ticket.id } }),
  });
  if (!data || data.items.length === 0) return null;
  const words = new Map([...(ticket.report?.findings ?? []), ...findings].map(({ id, text }) => [id, text]));
  return (
    <section className={frame.card}>
      <h2>{t('sameFindings.title')}</h2>
      {data.items.map(({ findingId, total, more, tickets }) => {
        const text = words.get(findingId);
        return (
          <details key={findingId} className={alike.same}>
            <summary>
              {text ? inLanguage(text, pickLanguage([i18n.language])) : findingId}{' '}
              <strong>{t(more ? 'sameFindings.atLeast' : 'sameFindings.count', { count: total })}</strong>
            </summary>
            {tickets.length < total && <p className={styles.tipsShown}>{t('sameFindings.newest', { count: tickets.length })}</p>}
            <ul className={alike.sameList}>
              {tickets.map(({ id, number, title, status, userName, hostName }) => (
                <li key={id}>
                  <Link href={`/tickets/${id}`}>
                    #{number} {title}
                  </Link>
                  <span className={alike.sameFacts}>
                    {userName}@{hostName} <StatusPill status={status} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

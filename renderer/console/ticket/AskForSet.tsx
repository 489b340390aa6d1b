import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { isOpen } from '../../../shared/model/fresh-set.ts';
import { call } from '../api/call.ts';
import { AskSet } from '../common/AskSet.tsx';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';

/** Asks the user of this ticket for a fresh set; one request at a time. */
export function AskForSet({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const accept = useAccept();
  if (ticket.freshSets.some((set) => isOpen(set, Date.now()))) return <p className={styles.waiting}>{t('sets.waiting')}</p>;
  if (ticket.status === 'closed') return null;
  return (
    <AskSet
      ask={(reason) => call(agentRoutes.askForFreshSet, { params: { id: ticket.id }, body: { reason } })}
      onAsked={(answered) => accept(answered)}
    >
      <p className={styles.askText}>{t('sets.askText')}</p>
    </AskSet>
  );
}

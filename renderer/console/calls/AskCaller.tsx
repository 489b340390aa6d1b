import { useTranslation } from 'react-i18next';
import { type AgentCall, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { AskSet } from '../common/AskSet.tsx';
import styles from './calls.module.css';
import { useAcceptCall } from './useAcceptCall.ts';

/** Asks the caller for a fresh set; what comes belongs to the ticket of this call, which begins with it if need be. */
export function AskCaller({ one }: { readonly one: AgentCall }) {
  const { t } = useTranslation('console');
  const accept = useAcceptCall();
  if (one.asked !== null)
    return (
      <p className={styles.quiet} role="status">
        {t('call.asked')}
      </p>
    );
  return (
    <AskSet ask={(reason) => call(agentRoutes.askCaller, { params: { id: one.id }, body: { reason } })} onAsked={accept}>
      <p className={styles.quiet}>{t('sets.askText')}</p>
      {one.ticketId === null && <p className={styles.quiet}>{t('call.askBegins')}</p>}
    </AskSet>
  );
}

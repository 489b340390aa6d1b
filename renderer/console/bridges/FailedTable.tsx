import { useTranslation } from 'react-i18next';
import { agentRoutes, type BridgeHealth } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import styles from './bridges.module.css';
import { HandTable } from './HandTable.tsx';

interface Props {
  readonly bridge: BridgeHealth;
  readonly desk: string;
}

/** What was refused over there; sent again only when a person says so. */
export function FailedTable({ bridge, desk }: Props) {
  const { t } = useTranslation('console');
  type Failed = BridgeHealth['failed'][number];
  const named = ({ kind, ticket }: Failed) => ({ what: t(`bridges.kind.${kind}`), number: ticket.number });
  return (
    <HandTable
      title={t('bridges.failed')}
      hint={t('bridges.failedText')}
      heads={[t('bridges.what'), t('bridges.why')]}
      rows={bridge.failed}
      keyOf={({ id }) => id}
      cells={({ kind, error }) => (
        <>
          <td data-head={t('bridges.what')}>{t(`bridges.kind.${kind}`)}</td>
          <td data-head={t('bridges.why')} className={styles.said}>
            {error}
          </td>
        </>
      )}
      act={{
        word: t('bridges.resend'),
        name: (one) => t('bridges.resendName', named(one)),
        run: ({ id }) => call(agentRoutes.resendToBridge, { params: { name: bridge.name, id } }),
        question: t('bridges.resendTitle'),
        text: (one) => t('bridges.resendText', { desk, ...named(one) }),
        done: t('bridges.resent'),
      }}
    />
  );
}

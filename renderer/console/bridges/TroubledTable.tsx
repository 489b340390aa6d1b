import { useTranslation } from 'react-i18next';
import { agentRoutes, type BridgeHealth } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Pill } from '../common/Pill.tsx';
import { webAddress } from '../common/web-address.ts';
import styles from './bridges.module.css';
import { HandTable } from './HandTable.tsx';

type Troubled = BridgeHealth['troubled'][number];

interface Props {
  readonly bridge: BridgeHealth;
  readonly desk: string;
}

/** The ticket over there, by a link where one may be followed. */
function Remote({ one }: { readonly one: Troubled }) {
  const address = webAddress(one.remoteUrl);
  if (!address) return one.remoteId;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      #{one.remoteId}
    </a>
  );
}

/** Tickets that are no longer simply the same over there. */
export function TroubledTable({ bridge, desk }: Props) {
  const { t } = useTranslation('console');
  return (
    <HandTable
      title={t('bridges.troubled')}
      hint={t('bridges.troubledText')}
      heads={[t('bridges.remote'), t('bridges.state')]}
      rows={bridge.troubled}
      keyOf={({ ticket }) => ticket.id}
      cells={(one) => (
        <>
          <td data-head={t('bridges.remote')}>
            <Remote one={one} />
          </td>
          <td data-head={t('bridges.state')}>
            <Pill tone={one.state === 'lost' ? 'danger' : 'accent'}>
              {one.state === 'mirrored' ? t('bridges.warned') : t(`bridges.states.${one.state}`, { into: `#${one.mergedInto}` })}
            </Pill>
            {one.warning && <p className={styles.said}>{one.warning}</p>}
          </td>
        </>
      )}
      act={{
        word: t('bridges.look'),
        name: ({ ticket }) => t('bridges.lookName', { number: ticket.number }),
        // What is merged or only warned of cannot be looked for.
        possible: ({ state }) => state === 'lost',
        run: ({ ticket }) => call(agentRoutes.lookAgainOverBridge, { params: { name: bridge.name, id: ticket.id } }),
        question: t('bridges.lookTitle'),
        text: () => t('bridges.lookText', { desk }),
        done: t('bridges.looking'),
      }}
    />
  );
}

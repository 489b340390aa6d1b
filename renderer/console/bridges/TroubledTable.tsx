import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes, type BridgeHealth } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { useToast } from '../common/toasts.tsx';
import { webAddress } from '../common/web-address.ts';
import styles from './bridges.module.css';

interface Props {
  readonly bridge: BridgeHealth;
  readonly desk: string;
}

/** Tickets that are no longer simply the same over there. */
export function TroubledTable({ bridge, desk }: Props) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<BridgeHealth['troubled'][number] | null>(null);
  const look = useMutation({
    mutationFn: (id: string) => call(agentRoutes.lookAgainOverBridge, { params: { name: bridge.name, id } }),
    onSuccess: () => {
      setAsking(null);
      toast(t('bridges.looking'));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['bridges'] }),
  });
  const close = () => {
    setAsking(null);
    look.reset();
  };
  return (
    <>
      <h3 className={styles.part}>{t('bridges.troubled')}</h3>
      <p className={styles.hint}>{t('bridges.troubledText')}</p>
      <div className={common.tableBox}>
        <table className={common.table}>
          <caption className="visually-hidden">{t('bridges.troubled')}</caption>
          <thead>
            <tr>
              {['ticket', 'remote', 'state'].map((head) => (
                <th key={head} scope="col">
                  {t(`bridges.${head}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {bridge.troubled.map((one) => (
              <tr key={one.ticket.id}>
                <td className={common.main}>
                  <Link href={`/tickets/${one.ticket.id}`}>
                    #{one.ticket.number} {one.ticket.title}
                  </Link>
                </td>
                <td data-head={t('bridges.remote')}>
                  {webAddress(one.remoteUrl) ? (
                    <a href={webAddress(one.remoteUrl) ?? undefined} target="_blank" rel="noreferrer">
                      #{one.remoteId}
                    </a>
                  ) : (
                    one.remoteId
                  )}
                </td>
                <td data-head={t('bridges.state')}>
                  <Pill tone={one.state === 'lost' ? 'danger' : 'accent'}>
                    {one.state === 'mirrored' ? t('bridges.warned') : t(`bridges.states.${one.state}`, { into: `#${one.mergedInto}` })}
                  </Pill>
                  {one.warning && <p className={styles.said}>{one.warning}</p>}
                </td>
                <td>
                  {one.state === 'lost' && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('bridges.lookName', { number: one.ticket.number })}
                      onClick={() => setAsking(one)}
                    >
                      {t('bridges.look')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Confirm
        opened={asking !== null}
        title={t('bridges.lookTitle')}
        action={t('bridges.look')}
        busy={look.isPending}
        error={look.error}
        onConfirm={() => asking && look.mutate(asking.ticket.id)}
        onClose={close}
      >
        {asking && <p>{t('bridges.lookText', { desk })}</p>}
      </Confirm>
    </>
  );
}

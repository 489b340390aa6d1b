import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes, type BridgeHealth } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { useToast } from '../common/toasts.tsx';
import styles from './bridges.module.css';

interface Props {
  readonly bridge: BridgeHealth;
  readonly desk: string;
}

/** What was refused over there; sent again only when a person says so. */
export function FailedTable({ bridge, desk }: Props) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<BridgeHealth['failed'][number] | null>(null);
  const resend = useMutation({
    mutationFn: (id: string) => call(agentRoutes.resendToBridge, { params: { name: bridge.name, id } }),
    onSuccess: () => {
      setAsking(null);
      toast(t('bridges.resent'));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['bridges'] }),
  });
  const close = () => {
    setAsking(null);
    resend.reset();
  };
  return (
    <>
      <h3 className={styles.part}>{t('bridges.failed')}</h3>
      <p className={styles.hint}>{t('bridges.failedText')}</p>
      <div className={common.tableBox}>
        <table className={common.table}>
          <caption className="visually-hidden">{t('bridges.failed')}</caption>
          <thead>
            <tr>
              {['ticket', 'what', 'why'].map((head) => (
                <th key={head} scope="col">
                  {t(`bridges.${head}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {bridge.failed.map((one) => (
              <tr key={one.id}>
                <td className={common.main}>
                  <Link href={`/tickets/${one.ticket.id}`}>
                    #{one.ticket.number} {one.ticket.title}
                  </Link>
                </td>
                <td data-head={t('bridges.what')}>{t(`bridges.kind.${one.kind}`)}</td>
                <td data-head={t('bridges.why')} className={styles.said}>
                  {one.error}
                </td>
                <td>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('bridges.resendName', { what: t(`bridges.kind.${one.kind}`), number: one.ticket.number })}
                    onClick={() => setAsking(one)}
                  >
                    {t('bridges.resend')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Confirm
        opened={asking !== null}
        title={t('bridges.resendTitle')}
        action={t('bridges.resend')}
        busy={resend.isPending}
        error={resend.error}
        onConfirm={() => asking && resend.mutate(asking.id)}
        onClose={close}
      >
        {asking && <p>{t('bridges.resendText', { desk, what: t(`bridges.kind.${asking.kind}`), number: asking.ticket.number })}</p>}
      </Confirm>
    </>
  );
}

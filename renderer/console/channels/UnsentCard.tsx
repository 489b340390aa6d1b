import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes, type UnsentDelivery } from '../../../shared/api/agent-routes.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Pager } from '../common/Pager.tsx';
import { Pill } from '../common/Pill.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './channels.module.css';

const size = 50;
type Chosen = 'all' | 'failed' | 'waiting';

function Row({ one, busy, onRetry }: { readonly one: UnsentDelivery; readonly busy: boolean; readonly onRetry: () => void }) {
  const { t, i18n } = useTranslation('console');
  return (
    <tr>
      <td>
        <Link href={`/tickets/${one.ticket.id}`} className={common.main}>
          #{one.ticket.number} {one.ticket.title}
        </Link>
      </td>
      <td data-head={t('channels.to')} className={styles.error}>
        {one.to} <span className={common.quiet}>{t(`channel.${one.channel}`)}</span>
      </td>
      <td>
        <Pill tone={one.state === 'failed' ? 'danger' : 'plain'}>{t(`channels.unsent.${one.state}`)}</Pill>
      </td>
      <td data-head={t('channels.written')}>
        <Ago time={one.createdAt} />
      </td>
      <td data-head={t('channels.error')} className={styles.error}>
        {one.error ?? t('channels.notTried')}
        {one.nextAt !== null && one.attempts > 0 && (
          <span className={common.quiet}> {t('channels.next', { count: one.attempts, time: timeText(one.nextAt, i18n.language) })}</span>
        )}
      </td>
      <td className={common.end}>
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          aria-label={t('channels.retryFor', { number: one.ticket.number, to: one.to })}
          onClick={onRetry}
        >
          {t('tryAgain')}
        </Button>
      </td>
    </tr>
  );
}

/** Answers that have not gone out yet, or were given up. */
export function UnsentCard() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [chosen, setChosen] = useState<Chosen>('all');
  const [page, setPage] = useState(1);
  const filter = { page, size, ...(chosen === 'all' ? {} : { state: chosen }) };
  const query = useQuery({
    queryKey: ['tickets', 'unsent', filter],
    queryFn: () => call(agentRoutes.listUnsent, { query: filter }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const retry = useMutation({
    mutationFn: (id: string) => call(agentRoutes.retryDelivery, { params: { id } }),
    onSuccess: () => {
      toast(t('channels.retried'));
      return client.invalidateQueries({ queryKey: ['tickets', 'unsent'] });
    },
  });
  return (
    <section aria-labelledby="channels-unsent">
      <div className={styles.head}>
        <h2 id="channels-unsent" className={styles.title}>
          {t('channels.unsent.title')}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('channels.unsent.title')}
          value={chosen}
          onChange={(value) => {
            setChosen(value as Chosen);
            setPage(1);
          }}
          data={(['all', 'failed', 'waiting'] as const).map((value) => ({ value, label: t(`channels.unsent.${value}`) }))}
        />
      </div>
      {retry.error && <FailureNote error={retry.error} />}
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t('channels.unsent.none')} />
          ) : (
            <>
              <div className={common.tableBox}>
                <table className={common.table}>
                  <caption className="visually-hidden">{t('channels.unsent.title')}</caption>
                  <thead>
                    <tr>
                      {['ticket', 'to', 'state.head', 'written', 'error'].map((head) => (
                        <th key={head} scope="col">
                          {t(`channels.${head}`)}
                        </th>
                      ))}
                      <td />
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <Row
                        key={one.id}
                        one={one}
                        busy={retry.isPending && retry.variables === one.id}
                        onRetry={() => retry.mutate(one.id)}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager page={page} size={size} total={total} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

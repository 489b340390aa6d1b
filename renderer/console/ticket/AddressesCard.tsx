import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes, type PersonAddress } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import frame from '../common/case.module.css';
import common from '../common/common.module.css';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './ticket.module.css';

/** By what else than the tray the person of a ticket can be reached; each can be forgotten when they ask for it. */
export function AddressesCard({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [asked, setAsked] = useState<PersonAddress | null>(null);
  const queryKey = ['tickets', 'addresses', ticket.id];
  const query = useQuery({ queryKey, queryFn: () => call(agentRoutes.listPersonAddresses, { params: { id: ticket.id } }) });
  const remove = useMutation({
    mutationFn: (addressId: string) => call(agentRoutes.forgetPersonAddress, { params: { id: ticket.id, addressId } }),
    onSuccess: (left) => {
      client.setQueryData(queryKey, left);
      // Its head and other tickets of the person name it as well.
      void client.invalidateQueries({ queryKey: ['tickets'] });
      setAsked(null);
      toast(t('addresses.done'));
    },
  });
  if (query.isPending) return null;
  const items = query.data?.items ?? [];
  // Most people are reached by their desktop, and have none.
  if (!query.error && items.length === 0 && (ticket.desktop || ticket.web)) return null;
  return (
    <section className={frame.card} aria-label={t('addresses.title')}>
      <h2>{t('addresses.title')}</h2>
      {query.error && <FailureNote error={query.error} onRetry={() => void query.refetch()} />}
      {!query.error && items.length === 0 && <p className={styles.tipsShown}>{t('addresses.none')}</p>}
      {items.length > 0 && (
        <ul className={styles.choices}>
          {items.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{one.address}</strong>
                <span className={common.quiet}>
                  {[t(`addresses.kind.${one.kind}`), one.name, t(one.verified ? 'addresses.verified' : 'ticket.notVerified')]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <Button size="xs" variant="default" aria-label={t('addresses.removeOne', one)} onClick={() => setAsked(one)}>
                {t('addresses.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Confirm
        opened={asked !== null}
        title={t('addresses.askTitle', { address: asked?.address ?? '' })}
        action={t('addresses.remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => asked && remove.mutate(asked.id)}
        onClose={() => {
          setAsked(null);
          remove.reset();
        }}
      >
        <p className={styles.askText}>{t('addresses.askText')}</p>
      </Confirm>
    </section>
  );
}

import { Button, Textarea } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { isOpen } from '../../../shared/model/fresh-set.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';

/** Asks the user of this ticket for a fresh set; one request at a time. */
export function AskForSet({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAccept();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => call(agentRoutes.askForFreshSet, { params: { id: ticket.id }, body: { reason } }),
    onSuccess: (answered) => {
      accept(answered);
      setAsking(false);
      setReason('');
      toast(t('sets.asked'));
    },
  });
  if (ticket.freshSets.some((set) => isOpen(set, Date.now()))) return <p className={styles.waiting}>{t('sets.waiting')}</p>;
  if (ticket.status === 'closed') return null;
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconStethoscope size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('sets.ask')}
      </Button>
      <Confirm
        opened={asking}
        title={t('sets.askTitle')}
        action={t('sets.askAction')}
        busy={ask.isPending}
        error={ask.error}
        onConfirm={() => ask.mutate()}
        onClose={() => setAsking(false)}
      >
        <p className={styles.askText}>{t('sets.askText')}</p>
        <Textarea
          label={t('sets.reason')}
          placeholder={t('sets.reasonHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Confirm>
    </>
  );
}

import { Button, Textarea } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentCall, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './calls.module.css';
import { useAcceptCall } from './useAcceptCall.ts';

/** Asks the caller for a fresh set; what comes belongs to the ticket of this call, which begins with it if need be. */
export function AskCaller({ one }: { readonly one: AgentCall }) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAcceptCall();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => call(agentRoutes.askCaller, { params: { id: one.id }, body: { reason } }),
    onSuccess: (answered) => {
      accept(answered);
      setAsking(false);
      setReason('');
      toast(t('sets.asked'));
    },
  });
  if (one.asked !== null)
    return (
      <p className={styles.quiet} role="status">
        {t('call.asked')}
      </p>
    );
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
        <p className={styles.quiet}>{t('sets.askText')}</p>
        {one.ticketId === null && <p className={styles.quiet}>{t('call.askBegins')}</p>}
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

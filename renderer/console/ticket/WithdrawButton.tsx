import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useAccept } from './useTicketChange.ts';

/** Takes a request for a fresh set back that nobody has answered. */
export function WithdrawButton({ ticketId, requestId }: { readonly ticketId: string; readonly requestId: string }) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAccept();
  const withdraw = useMutation({
    mutationFn: () => call(agentRoutes.withdrawFreshSetRequest, { params: { id: ticketId, requestId } }),
    onSuccess: (ticket) => {
      accept(ticket);
      toast(t('sets.withdrawn'));
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('sets.withdraw')}
      </Button>
      {withdraw.error && <FailureNote error={withdraw.error} />}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { TicketStatus } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';

/** Puts the answer of the help desk on the page at once, and has the lists read again. */
export function useAccept(): (ticket: AgentTicket) => void {
  const client = useQueryClient();
  return (ticket) => {
    client.setQueryData(['tickets', 'one', ticket.id], ticket);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'tickets' && queryKey[1] !== 'one' });
  };
}

export function useTicketChange(id: string) {
  const accept = useAccept();
  return useMutation({
    mutationFn: (body: { assignee?: string | null; status?: TicketStatus }) => call(agentRoutes.updateTicket, { params: { id }, body }),
    onSuccess: accept,
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { TicketStatus } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';

/** Puts the answer of the help desk on the page at once, and has the lists read again; other open tickets too, if they changed with it. */
export function useAccept(): (ticket: AgentTicket, which?: 'others too') => void {
  const client = useQueryClient();
  return (ticket, which) => {
    client.setQueryData(['tickets', 'one', ticket.id], ticket);
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === 'tickets' && (queryKey[1] !== 'one' || (which !== undefined && queryKey[2] !== ticket.id)),
    });
  };
}

export function useTicketChange(id: string) {
  const accept = useAccept();
  return useMutation({
    mutationFn: (body: { assignee?: string | null; status?: TicketStatus }) => call(agentRoutes.updateTicket, { params: { id }, body }),
    onSuccess: (ticket) => accept(ticket),
  });
}

import { useQueryClient } from '@tanstack/react-query';
import type { AgentCall } from '../../../shared/api/agent-routes.ts';

/** Puts the answer of the help desk on the page at once, and has the lists read again. */
export function useAcceptCall(): (answered: AgentCall) => void {
  const client = useQueryClient();
  return (answered) => {
    client.setQueryData(['tickets', 'call', answered.id], answered);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'tickets' && queryKey[1] !== 'call' });
  };
}

import { useQuery } from '@tanstack/react-query';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Section } from '../../../shared/model/section.ts';
import { call } from '../api/call.ts';
import { withReport } from './sets.ts';

interface LoadedSet {
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
}

/** One set of a ticket; null while it is on its way, or when none is asked for. It never changes once it is there. */
export function useSet(ticket: AgentTicket, id: string | null) {
  const query = useQuery({
    queryKey: ['fresh-set', ticket.id, id],
    queryFn: () => call(agentRoutes.getFreshSet, { params: { id: ticket.id, requestId: id ?? '' } }),
    enabled: id !== null && id !== withReport,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set: LoadedSet | null = id === withReport ? ticket.report : (query.data ?? null);
  return { set, error: query.error, retry: query.refetch };
}

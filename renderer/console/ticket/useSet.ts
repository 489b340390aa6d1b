import { useQuery } from '@tanstack/react-query';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Section } from '../../../shared/model/section.ts';
import { call } from '../api/call.ts';
import { choicesOf, withReport } from './sets.ts';

export interface LoadedSet {
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
}

/** One set of a ticket; null while it is on its way, or when none is asked for. It never changes once it is there. */
function useSet(ticket: AgentTicket, id: string | null) {
  const query = useQuery({
    queryKey: ['fresh-set', ticket.id, id],
    queryFn: () => call(agentRoutes.getFreshSet, { params: { id: ticket.id, requestId: id ?? '' } }),
    enabled: id !== null && id !== withReport,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set: LoadedSet | null = id === withReport ? ticket.report : (query.data ?? null);
  return { set, error: query.error, retry: query.refetch };
}

/** With when it was taken. */
export interface EarlierSet extends LoadedSet {
  readonly takenAt: string;
}

/** The set that is shown, and the one before it, when there is one. @param shown a request's id, or `withReport` */
export function useShownSet(ticket: AgentTicket, shown: string) {
  const choices = choicesOf(ticket);
  const at = Math.max(
    0,
    choices.findIndex(({ id }) => id === shown),
  );
  const choice = choices[at];
  const before = choices[at - 1];
  const { set, error, retry } = useSet(ticket, choice?.id ?? null);
  const { set: former } = useSet(ticket, before?.id ?? null);
  const earlier: EarlierSet | null = before && former ? { ...former, takenAt: before.takenAt } : null;
  return { choices, choice, set, earlier, error, retry };
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { agentRoutes, type Presence } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';

export interface Here {
  readonly looking: string;
  readonly answering: string;
}

/** Names of the colleagues who have a ticket on the screen, by ticket. A poke says that it changed; silence is asked about. */
export function usePresence(): ReadonlyMap<string, Here> {
  const { data } = useQuery({ queryKey: ['presence'], queryFn: () => call(agentRoutes.listPresence, {}), refetchInterval: 60_000 });
  return useMemo(() => hereOf(data?.items ?? []), [data]);
}

function hereOf(items: readonly Presence[]): ReadonlyMap<string, Here> {
  const here = new Map<string, Here>();
  for (const { ticketId, user, doing } of items) {
    const before = here.get(ticketId) ?? { looking: '', answering: '' };
    here.set(ticketId, { ...before, [doing]: before[doing] === '' ? user.name : `${before[doing]}, ${user.name}` });
  }
  return here;
}

import { useQuery } from '@tanstack/react-query';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';

/** All groups, for pages that choose among them. */
export function useGroups() {
  return useQuery({ queryKey: ['groups'], queryFn: () => call(agentRoutes.listGroups, {}) });
}

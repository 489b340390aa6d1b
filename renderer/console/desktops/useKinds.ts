import { useQuery } from '@tanstack/react-query';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';

/** Which distributions and desktop environments the enrolled desktops have. */
export function useKinds() {
  return useQuery({ queryKey: ['desktops', 'kinds'], queryFn: () => call(agentRoutes.listDesktopKinds, {}) });
}

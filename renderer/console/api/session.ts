import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { agentRoutes, type User } from '../../../shared/api/agent-routes.ts';
import type { Role } from '../../../shared/api/route.ts';
import { call } from './call.ts';
import { isProblem } from './failure.ts';

export type Session = { readonly user: User; readonly mustChangePassword: boolean };

/** `data: null` is "nobody is signed in"; other failures are errors. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async (): Promise<Session | null> => {
      try {
        return await call(agentRoutes.getSession, {});
      } catch (error) {
        if (isProblem(error, 'not-signed-in')) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Puts a fresh session in place, or takes it away, with everything that was read under the former one. */
export function useSetSession(): (session: Session | null) => void {
  const client = useQueryClient();
  return (session) => {
    client.setQueryData(['session'], session);
    if (session === null) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    else void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

const CurrentUser = createContext<User | null>(null);
export const CurrentUserProvider = CurrentUser.Provider;

export function useCurrentUser(): User {
  const user = useContext(CurrentUser);
  if (!user) throw new Error('a page outside the signed-in part asks for the user');
  return user;
}

const rank: Record<Role, number> = { agent: 0, editor: 1, admin: 2 };

/** An admin may do what an editor may, an editor what an agent may. */
export function mayAct(has: Role, needs: Role): boolean {
  return rank[has] >= rank[needs];
}

export function useMay(needs: Role): boolean {
  return mayAct(useCurrentUser().role, needs);
}

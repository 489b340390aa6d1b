import { useMutation, useQueryClient } from '@tanstack/react-query';
import { agentRoutes, type DesktopChoice } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';

export interface MembersChange {
  readonly groupId: string;
  readonly action: 'add' | 'remove';
  readonly desktops: DesktopChoice;
}

/** Puts desktops into a group or takes them out. */
export function useMembers() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ groupId, ...body }: MembersChange) => call(agentRoutes.changeMembers, { params: { id: groupId }, body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['groups'] });
      void client.invalidateQueries({ queryKey: ['desktops'] });
    },
  });
}

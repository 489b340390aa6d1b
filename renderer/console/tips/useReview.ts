import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AgentTip, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';

/** Where policy wants a second editor: may this person publish the draft, as it is in the editor? */
export function useNeedsOther(tip: AgentTip | null, unsaved: boolean): boolean {
  const { id } = useCurrentUser();
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => call(agentRoutes.getPolicy, {}) });
  return (policy.data?.tipReview ?? false) && (tip === null || unsaved || tip.draftBy.id === id);
}

type Act = { readonly kind: 'ask' | 'send-back'; readonly note: string } | { readonly kind: 'take-back' };

/** Ask for a review, answer it, or take the request back. */
export function useReview({ id }: Pick<AgentTip, 'id'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => {
      const params = { id };
      if (act.kind === 'take-back') return call(agentRoutes.takeBackReview, { params });
      return call(act.kind === 'ask' ? agentRoutes.askForReview : agentRoutes.sendBack, { params, body: { note: act.note } });
    },
    onSuccess: (next) => {
      client.setQueryData(['tips', 'one', id], next);
      return client.invalidateQueries({ queryKey: ['tips', 'list'] });
    },
  });
}

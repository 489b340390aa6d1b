import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type AgentTip, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useToast } from '../common/toasts.tsx';
import type { WrittenTip } from './useTipDraft.ts';

/** Save, publish, withdraw: what an editor does with a tip as a whole. */
export function useTipActions(tip: AgentTip | null, { edited, draft, unsaved, markSaved }: WrittenTip) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null);

  /** Of the draft that this page shows; a colleague may have saved a later one meanwhile. */
  const [seenAt, setSeenAt] = useState(tip?.draftAt);
  /** Of a tip that was new when this page opened, and that somebody writes on while it is saved: it must not be made twice. */
  const [madeId, setMadeId] = useState<string | null>(null);
  const id = tip?.id ?? madeId;

  const accept = (next: AgentTip) => {
    client.setQueryData(['tips', 'one', next.id], next);
    void client.invalidateQueries({ queryKey: ['tips', 'list'] });
    void client.invalidateQueries({ queryKey: ['tips', 'versions', next.id] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
  };
  const store = async (): Promise<AgentTip> => {
    const next = id
      ? await call(agentRoutes.updateTip, { params: { id }, body: draft })
      : await call(agentRoutes.createTip, { body: draft });
    setMadeId(next.id);
    markSaved(edited);
    setSeenAt(next.draftAt);
    accept(next);
    return next;
  };
  const save = useMutation({
    mutationFn: store,
    onSuccess: () => toast(t('tips.saved')),
  });
  const publish = useMutation({
    mutationFn: async () => {
      const seen = unsaved || !tip ? await store() : { id: tip.id, draftAt: seenAt };
      return call(agentRoutes.publishTip, { params: { id: seen.id }, query: { draftAt: seen.draftAt } });
    },
    onSuccess: (next) => {
      accept(next);
      setAsking(null);
      toast(t('tips.published'));
    },
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => call(agentRoutes.withdrawTip, { params: { id } }),
    onSuccess: (next) => {
      accept(next);
      setAsking(null);
      toast(t('tips.withdrawn'));
    },
  });
  // A new tip has got its id: its own address from now on, once nothing unsaved holds the page.
  const made = tip === null ? (publish.data ?? save.data) : undefined;
  useEffect(() => {
    if (made && !unsaved) navigate(`/tips/${made.id}`, { replace: true });
  }, [made, unsaved, navigate]);
  return { save, publish, withdraw, asking, setAsking, setSeenAt };
}
export type TipActions = ReturnType<typeof useTipActions>;

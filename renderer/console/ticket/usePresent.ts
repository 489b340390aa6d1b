import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { agentRoutes, presenceEvery } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { type Here, usePresence } from '../common/usePresence.ts';

/**
 * Says that one has this ticket on the screen, again and again while the tab is shown, and that one is gone.
 * @param answering something is typed and not sent yet
 * @returns who else is here
 */
export function usePresent(ticketId: string, answering: boolean): Here | undefined {
  const client = useQueryClient();
  const doing = answering ? 'answering' : 'looking';
  useEffect(() => {
    // Presence is a courtesy: what fails is told again in a moment, and nobody need hear of it.
    const say = (what: 'looking' | 'answering' | 'gone') =>
      call(agentRoutes.putPresence, { params: { id: ticketId }, body: { doing: what } }).catch(() => undefined);
    const tell = () => void say(document.hidden ? 'gone' : doing);
    const shown = () => {
      tell();
      if (!document.hidden) void client.invalidateQueries({ queryKey: ['presence'] });
    };
    tell();
    const timer = setInterval(() => !document.hidden && tell(), presenceEvery);
    document.addEventListener('visibilitychange', shown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [ticketId, doing, client]);
  useEffect(
    () => () => void call(agentRoutes.putPresence, { params: { id: ticketId }, body: { doing: 'gone' } }).catch(() => undefined),
    [ticketId],
  );
  return usePresence().get(ticketId);
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { type Known, knownOf, newsOf } from './notify.ts';
import { notifies } from './notify-choice.ts';

/** Tells of one's own tickets while one looks elsewhere. Pokes bring the list anew, in a tab that is hidden, too. */
export function useNotify(): void {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const known = useRef<Known | null>(null);
  const { data } = useQuery({
    queryKey: ['tickets', 'own'],
    queryFn: () => call(agentRoutes.listTickets, { query: { assignee: 'me', status: 'active', size: 200 } }),
    enabled: notifies(),
  });
  useEffect(() => {
    if (!data) return;
    const news = newsOf(known.current, data.items);
    known.current = knownOf(data.items);
    if (document.hasFocus() || !notifies()) return;
    for (const { id, number, title, what } of news) {
      const note = new Notification(t(`day.notify.${what}`, { number }), { body: title, tag: id, silent: true });
      note.addEventListener('click', () => {
        window.focus();
        navigate(`/tickets/${id}`);
        note.close();
      });
    }
  }, [data, navigate, t]);
}

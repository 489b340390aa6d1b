import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';

const pokeSchema = z.object({
  topic: z.enum(['tickets', 'tips', 'announcements', 'desktops', 'groups', 'users', 'canned', 'views', 'presence', 'rules']),
});

/** Milliseconds before the next attempt when the browser gave the stream up: grows to half a minute. */
function reconnectDelay(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5));
}

/** The topics are the first parts of the query keys. A message that is no poke is nothing to act on. */
function topicOf(data: string): string | null {
  try {
    const parsed = pokeSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data.topic : null;
  } catch {
    return null;
  }
}

/**
 * Listens to the help desk's pokes and has the poked topic read again. After each gap everything is read again, since a
 * poke is a hint and may be lost.
 * @returns whether the stream is open; true until it is known not to be
 */
export function usePokes(): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    let gap = false;
    const open = () => {
      source = new EventSource(agentRoutes.streamAgentEvents.path);
      source.addEventListener('open', () => {
        attempt = 0;
        setConnected(true);
        if (gap) void client.invalidateQueries();
        gap = false;
      });
      source.addEventListener('poke', (event) => {
        const topic = topicOf(String(event.data));
        if (topic) void client.invalidateQueries({ queryKey: [topic] });
      });
      source.addEventListener('error', () => {
        gap = true;
        setConnected(false);
        // The browser tries again by itself unless the answer was not a stream at all.
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, reconnectDelay(attempt));
        attempt += 1;
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);
  return connected;
}

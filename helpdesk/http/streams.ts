import type { FastifyReply } from 'fastify';

/** Open server-sent event streams, by who holds them. */
export interface Streams {
  /** Answers with a stream that stays open; `first` is sent at once, a comment line every `heartbeat` seconds. */
  open(reply: FastifyReply, key: string, heartbeat: number, first?: string): void;
  /** @param data JSON text */
  poke(key: string, data: string): void;
  pokeAll(data: string): void;
  /** Ends those of one holder: the token or the session is over. */
  end(key: string): void;
  count(): number;
  close(): void;
}

/** @param most streams of one holder; the oldest gives way, since a lost connection may look open for long */
export function createStreams(most: number): Streams {
  const open = new Map<string, Set<FastifyReply['raw']>>();
  const event = (data: string) => `event: poke\ndata: ${data}\n\n`;
  const each = function* () {
    for (const set of open.values()) yield* set;
  };
  return {
    open(reply, key, heartbeat, first) {
      reply.hijack();
      const stream = reply.raw;
      const headers = reply.getHeaders() as Record<string, string>;
      stream.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      stream.write(first === undefined ? ': hello\n\n' : `: hello\n\n${event(first)}`);
      const set = open.get(key) ?? new Set();
      open.set(key, set);
      set.add(stream);
      if (set.size > most) set.values().next().value?.end();
      const beat = setInterval(() => stream.write(': still here\n\n'), heartbeat * 1000);
      beat.unref();
      stream.on('error', () => stream.destroy());
      stream.on('close', () => {
        clearInterval(beat);
        set.delete(stream);
        if (set.size === 0 && open.get(key) === set) open.delete(key);
      });
    },
    poke(key, data) {
      for (const stream of open.get(key) ?? []) stream.write(event(data));
    },
    pokeAll(data) {
      for (const stream of each()) stream.write(event(data));
    },
    end(key) {
      for (const stream of open.get(key) ?? []) stream.end();
    },
    count: () => [...each()].length,
    close() {
      for (const stream of each()) stream.end();
    },
  };
}

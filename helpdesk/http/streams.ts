import type { FastifyReply } from 'fastify';

/** Each one wakes every desktop: as rare as the usual time limit of proxies (60 s) allows. */
const heartbeatMs = 55_000;

/** Open server-sent event streams, by who holds them. */
export interface Streams {
  /** Answers with a stream that stays open; `first` is sent at once. */
  open(reply: FastifyReply, key: string, first?: string): void;
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
  const heartbeat = setInterval(() => {
    for (const stream of each()) stream.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();
  return {
    open(reply, key, first) {
      reply.hijack();
      const stream = reply.raw;
      const headers = reply.getHeaders() as Record<string, string>;
      stream.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      stream.write(first === undefined ? ': hello\n\n' : `: hello\n\n${event(first)}`);
      const set = open.get(key) ?? new Set();
      open.set(key, set);
      set.add(stream);
      if (set.size > most) set.values().next().value?.end();
      stream.on('error', () => stream.destroy());
      stream.on('close', () => {
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
      clearInterval(heartbeat);
      for (const stream of each()) stream.end();
    },
  };
}

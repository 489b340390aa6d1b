import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Poke, PokeBus } from './pokes.ts';
import type { Db } from './schema.ts';

const channel = 'pandu_pokes';
const retryMs = 2000;

export interface PokeListener {
  /** Names this process, so that it does not wake itself twice. */
  readonly origin: string;
  connected(): boolean;
  close(): Promise<void>;
}

/** Inside the transaction: PostgreSQL delivers it at commit, or never. */
export async function sendPokes(tx: Db, origin: string, pokes: readonly Poke[]): Promise<void> {
  // A notification holds at most 8000 bytes: one each, but all in one statement, since a group has thousands of desktops.
  const payloads = JSON.stringify(pokes.map((poke) => JSON.stringify({ origin, poke })));
  await sql`select count(pg_notify(${channel}, payload)) from jsonb_array_elements_text(${payloads}::jsonb) as sent (payload)`.execute(tx);
}

/** Hands on what other processes on the same PostgreSQL poke; connects again for as long as it is not closed. */
export async function listenForPokes(url: string, bus: PokeBus, onTrouble: (error: Error) => void): Promise<PokeListener> {
  const origin = randomUUID();
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
    next.on('notification', (message) => {
      const heard = JSON.parse(message.payload ?? '{}') as { origin?: string; poke?: Poke };
      if (heard.poke && heard.origin !== origin) bus.emit([heard.poke]);
    });
    next.on('error', onTrouble);
    next.on('end', () => {
      if (client === next) client = null;
      again();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  }
  function again(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect().catch((error: Error) => {
        onTrouble(error);
        again();
      });
    }, retryMs);
  }
  await connect();
  return {
    origin,
    connected: () => client !== null,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

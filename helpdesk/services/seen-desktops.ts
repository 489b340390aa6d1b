import { sql } from 'kysely';
import { createBatch } from '../store/batch.ts';
import type { Context } from './context.ts';

interface KnownDesktop {
  readonly id: string;
  readonly userName: string;
}

/** Who a token belongs to, and what the console's list shows of it: when a desktop was seen, and how far it has read. */
export interface SeenDesktops {
  /** @param hash SHA-256 of the token, in hexadecimal: found by its hash, how long that takes says nothing about the token */
  find(hash: string): Promise<KnownDesktop | undefined>;
  /** Written down within a second. */
  note(id: string, what: { readonly seenAt: number } | { readonly cursor: number }): void;
  /** Writes what is still to be written. */
  stop(): Promise<void>;
}

const laterMs = 1000;

/**
 * A poke brings a thousand desktops in the same second: their tokens are found with a few queries, and what is noted of
 * them is written with one. A note of each for itself had them wait for a thousand syncs of the disk.
 */
export function createSeenDesktops({ database }: Context): SeenDesktops {
  const notes = new Map<string, { seenAt: number | null; cursor: number | null }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (notes.size === 0) return;
    // In one order, so that processes that write the same rows do not wait for each other in a circle.
    const rows = [...notes].sort(([a], [b]) => (a < b ? -1 : 1));
    notes.clear();
    const seen = rows.map(([, { seenAt }]) => (seenAt === null ? null : new Date(seenAt).toISOString()));
    await sql`update desktops set last_seen_at = coalesce(noted.seen, last_seen_at), cursor = coalesce(noted.cursor, desktops.cursor)
      from unnest(${sql.val(rows.map(([id]) => id))}::uuid[], ${sql.val(seen)}::timestamptz[],
        ${sql.val(rows.map(([, { cursor }]) => cursor))}::bigint[]) noted(id, seen, cursor)
      where desktops.id = noted.id`.execute(database.db);
  }

  return {
    find: createBatch<string, KnownDesktop>(async (hashes) => {
      const rows = await database.db
        .selectFrom('desktops')
        .select(['id', 'token_hash', 'inventory'])
        .where(
          'token_hash',
          'in',
          hashes.map((hash) => Buffer.from(hash, 'hex')),
        )
        .where('removed_at', 'is', null)
        .execute();
      return new Map(
        rows.map(({ id, token_hash: hash, inventory }) => [Buffer.from(hash ?? []).toString('hex'), { id, userName: inventory.userName }]),
      );
    }),
    note(id, what) {
      notes.set(id, { ...(notes.get(id) ?? { seenAt: null, cursor: null }), ...what });
      // What cannot be written now is noted again with the next call of that desktop.
      timer ??= setTimeout(() => void write().catch(() => undefined), laterMs);
      timer.unref();
    },
    stop: () => write().catch(() => undefined),
  };
}

import { sql } from 'kysely';
import { createBatch } from '../store/batch.ts';
import type { Context } from './context.ts';

export interface KnownDesktop {
  readonly id: string;
  readonly userName: string;
}

/**
 * Whose token is it? Writes down that the desktop was seen. After a poke a thousand desktops call in the same second, so
 * they share their queries.
 * @param hash SHA-256 of the token, in hexadecimal; found by its hash, how long that takes says nothing about the token
 */
export function createDesktopFinder({ database, now }: Context): (hash: string) => Promise<KnownDesktop | undefined> {
  return createBatch<string, KnownDesktop>(async (hashes) => {
    const rows = await database.db
      .updateTable('desktops')
      .set({ last_seen_at: new Date(now()) })
      .where(
        'token_hash',
        'in',
        hashes.map((hash) => Buffer.from(hash, 'hex')),
      )
      .where('removed_at', 'is', null)
      .returning(['id', 'token_hash', 'inventory'])
      .execute();
    return new Map(
      rows.map(({ id, token_hash, inventory }) => [Buffer.from(token_hash ?? []).toString('hex'), { id, userName: inventory.userName }]),
    );
  });
}

/** For the console's list: how far each desktop has read. */
export function createCursorKeeper({ database }: Context): (desktopId: string, cursor: number) => Promise<void> {
  const newest = new Map<string, number>();
  const keep = createBatch<string, true>(async (ids) => {
    const cursors = ids.map((id) => newest.get(id) ?? 0);
    for (const id of ids) newest.delete(id);
    await sql`update desktops set cursor = read.cursor from unnest(${sql.val(ids)}::uuid[], ${sql.val(cursors)}::bigint[]) read(id, cursor)
      where desktops.id = read.id and desktops.cursor != read.cursor`.execute(database.db);
    return new Map();
  });
  return async (desktopId, cursor) => {
    newest.set(desktopId, cursor);
    await keep(desktopId);
  };
}

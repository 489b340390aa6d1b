import { sql } from 'kysely';
import type { ChannelHealth } from '../../shared/api/agent-routes.ts';
import type { Db } from '../store/schema.ts';
import type { Context } from './context.ts';

/** A way in or out, as a process looks after it. `name`: unique among all, as administrators know it: "help@imap.example.org/INBOX". */
export interface Looked extends Pick<ChannelHealth, 'name' | 'channel' | 'part'> {
  /** What comes in by the same way says reliably who sent it. */
  readonly vouches?: boolean;
}

/** So often a way that works is written down anew. */
const everyMs = 60_000;

/** @param error null: it works. What is the same as a moment ago is not written again. */
export async function tellHealth(context: Context, { name, channel, part, vouches = false }: Looked, error: string | null): Promise<void> {
  const at = new Date(context.now());
  const old = new Date(context.now() - everyMs);
  const text = error?.slice(0, 500) ?? null;
  await sql`
    insert into channel_health as h (name, channel, part, ok_at, error, failing_since, told_at, vouches)
    values (${name}, ${channel}, ${part}, ${text === null ? at : null}, ${text}, ${text === null ? null : at}, ${at}, ${vouches})
    on conflict (name) do update set
      ok_at = coalesce(excluded.ok_at, h.ok_at), error = excluded.error, told_at = excluded.told_at, vouches = excluded.vouches,
      failing_since = case when excluded.error is null then null else coalesce(h.failing_since, excluded.failing_since) end
    where h.error is distinct from excluded.error or h.vouches <> excluded.vouches or h.told_at < ${old}`.execute(context.database.db);
}

/** By channel, what brings in first. */
export async function readHealth(db: Db): Promise<ChannelHealth[]> {
  const rows = await db.selectFrom('channel_health').selectAll().orderBy('channel').orderBy('part').orderBy('name').execute();
  return rows.map((row) => ({
    name: row.name,
    channel: row.channel,
    part: row.part,
    okAt: row.ok_at?.toISOString() ?? null,
    error: row.error,
    failingSince: row.failing_since?.toISOString() ?? null,
    toldAt: row.told_at.toISOString(),
  }));
}

/** Mails go out, if perhaps not just now, and those that come say reliably from whom: it is of use to know whose an address is. */
export async function addressesCount(context: Context): Promise<boolean> {
  const row = await context.database.db
    .selectFrom('channel_health')
    .select('name')
    .where('channel', '=', 'email')
    .where('part', '=', 'out')
    .where('vouches', '=', true)
    .where('told_at', '>', new Date(context.now() - 20 * 60_000))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

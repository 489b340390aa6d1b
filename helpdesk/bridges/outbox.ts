import { sql } from 'kysely';
import { type Context, newId } from '../services/context.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import { whenToTell } from './merge-notice.ts';

/** A message waits so long for its files, in milliseconds; they follow it when they come later. */
const filesWithin = 120_000;

export interface Operation {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: 'create' | 'append' | 'file' | 'close';
  readonly key: string;
  readonly messageId: string | null;
  readonly files: readonly string[];
  readonly attempt: number;
  /** It may have been sent before: look for it first. */
  readonly mayBeThere: boolean;
}

/**
 * A row for everything that is not mirrored yet. It is derived from the tickets themselves, so that no way by which a message
 * comes can forget it. Notes stay inside; what came from there does not go back.
 * @param changedSince tickets that changed earlier are not looked at
 */
export async function enqueue(context: Context, bridge: string, changedSince: Date): Promise<void> {
  const now = new Date(context.now());
  const filesBy = new Date(context.now() - filesWithin);
  await context.database.transaction(async (unit) => {
    const { tx } = unit;
    const messages = await sql<{ id: string; ticket_id: string; first: boolean; merges: boolean; files: string[] }>`
      select m.id, m.ticket_id, coalesce(m.sender = 'system' and m.at = t.merged_at, false) as merges, m.position = (select min(position) from messages where ticket_id = m.ticket_id and not note) as first,
        coalesce((select jsonb_agg(a.id order by a.position) from attachments a
          where a.message_id = m.id and a.content is not null and a.bytes > 0), '[]'::jsonb) as files
      from messages m join tickets t on t.id = m.ticket_id join bridges b on b.name = ${bridge} and t.created_at >= b.since
      where not m.note and t.updated_at >= ${changedSince}
        and not exists (select 1 from bridge_outbox o where o.bridge = ${bridge} and o.message_id = m.id)
        and not exists (select 1 from bridge_seen s where s.bridge = ${bridge} and s.message_id = m.id)
        and (t.updated_at < ${filesBy}
          or not exists (select 1 from attachments a where a.message_id = m.id and a.content is null))
      order by m.position limit 500`.execute(tx);
    // Whatever comes after a word that waits would come before it.
    const waiting = new Set<string>();
    for (const { id, ticket_id, first, merges, files } of messages.rows) {
      if (waiting.has(ticket_id)) continue;
      const when = merges ? await whenToTell(tx, bridge, ticket_id) : 'now';
      if (when === 'wait') waiting.add(ticket_id);
      if (when !== 'now') continue;
      await add(unit, context, { bridge, ticketId: ticket_id, kind: first ? 'create' : 'append', key: id, messageId: id, files, now });
    }
    const late = await sql<{ id: string; message_id: string; ticket_id: string }>`
      select a.id, a.message_id, a.ticket_id from attachments a join bridge_outbox o on o.bridge = ${bridge} and o.message_id = a.message_id
        join tickets t on t.id = o.ticket_id
      where t.updated_at >= ${changedSince} and o.kind in ('create', 'append') and a.content is not null and a.bytes > 0 and not o.files ? a.id::text
        and not exists (select 1 from bridge_outbox f where f.bridge = ${bridge} and f.key = a.id::text)
      order by a.position limit 500`.execute(tx);
    for (const { id, message_id, ticket_id } of late.rows)
      await add(unit, context, { bridge, ticketId: ticket_id, kind: 'file', key: id, messageId: message_id, files: [id], now });
    const over = await sql<{ id: string; at: string }>`
      select t.id, t.updated_at::text as at from tickets t join bridge_links l on l.ticket_id = t.id and l.bridge = ${bridge}
      where t.updated_at >= ${changedSince} and t.status in ('solved', 'closed') and l.status <> 'closed' and l.state = 'mirrored'
        and not exists (select 1 from bridge_outbox o where o.bridge = ${bridge} and o.key = 'close ' || t.id || ' ' || t.updated_at::text)
      limit 500`.execute(tx);
    for (const { id, at } of over.rows) {
      // A word after it would open it again over there.
      if (waiting.has(id)) continue;
      await add(unit, context, { bridge, ticketId: id, kind: 'close', key: `close ${id} ${at}`, messageId: null, files: [], now });
    }
  });
}

interface NewOperation extends Pick<Operation, 'ticketId' | 'kind' | 'key' | 'messageId' | 'files'> {
  readonly bridge: string;
  readonly now: Date;
}
async function add({ tx }: Unit, context: Context, { bridge, ticketId, kind, key, messageId, files, now }: NewOperation): Promise<void> {
  await tx
    .insertInto('bridge_outbox')
    .values({
      id: newId(context),
      bridge,
      ticket_id: ticketId,
      kind,
      key,
      message_id: messageId,
      files: toJson([...files]),
      state: 'pending',
      attempts: 0,
      next_at: now,
      error: null,
      remote_message_id: null,
    })
    // Another process was faster.
    .onConflict((oc) => oc.columns(['bridge', 'key']).doNothing())
    .execute();
}

/**
 * The next one that is due, marked as sent before anything is sent. One at a time of each ticket, in order; what follows a
 * ticket that could not be made waits for it.
 * @param leaseMs after which another process may think that we died
 */
export async function claim(context: Context, bridge: string, leaseMs: number): Promise<Operation | null> {
  const now = context.now();
  return await context.database.transaction(async ({ tx }) => {
    // The subquery is asked of each row in order, and mostly the first will do: as a join it would be made of all that are open.
    const row = await tx
      .selectFrom('bridge_outbox as o')
      .selectAll('o')
      .where('o.bridge', '=', bridge)
      .where('o.state', 'in', ['pending', 'sent-unknown'])
      .where('o.next_at', '<=', new Date(now))
      .where('o.position', '=', (eb) =>
        eb
          .selectFrom('bridge_outbox as first')
          .select(({ fn }) => fn.min('first.position').as('position'))
          .whereRef('first.bridge', '=', 'o.bridge')
          .whereRef('first.ticket_id', '=', 'o.ticket_id')
          .where((open) =>
            open.or([
              open('first.state', 'in', ['pending', 'sent-unknown']),
              open.and([open('first.kind', '=', 'create'), open('first.state', '=', 'failed')]),
            ]),
          ),
      )
      .orderBy('o.position')
      .limit(1)
      .forUpdate('o')
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    const attempt = row.attempts + 1;
    await tx
      .updateTable('bridge_outbox')
      .set({ state: 'sent-unknown', attempts: attempt, next_at: new Date(now + leaseMs) })
      .where('id', '=', row.id)
      .execute();
    const { id, ticket_id, kind, key, message_id, files } = row;
    return { id, ticketId: ticket_id, kind, key, messageId: message_id, files, attempt, mayBeThere: row.state === 'sent-unknown' };
  });
}

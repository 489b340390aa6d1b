import { type Selectable, sql } from 'kysely';
import type { Db, Schema } from './schema.ts';

type TicketFacts = Pick<Selectable<Schema['tickets']>, 'id' | 'desktop_id' | 'merged_into' | 'status' | 'updated_at' | 'outcome'>;

/** The ticket in which the conversation of this one goes on: itself, unless it was merged. */
export async function goesOnIn(db: Db, ticketId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, next) as (
      select id, merged_into from tickets where id = ${ticketId}
      union all select t.id, t.merged_into from up join tickets t on t.id = up.next)
    select id from up where next is null`.execute(db);
  return rows[0]?.id ?? ticketId;
}

/** Tickets that were merged into this one, and those that were merged into them. */
export async function readMergedInto(
  db: Db,
  ticketId: string,
): Promise<{ id: string; number: number; title: string; desktop_id: string | null }[]> {
  const { rows } = await sql<{ id: string; number: number; title: string; desktop_id: string | null }>`
    with recursive family (id) as (
      select id from tickets where merged_into = ${ticketId}
      union all select t.id from family join tickets t on t.merged_into = family.id)
    select t.id, t.number, t.title, t.desktop_id from family join tickets t on t.id = family.id order by t.number`.execute(db);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** The ticket and all that were merged into it: one history. */
export async function familyOf(db: Db, ticketId: string): Promise<string[]> {
  return [ticketId, ...(await readMergedInto(db, ticketId)).map(({ id }) => id)];
}

interface Standing {
  /** Whose status, outcome and time are shown. */
  readonly as: TicketFacts;
  readonly messagesOf: readonly string[];
}

/**
 * How tickets stand for their desktop; those without any merge are not in it. Of one history a desktop shows one ticket with all
 * that was said: the one in which it goes on, or the first that this desktop has of it. Others keep what was written to them, so
 * that nothing is read, or told, twice.
 */
export async function readStanding(db: Db, tickets: readonly TicketFacts[]): Promise<ReadonlyMap<string, Standing>> {
  const standing = new Map<string, Standing>();
  if (tickets.length === 0) return standing;
  const ids = tickets.map(({ id }) => id);
  const roots = await db.selectFrom('tickets').select('merged_into').distinct().where('merged_into', 'in', ids).execute();
  const hasMerged = new Set(roots.map(({ merged_into: id }) => id));
  for (const ticket of tickets) {
    if (ticket.merged_into === null && !hasMerged.has(ticket.id)) continue;
    const rootId = await goesOnIn(db, ticket.id);
    const root = rootId === ticket.id ? ticket : await readFacts(db, rootId);
    const merged = await readMergedInto(db, rootId);
    const own = merged.filter(({ desktop_id: desktop }) => desktop === ticket.desktop_id).map(({ id }) => id);
    const main = root.desktop_id === ticket.desktop_id ? rootId : own[0];
    if (ticket.id !== main) {
      standing.set(ticket.id, { as: ticket, messagesOf: [ticket.id] });
      continue;
    }
    const others = merged.map(({ id }) => id).filter((id) => id === main || !own.includes(id));
    standing.set(ticket.id, { as: root, messagesOf: [rootId, ...others] });
  }
  return standing;
}

async function readFacts(db: Db, id: string): Promise<TicketFacts> {
  const columns = ['id', 'desktop_id', 'merged_into', 'status', 'updated_at', 'outcome'] as const;
  return await db.selectFrom('tickets').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

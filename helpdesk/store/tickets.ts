import { sql } from 'kysely';
import type { Ticket } from '../../shared/model/ticket.ts';
import { putChange } from './changes.ts';
import type { Unit } from './database.ts';
import { readMessages } from './messages.ts';
import type { Db } from './schema.ts';

/** Everybody who watches this ticket learns that it changed. Last in the transaction, as `putChange`. */
export async function touchTicket(unit: Unit, ticket: { id: string; desktop_id: string | null }, at: Date): Promise<void> {
  await unit.tx.updateTable('tickets').set({ updated_at: at }).where('id', '=', ticket.id).execute();
  await noteStatus(unit.tx, ticket.id, at);
  unit.pokes.push({ kind: 'topic', topic: 'tickets' });
  // Of no desktop: nothing for the feed, which would show it to all of them.
  if (ticket.desktop_id !== null) await putChange(unit, { kind: 'ticket', id: ticket.id, desktopId: ticket.desktop_id, at });
}

/** Here, where every change passes, so that no way of changing the status is forgotten. */
async function noteStatus(tx: Db, id: string, at: Date): Promise<void> {
  await sql`insert into ticket_statuses (ticket_id, at, was, status)
    select t.id, ${at}, coalesce(last.status, 'new'), t.status from tickets t
    left join lateral (select status from ticket_statuses where ticket_id = t.id order by id desc limit 1) last on true
    where t.id = ${id} and t.status <> coalesce(last.status, 'new')`.execute(tx);
}

/** The ticket, locked until the end of the transaction: turns of one conversation come one after another. */
export async function lockTicket(tx: Db, id: string) {
  return await tx.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Tickets as their desktop sees them: no notes, no names of colleagues but the author of an answer. */
export async function readTicketsForDesktop(db: Db, ids: readonly string[]): Promise<Map<string, Ticket>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tickets').selectAll().where('id', 'in', ids).execute();
  const messages = await readMessages(db, ids, { notes: false });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        reportId: row.report_id,
        number: row.number,
        title: row.title,
        application: row.application,
        status: row.status,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        messages: (messages.get(row.id) ?? []).map(({ note: _, ...message }) => message),
        outcome: row.outcome,
      },
    ]),
  );
}

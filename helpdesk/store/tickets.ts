import { sql } from 'kysely';
import type { Ticket } from '../../shared/model/ticket.ts';
import { putChange } from './changes.ts';
import type { Unit } from './database.ts';
import { renewDue } from './due.ts';
import { goesOnIn, readMergedInto, readStanding } from './merged.ts';
import { readMessages } from './messages.ts';
import type { Db } from './schema.ts';

/** Everybody who watches this ticket learns that it changed. Last in the transaction, as `putChange`. */
export async function touchTicket(unit: Unit, ticket: { id: string; desktop_id: string | null }, at: Date): Promise<void> {
  await unit.tx.updateTable('tickets').set({ updated_at: at }).where('id', '=', ticket.id).execute();
  await noteStatus(unit.tx, ticket.id, at);
  await renewDue(unit.tx, [ticket.id]);
  unit.pokes.push({ kind: 'topic', topic: 'tickets' });
  // Of no desktop: nothing for the feed, which would show it to all of them.
  if (ticket.desktop_id !== null) await putChange(unit, { kind: 'ticket', id: ticket.id, desktopId: ticket.desktop_id, at });
  // Who wrote what was merged into it follows the conversation there.
  for (const merged of await readMergedInto(unit.tx, ticket.id))
    if (merged.desktop_id !== null && merged.desktop_id !== ticket.desktop_id)
      await putChange(unit, { kind: 'ticket', id: merged.id, desktopId: merged.desktop_id, at });
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

/** The same, or the ticket that it was merged into: what is written to it from now on belongs there. */
export async function lockWhereItGoesOn(tx: Db, id: string) {
  // First itself: nobody can merge it in the meantime.
  const ticket = await lockTicket(tx, id);
  return ticket?.merged_into ? await lockTicket(tx, await goesOnIn(tx, id)) : ticket;
}

/**
 * Tickets as their desktop sees them: no notes, no names of colleagues but the author of an answer. One that was merged into a
 * ticket of another desktop, or of none, goes on as that one: the person goes on reading where they wrote.
 */
export async function readTicketsForDesktop(db: Db, ids: readonly string[]): Promise<Map<string, Ticket>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('tickets').selectAll().where('id', 'in', ids).execute();
  const standing = await readStanding(db, rows);
  const standingOf = (row: (typeof rows)[number]) => standing.get(row.id) ?? { as: row, messagesOf: [row.id] };
  const wanted = new Set(rows.flatMap((row) => standingOf(row).messagesOf));
  const messages = await readMessages(db, [...wanted], { notes: false });
  return new Map(
    rows.map((row) => {
      const { as, messagesOf } = standingOf(row);
      const said = messagesOf.flatMap((id) => messages.get(id) ?? []).sort((a, b) => a.position - b.position);
      return [
        row.id,
        {
          id: row.id,
          reportId: row.report_id,
          number: row.number,
          title: row.title,
          application: row.application,
          status: as.status,
          createdAt: row.created_at.toISOString(),
          updatedAt: as.updated_at.toISOString(),
          messages: said.map(({ note: _note, position: _position, ticketId: _ticket, ...message }) => message),
          outcome: as.outcome,
        },
      ];
    }),
  );
}

import type { UserCaller } from '../http/callers.ts';
import { lockTicket, touchTicket } from '../store/tickets.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * An agent made sure whose computer it is: the ticket is shown there from now on. Not to be taken back, since a desktop keeps
 * what it has read; the same again changes nothing.
 */
export async function tieTicket(context: Context, caller: UserCaller, ticketId: string, desktopId: string): Promise<Refusal | undefined> {
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await lockTicket(unit.tx, ticketId);
    if (!ticket) return refuse('not-found', 'No such ticket.');
    if (ticket.desktop_id === desktopId) return undefined;
    if (ticket.desktop_id !== null) return refuse('conflict', 'It belongs to a desktop already.');
    const desktop = await unit.tx
      .selectFrom('desktops')
      .select('inventory')
      .where('id', '=', desktopId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!desktop) return refuse('not-found', 'No such desktop.');
    await unit.tx.updateTable('tickets').set({ desktop_id: desktopId }).where('id', '=', ticketId).execute();
    // A web contact is this one conversation. A mail address or a number is verified by its own way.
    if (ticket.contact_id !== null)
      await unit.tx
        .updateTable('contacts')
        .set({ desktop_id: desktopId, verified_at: at })
        .where('id', '=', ticket.contact_id)
        .where('kind', '=', 'web')
        .execute();
    const { userName, hostName } = desktop.inventory;
    await audit(unit, context, caller.login, 'ticket.tie', `#${ticket.number}`, `${userName}@${hostName}`);
    await touchTicket(unit, { id: ticketId, desktop_id: desktopId }, at);
    return undefined;
  });
}

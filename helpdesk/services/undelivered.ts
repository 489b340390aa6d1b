import { createHash } from 'node:crypto';
import type { Channel } from '../../shared/model/channel.ts';
import type { Unit } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import { lockTicket, touchTicket } from '../store/tickets.ts';
import { type Context, newId } from './context.ts';

interface Undelivered {
  readonly deliveryId: string;
  readonly ticketId: string;
  readonly channel: Exclude<Channel, 'tray'>;
  /** The note, in English, for agents. */
  readonly text: string;
  /** For the delivery; default: the note. */
  readonly error?: string;
}

/** An answer of ours that left and did not arrive: its delivery failed, the ticket waits for us again and says why in a note. */
export async function noteUndelivered(
  unit: Unit,
  context: Context,
  { deliveryId, ticketId, channel, text, error = text }: Undelivered,
): Promise<boolean> {
  const ticket = await lockTicket(unit.tx, ticketId);
  if (!ticket) return false;
  const at = new Date(context.now());
  await unit.tx.updateTable('deliveries').set({ state: 'failed', error }).where('id', '=', deliveryId).execute();
  const id = newId(context);
  await insertMessage(unit.tx, {
    id,
    ticketId,
    ...{ sender: 'system', author: '', authorId: null, at, text, answer: null, note: true, attachments: [] },
    sha256: createHash('sha256').update(id).digest(),
    channel,
  });
  await unit.tx
    .updateTable('tickets')
    .set({ status: ticket.status === 'new' ? 'new' : 'open', waiting_since: ticket.waiting_since ?? at })
    .where('id', '=', ticketId)
    .execute();
  await touchTicket(unit, ticket, at);
  return true;
}

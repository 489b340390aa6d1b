import type { Context } from '../../services/context.ts';
import { noteUndelivered } from '../../services/undelivered.ts';
import type { Unit } from '../../store/database.ts';
import type { Mail } from './read.ts';
import { deliveryOf } from './thread.ts';

const delayed = /^action:\s*(delayed|delivered|relayed|expanded)/im;

/**
 * An answer of ours that did not arrive: its delivery failed, the ticket waits for us again and says why in a note. A bounce
 * that does not carry the token of the ticket is of no mail of ours, whatever it claims.
 * @returns the ticket that it is about
 */
export async function noteBounce(unit: Unit, context: Context, mail: Mail, key: string): Promise<string | null> {
  const texts = [
    mail.text,
    ...mail.references,
    ...mail.files.map(({ content }) => Buffer.from(content.subarray(0, 100_000)).toString('latin1')),
  ];
  const found = texts.map(deliveryOf).find((one) => one !== null);
  if (!found) return null;
  const delivery = await unit.tx
    .selectFrom('deliveries')
    .innerJoin('mail_threads', 'mail_threads.ticket_id', 'deliveries.ticket_id')
    .innerJoin('contacts', 'contacts.id', 'deliveries.contact_id')
    .select(['deliveries.id', 'deliveries.ticket_id', 'deliveries.message_id', 'contacts.address'])
    .where('deliveries.id', '=', found.deliveryId)
    .where('mail_threads.token', '=', found.token)
    .executeTakeFirst();
  if (!delivery) return null;
  const ticketId = delivery.ticket_id;
  await unit.tx.updateTable('mails').set({ ticket_id: ticketId }).where('key', '=', key).execute();
  // "Not yet" is no failure: the mail server goes on trying.
  if (texts.some((text) => delayed.test(text))) return ticketId;
  const said = (field: RegExp) => texts.map((text) => field.exec(text)?.[1]?.trim()).find((reason) => reason);
  const why = said(/^diagnostic-code:\s*(.{1,300})$/im) ?? said(/^status:\s*(.{1,300})$/im);
  const text = `The mail to ${delivery.address} came back${why ? `: ${why}` : '.'}`;
  const noted = await noteUndelivered(unit, context, { deliveryId: delivery.id, ticketId, channel: 'email', text });
  return noted ? ticketId : null;
}

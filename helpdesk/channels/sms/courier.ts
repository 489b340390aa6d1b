import type { Context } from '../../services/context.ts';
import type { Delivery, Sent } from '../../services/deliveries.ts';
import { readPolicy } from '../../services/policy.ts';
import type { Db } from '../../store/schema.ts';
import { composeSms } from './compose.ts';
import type { OutgoingSms, SmsGateway } from './gateway.ts';
import type { MakeLink } from './link.ts';
import { mayReach } from './numbers.ts';
import type { SmsSettings } from './receive.ts';

export interface Courier {
  readonly gateway: SmsGateway;
  readonly settings: SmsSettings;
  readonly makeLink: MakeLink;
}

/** An answer, or the acknowledgement, as an SMS. May be repeated: the same delivery has the same id for the gateway. */
export async function sendSms(context: Context, courier: Courier, delivery: Delivery): Promise<Sent> {
  const { settings, gateway, makeLink } = courier;
  const { row, link } = await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .selectFrom('messages')
      .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .innerJoin('contacts', (join) => join.on('contacts.id', '=', delivery.contactId))
      .leftJoin('sms_numbers', 'sms_numbers.number', 'contacts.address')
      .select(['messages.sender', 'messages.text', 'messages.answer', 'tickets.number', 'contacts.address', 'sms_numbers.language'])
      .where('messages.id', '=', delivery.messageId)
      .executeTakeFirst();
    const { ticketId, contactId } = delivery;
    return { row, link: row ? await makeLink(unit, context, { ticketId, contactId, language: row.language ?? settings.language }) : null };
  });
  if (!row) return { state: 'refused', error: 'there is no such message' };
  const { number, address: to } = row;
  if (await hasStopped(context.database.db, to)) return { state: 'refused', error: 'this number wants no SMS (STOP)' };
  // A delivery of the person's own message is its acknowledgement.
  const answer = row.sender === 'user' ? null : { text: row.text, parts: row.answer };
  const text = composeSms({ number, answer, link }, row.language ?? settings.language);
  return await sendAllowed(context.database.db, gateway, settings, { id: delivery.id, to, text });
}

async function hasStopped(db: Db, number: string): Promise<boolean> {
  const row = await db.selectFrom('sms_numbers').select('stopped_at').where('number', '=', number).executeTakeFirst();
  return row !== undefined && row.stopped_at !== null;
}

/** Policy may have changed since it was put on its way. */
export async function sendAllowed(db: Db, gateway: SmsGateway, { country }: SmsSettings, sms: OutgoingSms): Promise<Sent> {
  const { on, prefixes } = (await readPolicy(db)).sms;
  if (!on) return { state: 'later', error: 'SMS is switched off by policy' };
  if (!mayReach(sms.to, prefixes, country)) return { state: 'refused', error: 'policy allows no SMS to this number' };
  return await gateway.send(sms);
}

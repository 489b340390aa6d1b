import { createTransport, type Transporter } from 'nodemailer';
import { isLoopback } from '../../config.ts';
import type { Context } from '../../services/context.ts';
import type { Delivery, Sent } from '../../services/deliveries.ts';
import { familyOf } from '../../store/merged.ts';
import { isAddress } from './address.ts';
import { composeMail } from './compose.ts';
import type { MailConfig } from './config.ts';
import type { LeadMail } from './lead-mail.ts';
import { threadOf } from './receive.ts';
import { messageIdOf, replyAddress } from './thread.ts';

export function openCourier(smtp: NonNullable<MailConfig['smtp']>): Transporter {
  const { host, port, secure, login } = smtp;
  return createTransport({
    ...{ host, port, secure, requireTLS: !secure && !isLoopback(host), connectionTimeout: 20_000, greetingTimeout: 20_000 },
    ...{ socketTimeout: 60_000, disableFileAccess: true, disableUrlAccess: true },
    ...(login ? { auth: login } : {}),
  });
}

/** An answer, or the acknowledgement, as a mail. May be repeated: the same delivery has the same Message-ID. */
export async function sendMail(context: Context, config: MailConfig, courier: Transporter, delivery: Delivery): Promise<Sent> {
  const { row, token } = await context.database.transaction(async (unit) => ({
    row: await unit.tx
      .selectFrom('messages')
      .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .innerJoin('contacts', (join) => join.on('contacts.id', '=', delivery.contactId))
      .select([
        'messages.sender',
        'messages.author',
        'messages.text',
        'messages.answer',
        'tickets.number',
        'tickets.title',
        'contacts.address',
      ])
      .where('messages.id', '=', delivery.messageId)
      .executeTakeFirst(),
    token: await threadOf(unit, context, delivery.ticketId),
  }));
  if (!row) return { state: 'refused', error: 'there is no such message' };
  if (!isAddress(row.address)) return { state: 'refused', error: 'it is no mail address' };
  const acknowledgement = row.sender === 'user';
  const { number, title } = row;
  const answer = acknowledgement ? null : { text: row.text, parts: row.answer, author: row.author };
  const references = await heard(context, delivery);
  const messageId = messageIdOf(delivery.id, token, domainOf(config));
  try {
    await courier.sendMail({
      ...composeMail({ number, title, answer }, config.language),
      from: { name: config.name, address: config.address },
      to: { name: '', address: row.address },
      replyTo: { name: config.name, address: replyAddress(config.address, token) },
      messageId,
      ...(references.length > 0 ? { inReplyTo: references.at(-1), references } : {}),
      headers: {
        'X-Pandu-Helpdesk': `${number}`,
        // RFC 3834; the other one is Exchange's. Absence notes must not answer a machine.
        ...(acknowledgement
          ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
          : { 'X-Auto-Response-Suppress': 'OOF, AutoReply' }),
      },
    });
    return { state: 'sent', externalId: messageId };
  } catch (error) {
    return notSent(error);
  }
}

export function notSent(error: unknown): Sent {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const text = error instanceof Error ? error.message : String(error);
  // 5xx to the recipient or the content is for good; a refused login (535) is ours to mend, and then it goes out.
  const definite = responseCode !== undefined && responseCode >= 500 && responseCode !== 530 && responseCode !== 535 && code !== 'EAUTH';
  return { state: definite ? 'refused' : 'later', error: text };
}

/** The monthly report. May be repeated: the same one has the same Message-ID. */
export async function sendLeadMail(config: MailConfig, courier: Transporter, { id, address, subject, text }: LeadMail): Promise<Sent> {
  try {
    await courier.sendMail({
      ...{ subject, text, from: { name: config.name, address: config.address }, to: { name: '', address } },
      messageId: `<${id}@${domainOf(config)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return { state: 'sent' };
  } catch (error) {
    return notSent(error);
  }
}

export const domainOf = ({ address }: MailConfig): string => address.slice(address.lastIndexOf('@') + 1);

/** Message-IDs of the person's own mails in this ticket, the newest last, so that their program shows one conversation. */
async function heard(context: Context, { ticketId, contactId }: Delivery): Promise<string[]> {
  const { db } = context.database;
  const rows = await db
    .selectFrom('messages')
    .select('external_id')
    .where('ticket_id', 'in', await familyOf(db, ticketId))
    .where('contact_id', '=', contactId)
    .where('channel', '=', 'email')
    .orderBy('position', 'desc')
    .limit(10)
    .execute();
  return rows.flatMap(({ external_id: id }) => (id !== null && /^<[^<>\s]+>$/.test(id) ? [id] : [])).reverse();
}

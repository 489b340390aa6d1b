import { createHash } from 'node:crypto';
import { insertAnswer } from '../../bridges/apply.ts';
import { type Context, newId } from '../../services/context.ts';
import { continueTicket, type Incoming, openTicket } from '../../services/intake.ts';
import { isPictureType, looksLike } from '../../services/pictures.ts';
import { findOrMakeContact } from '../../store/contacts.ts';
import type { Unit } from '../../store/database.ts';
import type { Db } from '../../store/schema.ts';
import { isAddress } from './address.ts';
import { noteBounce } from './bounce.ts';
import { classify, type Kind, vouchedFor } from './classify.ts';
import type { Mail } from './read.ts';
import { importReports, type MailedReport } from './report-files.ts';
import { newToken, tokensOf } from './thread.ts';

export interface Receiver {
  /** Addresses that are ours, lower case; the first is the one that we write from. */
  readonly own: readonly string[];
  /** The authserv-id of our own mail server, see `vouchedFor`. */
  readonly authserv: string | null;
  /** Another help desk that is reached by e-mail: its mails are answers, not reports. */
  readonly desk?: string | null;
}

export interface Received {
  readonly kind: Kind | 'again';
  readonly ticketId: string | null;
  /** A ticket of its own was made of it. */
  readonly opened: boolean;
}

/** So many tickets of one sender in an hour: more, and something runs in circles. What comes then joins the last one. */
const ticketsAnHour = 10;
const hour = 3_600_000;

/**
 * Stores a mail, once, whatever it is: all in one transaction, but for the report files in it, which are imported before and
 * may be imported again. Throws only when the database does.
 */
export async function receiveMail(context: Context, receiver: Receiver, received: Mail): Promise<Received> {
  const kind = classify(received, receiver.own);
  const { mail, reports } = kind === 'person' ? await importReports(context, received) : { mail: received, reports: [] };
  const from = mail.from?.address ?? '';
  // Another sender's mail with the same Message-ID is another mail: nobody can make ours vanish by being first.
  const key = createHash('sha256').update(`${mail.messageId}\n${from}`).digest('hex');
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Received> => {
    const first = await unit.tx
      .insertInto('mails')
      .values({ key, message_id: mail.messageId, sender: from, kind, ticket_id: null, received_at: at })
      .onConflict((oc) => oc.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!first) return { kind: 'again', ticketId: null, opened: false };
    if (kind === 'bounce') return { kind, ticketId: await noteBounce(unit, context, mail, key), opened: false };
    if (kind !== 'person') return { kind, ticketId: null, opened: false };
    return { kind, ...(await store(unit, context, receiver, mail, { key, reports })) };
  });
}

async function store(
  unit: Unit,
  context: Context,
  receiver: Receiver,
  mail: Mail,
  { key, reports }: { readonly key: string; readonly reports: readonly MailedReport[] },
) {
  const at = new Date(context.now());
  const address = mail.from?.address ?? null;
  const contact =
    address === null
      ? null
      : await findOrMakeContact(unit.tx, { id: newId(context), kind: 'email', address, name: mail.from?.name ?? '', at });
  const ofReport = reports[0]?.ticketId ?? null;
  const answered = await ticketOf(unit.tx, mail, contact?.id ?? null);
  const thread = answered ?? ofReport ?? (contact && (await ticketOfFlood(unit, context, contact.id)));
  const incoming: Incoming = {
    channel: 'email',
    contactId: contact?.id ?? null,
    author: mail.from?.name || address || '?',
    // A clock of the sender's that is ahead is not believed.
    at: mail.date && mail.date < at ? mail.date : at,
    text:
      textOf(
        mail,
        reports.filter(({ ticketId }) => ticketId !== thread),
      ) || reports.map(({ name }) => name).join(', '),
    attachments: mail.files.map((file) => attachmentOf(context, file)),
    externalId: await freeExternalId(unit.tx, mail.messageId, key),
  };
  if (answered !== null && address !== null && address === receiver.desk) {
    const { author, text, attachments } = incoming;
    const answer = {
      bridge: 'mail',
      ticketId: answered,
      remoteMessageId: mail.messageId || key,
      author,
      at: incoming.at,
      text,
      attachments,
    };
    await insertAnswer(unit, context, { ...answer, note: false });
    await unit.tx.updateTable('mails').set({ ticket_id: answered }).where('key', '=', key).execute();
    return { ticketId: answered, opened: false };
  }
  if (thread !== null) {
    const continued = await continueTicket(unit, context, thread, incoming);
    if (continued) {
      await unit.tx.updateTable('mails').set({ ticket_id: thread }).where('key', '=', key).execute();
      // They may be away from the computer that shows the number. Once, however often they send it.
      if (thread === ofReport && contact && address !== null && isAddress(address) && !(await wasToldOf(unit.tx, thread, contact.id)))
        await acknowledge(unit, context, { ticketId: thread, messageId: continued.messageId }, contact.id);
      return { ticketId: thread, opened: false };
    }
  }
  const known = contact?.verified === true && vouchedFor(mail, receiver.authserv);
  const title = mail.subject.replace(/^((re|fwd?|aw|wg|bls|trs)\s*:\s*)+/i, '');
  const opened = await openTicket(unit, context, incoming, { desktopId: known ? (contact?.desktopId ?? null) : null, title });
  await threadOf(unit, context, opened.ticketId);
  await unit.tx.updateTable('mails').set({ ticket_id: opened.ticketId }).where('key', '=', key).execute();
  if (contact && address !== null && isAddress(address)) await acknowledge(unit, context, opened, contact.id);
  return { ticketId: opened.ticketId, opened: true };
}

/** @param elsewhere reports of this mail that are another ticket */
function textOf({ text, remarks }: Mail, elsewhere: readonly MailedReport[]): string {
  const all = [...remarks, ...elsewhere.map(({ name, number }) => `${name} was imported: ticket #${number}.`)];
  return [text, ...all.map((remark) => `[${remark}]`)].filter((part) => part !== '').join('\n\n');
}

async function wasToldOf(tx: Db, ticketId: string, contactId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('contact_id', '=', contactId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ticket that it goes on with: by a token of ours, or because the same person answers a mail of their own. */
async function ticketOf(tx: Db, mail: Mail, contactId: string | null): Promise<string | null> {
  const tokens = tokensOf(mail);
  if (tokens.length > 0) {
    const row = await tx.selectFrom('mail_threads').select('ticket_id').where('token', 'in', tokens).limit(1).executeTakeFirst();
    if (row) return row.ticket_id;
  }
  if (contactId === null || mail.references.length === 0) return null;
  const row = await tx
    .selectFrom('messages')
    .select('ticket_id')
    .where('channel', '=', 'email')
    .where('contact_id', '=', contactId)
    .where('external_id', 'in', mail.references)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.ticket_id ?? null;
}

async function ticketOfFlood(unit: Unit, context: Context, contactId: string): Promise<string | null> {
  const rows = await unit.tx
    .selectFrom('tickets')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('channel', '=', 'email')
    .where('created_at', '>', new Date(context.now() - hour))
    .orderBy('created_at', 'desc')
    .limit(ticketsAnHour)
    .execute();
  return rows.length === ticketsAnHour ? (rows[0]?.id ?? null) : null;
}

/** The ticket's token; made when it has none. */
export async function threadOf(unit: Unit, context: Context, ticketId: string): Promise<string> {
  await unit.tx
    .insertInto('mail_threads')
    .values({ ticket_id: ticketId, token: newToken(), created_at: new Date(context.now()) })
    .onConflict((oc) => oc.column('ticket_id').doNothing())
    .execute();
  const row = await unit.tx.selectFrom('mail_threads').select('token').where('ticket_id', '=', ticketId).executeTakeFirstOrThrow();
  return row.token;
}

/** A delivery of the person's own message is its acknowledgement: once, and with the same care as an answer. */
async function acknowledge(unit: Unit, context: Context, opened: { ticketId: string; messageId: string }, contactId: string) {
  const at = new Date(context.now());
  await unit.tx
    .insertInto('deliveries')
    .values({
      id: newId(context),
      ticket_id: opened.ticketId,
      message_id: opened.messageId,
      contact_id: contactId,
      channel: 'email',
      ...{ state: 'waiting', attempts: 0, next_at: at, error: null, external_id: null, created_at: at, sent_at: null },
    })
    .execute();
}

async function freeExternalId(tx: Db, messageId: string, key: string): Promise<string> {
  const taken = await tx
    .selectFrom('messages')
    .select('id')
    .where('channel', '=', 'email')
    .where('external_id', '=', messageId)
    .executeTakeFirst();
  return taken ? `${messageId}#${key}` : messageId;
}

function attachmentOf(context: Context, { name, mediaType, content }: Mail['files'][number]): Incoming['attachments'][number] {
  // Shown as a picture only what is one: the rest is offered for download.
  const picture = isPictureType(mediaType) && looksLike(mediaType, content);
  return {
    id: newId(context),
    kind: picture ? 'picture' : 'file',
    mediaType: picture || !isPictureType(mediaType) ? mediaType : 'application/octet-stream',
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}

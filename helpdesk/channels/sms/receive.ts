import type { Language } from '../../../shared/model/language.ts';
import { type Context, newId } from '../../services/context.ts';
import { continueTicket, type Incoming, openTicket } from '../../services/intake.ts';
import { readPolicy } from '../../services/policy.ts';
import { findOrMakeContact } from '../../store/contacts.ts';
import type { Unit } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import { clean, oneLine } from '../mail/texts.ts';
import type { IncomingSms } from './gateway.ts';
import { type Command, readCommand } from './keywords.ts';
import { addNotice } from './notices.ts';
import { mayReach, toE164 } from './numbers.ts';
import { readStatus } from './status.ts';
import { smsWords } from './texts.ts';
import { ticketFor } from './ticket-of.ts';

export interface SmsSettings {
  /** "+62": of numbers without a calling code. */
  readonly country: string;
  /** The help desk's own number, E.164; what comes from it is a loop. */
  readonly own: string | null;
  /** Of those who never used a keyword that tells theirs. */
  readonly language: Language;
}

export type Kind = Schema['sms_received']['kind'];

/** More in an hour is no person: it is noted, and nothing else. */
const messagesAnHour = 60;
const hour = 3_600_000;

/** Stores an SMS, once, whatever it is: all in one transaction. Null: policy has SMS switched off, and it was not taken. */
export async function receiveSms(
  context: Context,
  settings: SmsSettings,
  gateway: string,
  came: IncomingSms,
): Promise<{ kind: Kind | 'again'; ticketId: string | null } | null> {
  const sms = { id: oneLine(came.id, 300), from: oneLine(came.from, 100), text: came.text === null ? null : clean(came.text) };
  const number = toE164(sms.from, settings.country);
  return await context.database.transaction(async (unit) => {
    const policy = await readPolicy(unit.tx);
    if (!policy.sms.on) return null;
    const allowed = number !== null && mayReach(number, policy.sms.prefixes, settings.country);
    const key = { gateway, external_id: sms.id };
    const command = sms.text === null ? null : readCommand(sms.text);
    const person = number !== null && number !== settings.own && command !== null;
    const sender = number ?? sms.from;
    const limited = person && (await countOf(unit, context, sender)) >= messagesAnHour;
    const kind: Kind = !person ? 'automatic' : !allowed ? 'not-allowed' : limited ? 'limited' : command.kind;
    const first = await unit.tx
      .insertInto('sms_received')
      .values({ ...key, sender, kind, ticket_id: null, received_at: new Date(context.now()) })
      .onConflict((oc) => oc.columns(['gateway', 'external_id']).doNothing())
      .returning('gateway')
      .executeTakeFirst();
    if (!first) return { kind: 'again' as const, ticketId: null };
    if (!person || !allowed || limited) return { kind, ticketId: null };
    const from = await knownNumber(unit, number, command, settings.language);
    if (command.kind !== 'message') {
      await obey(unit, context, command, { ...from, number, organisation: policy.organisation });
      return { kind, ticketId: null };
    }
    const ticketId = await store(unit, context, { gateway, sms, number, about: command.number, stopped: from.stoppedAt !== null });
    await unit.tx
      .updateTable('sms_received')
      .set({ ticket_id: ticketId })
      .where('gateway', '=', gateway)
      .where('external_id', '=', sms.id)
      .execute();
    return { kind, ticketId };
  });
}

async function countOf(unit: Unit, context: Context, sender: string): Promise<number> {
  const { n } = await unit.tx
    .selectFrom('sms_received')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('sender', '=', sender)
    .where('received_at', '>', new Date(context.now() - hour))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What this number chose before, with the language that the keyword tells. Holds its row: two of its SMS at once wait for each other. */
async function knownNumber(unit: Unit, number: string, command: Command, usual: Language) {
  const row = await unit.tx
    .insertInto('sms_numbers')
    .values({ number, language: command.language, stopped_at: null })
    .onConflict((oc) =>
      oc.column('number').doUpdateSet((eb) => ({ language: eb.fn.coalesce('excluded.language', 'sms_numbers.language') })),
    )
    .returning(['language', 'stopped_at'])
    .executeTakeFirstOrThrow();
  return { language: row.language ?? usual, stoppedAt: row.stopped_at };
}

interface Asker {
  readonly number: string;
  readonly language: Language;
  readonly stoppedAt: Date | null;
  readonly organisation: string;
}

async function obey(unit: Unit, context: Context, command: Exclude<Command, { kind: 'message' }>, asker: Asker): Promise<void> {
  const { number, language, stoppedAt } = asker;
  const say = smsWords[language];
  const setStopped = (at: Date | null) => unit.tx.updateTable('sms_numbers').set({ stopped_at: at }).where('number', '=', number).execute();
  switch (command.kind) {
    case 'stop':
      if (stoppedAt !== null) return;
      await setStopped(new Date(context.now()));
      return await addNotice(unit, context, number, say.stopped);
    case 'start':
      await setStopped(null);
      return await addNotice(unit, context, number, say.started);
    case 'help':
      return await addNotice(unit, context, number, say.help(asker.organisation.slice(0, 30)));
    case 'status':
      // Whoever wrote STOP hears from us only about how to change that.
      if (stoppedAt !== null) return;
      return await addNotice(unit, context, number, await readStatus(unit.tx, number, command.number, language));
  }
}

interface Turn {
  readonly gateway: string;
  readonly sms: IncomingSms;
  readonly number: string;
  readonly about: number | null;
  readonly stopped: boolean;
}

async function store(unit: Unit, context: Context, { gateway, sms, number, about, stopped }: Turn): Promise<string> {
  const at = new Date(context.now());
  const contact = await findOrMakeContact(unit.tx, { id: newId(context), kind: 'phone', address: number, name: '', at });
  const { name } = await unit.tx.selectFrom('contacts').select('name').where('id', '=', contact.id).executeTakeFirstOrThrow();
  const incoming: Incoming = {
    channel: 'sms',
    contactId: contact.id,
    author: name || number,
    at,
    text: sms.text ?? '',
    attachments: [],
    externalId: `${gateway} ${sms.id}`,
  };
  const owner = { contactId: contact.id, desktopId: contact.verified ? contact.desktopId : null };
  const open = await ticketFor(unit.tx, owner, about, context.now());
  if (open !== null && (await continueTicket(unit, context, open, incoming))) return open;
  const made = await openTicket(unit, context, incoming, { desktopId: owner.desktopId });
  if (!stopped) await acknowledge(unit, context, made, contact.id);
  return made.ticketId;
}

/** A delivery of the person's own message is its acknowledgement: once, and with the same care as an answer. */
async function acknowledge(unit: Unit, context: Context, made: { ticketId: string; messageId: string }, contactId: string): Promise<void> {
  const at = new Date(context.now());
  await unit.tx
    .insertInto('deliveries')
    .values({
      id: newId(context),
      ticket_id: made.ticketId,
      message_id: made.messageId,
      contact_id: contactId,
      channel: 'sms',
      ...{ state: 'waiting', attempts: 0, next_at: at, error: null, external_id: null, created_at: at, sent_at: null },
    })
    .execute();
}

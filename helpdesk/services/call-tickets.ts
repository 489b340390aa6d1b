import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { agentRoutes } from '../../shared/api/agent-routes.ts';
import { isCallOpen } from '../../shared/model/call.ts';
import type { Language } from '../../shared/model/language.ts';
import { titleOf } from '../../shared/model/report.ts';
import type { UserCaller } from '../http/callers.ts';
import { isUnnamed, toCall } from '../store/calls.ts';
import type { Unit } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import type { Db } from '../store/schema.ts';
import { lockTicket } from '../store/tickets.ts';
import { type LockedCall, lockCall } from './calls.ts';
import { audit, type Context, newId } from './context.ts';
import { askInUnit } from './fresh-sets.ts';
import { continueTicket, type Incoming, type NewTicket, openTicket } from './intake.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

type Notes = z.output<typeof agentRoutes.putCallNotes.body>;
type Asked = z.output<typeof agentRoutes.askCaller.body>;

const unknownCall = () => refuse('not-found', 'No such call of yours.');

/** Of a ticket that was asked about before anybody wrote down what it is. */
const unnamed: Readonly<Record<Language, { readonly title: string; readonly begun: (agent: string) => string }>> = {
  en: { title: 'Phone call', begun: (agent) => `${agent} began this while you were on the phone.` },
  id: { title: 'Percakapan telepon', begun: (agent) => `${agent} memulai ini saat Anda menelepon.` },
};

/** What the caller said, and what only the help desk should know; also after the call, which is when notes are finished. */
export async function putCallNotes(
  context: Context,
  caller: UserCaller,
  id: string,
  messageId: string,
  notes: Notes,
): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const call = await lockCall(unit.tx, caller, id);
    if (!call) return unknownCall();
    const before = await unit.tx
      .selectFrom('messages')
      .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .select('tickets.desktop_id')
      .where('messages.id', '=', messageId)
      .executeTakeFirst();
    if (before)
      return before.desktop_id === call.desktop_id ? undefined : refuse('content-differs', 'A message of somebody else has this id.');
    const person = await personOf(unit.tx, call.desktop_id);
    const incoming = { ...turnOf(context, person.userName, notes.text), messageId };
    const about: NewTicket = {
      desktopId: call.desktop_id,
      title: notes.title,
      application: notes.application || null,
      hinders: notes.hinders,
      assigneeId: caller.id,
    };
    const chosen = notes.anew ? undefined : await chooseTicket(unit.tx, call, notes.ticketId);
    if (isRefusal(chosen)) return chosen;
    const { ticketId, number } = chosen
      ? await addTurn(unit, context, chosen, incoming, (await isUnnamed(unit.tx, call, chosen)) ? about : null)
      : await openTicket(unit, context, incoming, about);
    await keepTicket(unit.tx, call, ticketId, !chosen || (call.ticket_is_new && call.ticket_id === chosen));
    if (notes.note !== '') await addNote(unit.tx, context, caller, ticketId, notes.note);
    await audit(unit, context, caller.login, 'call.notes', `#${number}`, chosen ? 'added' : `new ticket for ${person.userName}`);
    return undefined;
  });
}

/** The user is asked on the desktop. There must be a ticket for what comes: the call's, or one that begins with this. */
export async function askCaller(
  context: Context,
  caller: UserCaller,
  id: string,
  { ticketId, reason }: Asked,
): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const call = await lockCall(unit.tx, caller, id);
    if (!call) return unknownCall();
    if (!isCallOpen(toCall(call), context.now())) return refuse('conflict', 'The call is over: ask from the ticket.');
    const chosen = await chooseTicket(unit.tx, call, ticketId);
    if (isRefusal(chosen)) return chosen;
    if (chosen) await keepTicket(unit.tx, call, chosen, call.ticket_is_new && call.ticket_id === chosen);
    return await askInUnit(unit, context, caller, chosen ?? (await beginTicket(unit, context, caller, call)), reason);
  });
}

async function beginTicket(unit: Unit, context: Context, caller: UserCaller, call: LockedCall): Promise<string> {
  const { language, userName } = await personOf(unit.tx, call.desktop_id);
  const { title, begun } = unnamed[language];
  const first: Incoming = { ...turnOf(context, '', begun(caller.name)), sender: 'system' };
  const { ticketId, number } = await openTicket(unit, context, first, { desktopId: call.desktop_id, title, assigneeId: caller.id });
  await keepTicket(unit.tx, call, ticketId, true);
  await audit(unit, context, caller.login, 'call.ticket', `#${number}`, `new ticket for ${userName}`);
  return ticketId;
}

/** Undefined: the call has none yet. A ticket of another desktop is none that one could choose. */
async function chooseTicket(tx: Db, call: LockedCall, wanted: string | undefined): Promise<string | undefined | Refusal> {
  const id = wanted ?? call.ticket_id;
  if (id === null) return undefined;
  const ticket = await lockTicket(tx, id);
  if (ticket?.desktop_id !== call.desktop_id) return refuse('not-found', 'No such ticket of this desktop.');
  return ticket.status === 'closed' ? refuse('conflict', 'The ticket is closed: open it again first.') : id;
}

async function keepTicket(tx: Db, call: LockedCall, ticketId: string, isNew: boolean): Promise<void> {
  await tx.updateTable('calls').set({ ticket_id: ticketId, ticket_is_new: isNew }).where('id', '=', call.id).execute();
}

async function addTurn(unit: Unit, context: Context, ticketId: string, incoming: Incoming, about: NewTicket | null) {
  if (about)
    await unit.tx
      .updateTable('tickets')
      .set({
        title: about.title?.trim() || titleOf(incoming.text),
        application: about.application ?? null,
        hinders: about.hinders ?? 'slowed',
      })
      .where('id', '=', ticketId)
      .execute();
  const turn = await continueTicket(unit, context, ticketId, incoming);
  // It was locked before.
  if (!turn) throw new Error(`the ticket ${ticketId} went away`);
  return { ticketId, number: turn.number };
}

async function addNote(tx: Db, context: Context, caller: UserCaller, ticketId: string, text: string): Promise<void> {
  const id = newId(context);
  await insertMessage(tx, {
    ...{ id, ticketId, text, sender: 'agent', author: caller.name, authorId: caller.id, at: new Date(context.now()) },
    ...{ answer: null, note: true, sha256: createHash('sha256').update(`${id} ${text}`).digest(), attachments: [], channel: 'phone' },
  });
}

async function personOf(tx: Db, desktopId: string) {
  return (await tx.selectFrom('desktops').select('inventory').where('id', '=', desktopId).executeTakeFirstOrThrow()).inventory;
}

const turnOf = (context: Context, author: string, text: string): Incoming => ({
  channel: 'phone',
  contactId: null,
  author,
  at: new Date(context.now()),
  text,
  attachments: [],
});

import { createHash } from 'node:crypto';
import type { Consent } from '../../shared/api/consent.ts';
import { type FreshSet, freshSetAskedFor, freshSetSchema, isOpen } from '../../shared/model/fresh-set.ts';
import type { JsonBody } from '../http/body.ts';
import type { DesktopCaller, UserCaller } from '../http/callers.ts';
import { putChange } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { recordSet } from '../store/set-facts.ts';
import { unpacked } from '../store/stored-body.ts';
import { lockTicket, touchTicket } from '../store/tickets.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sameBytes } from './secrets.ts';

/** Nobody is asked more often about one ticket. */
const mostRequests = 20;

const unknownTicket = () => refuse('not-found', 'No such ticket.');
const unknownRequest = () => refuse('not-found', 'No such request of this ticket.');
type Ticket = NonNullable<Awaited<ReturnType<typeof lockTicket>>>;

/** The desktop of the ticket learns of it by the feed, and nobody else does. Undefined when it is asked, or was already. */
export async function askForFreshSet(context: Context, caller: UserCaller, ticketId: string, reason: string): Promise<Refusal | undefined> {
  return await context.database.transaction((unit) => askInUnit(unit, context, caller, ticketId, reason));
}

/** The same in the caller's transaction; last in it, as `putChange`. */
export async function askInUnit(
  unit: Unit,
  context: Context,
  caller: UserCaller,
  ticketId: string,
  reason: string,
): Promise<Refusal | undefined> {
  const now = context.now();
  const at = new Date(now);
  const ticket = await lockTicket(unit.tx, ticketId);
  if (!ticket) return unknownTicket();
  if (ticket.status === 'closed') return refuse('conflict', 'The ticket is closed: open it again first.');
  const desktop = await unit.tx.selectFrom('desktops').select('removed_at').where('id', '=', ticket.desktop_id).executeTakeFirst();
  if (!desktop || desktop.removed_at) return refuse('conflict', 'The desktop was removed: nobody is there to ask.');
  const before = await unit.tx.selectFrom('fresh_set_requests').selectAll().where('ticket_id', '=', ticketId).execute();
  const open = before.find(({ state }) => state === 'open');
  if (open && isOpen({ state: open.state, expiresAt: open.expires_at.toISOString() }, now)) return undefined;
  if (before.length >= mostRequests) return refuse('conflict', `This user was asked ${mostRequests} times about it: write instead.`);
  if (open) await settle(unit, open.id, 'expired', open.expires_at);
  await unit.tx
    .insertInto('fresh_set_requests')
    .values({
      id: newId(context),
      ticket_id: ticketId,
      reason: reason.trim(),
      asked_by: caller.name,
      asked_by_id: caller.id,
      asked_at: at,
      expires_at: new Date(now + freshSetAskedFor),
      state: 'open',
      settled_at: null,
    })
    .execute();
  await audit(unit, context, caller.login, 'diagnostics.ask', `#${ticket.number}`, reason.trim());
  await tell(unit, ticket, at);
  return undefined;
}

/** Undefined when it is withdrawn, or was already. */
export async function withdrawFreshSetRequest(
  context: Context,
  caller: UserCaller,
  ticketId: string,
  requestId: string,
): Promise<Refusal | undefined> {
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await lockTicket(unit.tx, ticketId);
    if (!ticket) return unknownTicket();
    const request = await findRequest(unit.tx, ticketId, requestId);
    if (!request) return unknownRequest();
    if (request.state === 'withdrawn') return undefined;
    if (request.state !== 'open') return refuse('conflict', 'It was answered already.');
    await settle(unit, requestId, 'withdrawn', at);
    await audit(unit, context, caller.login, 'diagnostics.withdraw', `#${ticket.number}`);
    await tell(unit, ticket, at);
    return undefined;
  });
}

/**
 * What the user agreed to send is taken, also when the request was withdrawn or ran out meanwhile: a desktop may have been
 * offline for days, and its user was told that the set will be sent. Repeatable; another set under the same id is refused.
 */
export async function storeFreshSet(
  context: Context,
  caller: DesktopCaller,
  ticketId: string,
  set: FreshSet,
  json: JsonBody,
  consent: Consent | null,
): Promise<Record<string, never> | Refusal> {
  const sha256 = createHash('sha256').update(json.text).digest();
  if (consent && consent.sha256 !== sha256.toString('hex'))
    return refuse('consent-differs', `The user agreed to a set with SHA-256 ${consent.sha256}; what came is ${sha256.toString('hex')}.`);
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Record<string, never> | Refusal> => {
    const ticket = await lockTicket(unit.tx, ticketId);
    if (ticket?.desktop_id !== caller.id) return unknownTicket();
    if (!(await findRequest(unit.tx, ticketId, set.id))) return unknownRequest();
    const stored = await unit.tx.selectFrom('fresh_sets').select('sha256').where('id', '=', set.id).executeTakeFirst();
    if (stored) return sameBytes(stored.sha256, sha256) ? {} : refuse('content-differs', 'Another set came for this request already.');
    await unit.tx
      .insertInto('fresh_sets')
      .values({
        id: set.id,
        taken_at: new Date(set.takenAt),
        received_at: at,
        sha256,
        body: json.received,
        encoding: json.encoding,
        consent: consent && toJson(consent),
      })
      .execute();
    const { id, findings, sections } = set;
    await recordSet(unit.tx, { id, ticketId, desktopId: caller.id, at, findings, sections });
    await settle(unit, set.id, 'sent', at);
    await audit(unit, context, `desktop of ${caller.userName}`, 'diagnostics.sent', `#${ticket.number}`, sha256.toString('hex'));
    await answered(unit, ticket, at);
    return {};
  });
}

/** A "no" is an answer like any other. After a set has come it is late, and changes nothing. */
export async function declineFreshSet(
  context: Context,
  caller: DesktopCaller,
  ticketId: string,
  requestId: string,
): Promise<Record<string, never> | Refusal> {
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Record<string, never> | Refusal> => {
    const ticket = await lockTicket(unit.tx, ticketId);
    if (ticket?.desktop_id !== caller.id) return unknownTicket();
    const request = await findRequest(unit.tx, ticketId, requestId);
    if (!request) return unknownRequest();
    if (request.state !== 'open') return {};
    await settle(unit, requestId, 'declined', at);
    await audit(unit, context, `desktop of ${caller.userName}`, 'diagnostics.declined', `#${ticket.number}`);
    await answered(unit, ticket, at);
    return {};
  });
}

export async function readFreshSet(db: Db, ticketId: string, requestId: string): Promise<FreshSet | Refusal> {
  const row = await db
    .selectFrom('fresh_sets')
    .innerJoin('fresh_set_requests', 'fresh_set_requests.id', 'fresh_sets.id')
    .select(['fresh_sets.body', 'fresh_sets.encoding'])
    .where('fresh_sets.id', '=', requestId)
    .where('fresh_set_requests.ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (!row) return refuse('not-found', 'No such set of this ticket.');
  return freshSetSchema.parse(JSON.parse(new TextDecoder().decode(unpacked(row))));
}

async function findRequest(tx: Db, ticketId: string, requestId: string) {
  return await tx
    .selectFrom('fresh_set_requests')
    .select(['id', 'state'])
    .where('id', '=', requestId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
}

async function settle(unit: Unit, id: string, state: 'sent' | 'declined' | 'withdrawn' | 'expired', at: Date): Promise<void> {
  await unit.tx.updateTable('fresh_set_requests').set({ state, settled_at: at }).where('id', '=', id).execute();
}

/** It is the help desk's turn again, unless the ticket is over. */
async function answered(unit: Unit, ticket: Ticket, at: Date): Promise<void> {
  if (ticket.status !== 'solved' && ticket.status !== 'closed')
    await unit.tx
      .updateTable('tickets')
      .set({ status: ticket.status === 'new' ? 'new' : 'open', waiting_since: ticket.waiting_since ?? at })
      .where('id', '=', ticket.id)
      .execute();
  await touchTicket(unit, ticket, at);
  await tell(unit, ticket, at);
}

/** Last in the transaction, as `putChange`. */
async function tell(unit: Unit, ticket: Ticket, at: Date): Promise<void> {
  await putChange(unit, { kind: 'fresh-set-request', id: ticket.id, desktopId: ticket.desktop_id, at });
  unit.pokes.push({ kind: 'topic', topic: 'tickets' });
}

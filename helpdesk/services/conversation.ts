import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { agentRoutes } from '../../shared/api/agent-routes.ts';
import type { newMessageSchema } from '../../shared/api/desktop-routes.ts';
import type { Outcome, TicketStatus } from '../../shared/model/ticket.ts';
import type { DesktopCaller, UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import { familyOf } from '../store/merged.ts';
import { insertMessage, messageComplete } from '../store/messages.ts';
import type { Db } from '../store/schema.ts';
import { lockTicket, lockWhereItGoesOn, touchTicket } from '../store/tickets.ts';
import { audit, type Context } from './context.ts';
import { enqueueAnswer } from './deliveries.ts';
import { type Refusal, refuse } from './refusal.ts';
import { sameBytes } from './secrets.ts';

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest();
const unknownTicket = () => refuse('not-found', 'No such ticket.');

/** Undefined when the id is new; otherwise whether it was the same message, written before or after its ticket was merged. */
async function repetition(tx: Db, id: string, ticketIds: readonly string[], sha256: Uint8Array): Promise<undefined | 'same' | Refusal> {
  const row = await tx.selectFrom('messages').select(['ticket_id', 'sha256']).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  if (ticketIds.includes(row.ticket_id) && sameBytes(row.sha256, sha256)) return 'same';
  return refuse('content-differs', 'This id was used for another message: make a new one.');
}

/** A turn of the user: somebody waits again, whatever the ticket was. */
export async function addUserMessage(
  context: Context,
  caller: DesktopCaller,
  given: string,
  messageId: string,
  body: z.output<typeof newMessageSchema>,
): Promise<{ complete: boolean } | Refusal> {
  if (body.text.trim() === '' && body.attachments.length === 0)
    return refuse('bad-request', 'A message has a text or a picture.', { errors: [{ at: '/body/text', message: 'empty' }] });
  if (new Set(body.attachments.map((file) => file.id)).size !== body.attachments.length)
    return refuse('bad-request', 'Two files have the same id.', { errors: [{ at: '/body/attachments', message: 'ids repeat' }] });
  const at = new Date(context.now());
  const sha256 = digest(['user', body.at, body.text, body.attachments]);
  return await context.database.transaction(async (unit): Promise<{ complete: boolean } | Refusal> => {
    const own = await lockTicket(unit.tx, given);
    if (own?.desktop_id !== caller.id) return unknownTicket();
    const ticket = (await lockWhereItGoesOn(unit.tx, given)) ?? own;
    const ticketId = ticket.id;
    const before = await repetition(unit.tx, messageId, [given, ticketId], sha256);
    if (before === 'same') return { complete: await messageComplete(unit.tx, messageId) };
    if (before) return before;
    if (body.attachments.length > 0) {
      const ids = body.attachments.map((file) => file.id);
      const taken = await unit.tx.selectFrom('attachments').select('id').where('ticket_id', '=', ticketId).where('id', 'in', ids).execute();
      if (taken.length > 0) return refuse('conflict', 'A file of this ticket has this id already: make a new one.');
    }
    await insertMessage(unit.tx, {
      id: messageId,
      ticketId,
      sender: 'user',
      author: caller.userName,
      authorId: null,
      at: new Date(body.at),
      text: body.text,
      answer: null,
      note: false,
      sha256,
      attachments: body.attachments,
    });
    await unit.tx
      .updateTable('tickets')
      .set({ status: ticket.status === 'new' ? 'new' : 'open', waiting_since: ticket.waiting_since ?? at })
      .where('id', '=', ticketId)
      .execute();
    await touchTicket(unit, ticket, at);
    return { complete: body.attachments.length === 0 };
  });
}

/** The last outcome by the desktop's own clock counts, so that a late repetition of an earlier one changes nothing. */
export async function setOutcome(
  context: Context,
  caller: DesktopCaller,
  given: string,
  { at, ...outcome }: Outcome & { at: string },
): Promise<Record<string, never> | Refusal> {
  return await context.database.transaction(async (unit): Promise<Record<string, never> | Refusal> => {
    const own = await lockTicket(unit.tx, given);
    if (own?.desktop_id !== caller.id) return unknownTicket();
    const ticket = (await lockWhereItGoesOn(unit.tx, given)) ?? own;
    await noteOutcome(unit, context, ticket, outcome, new Date(at));
    return {};
  });
}

/** What the person says of a ticket that is locked, whatever way they say it by. `at`: when they said it. */
export async function noteOutcome(
  unit: Unit,
  context: Context,
  ticket: NonNullable<Awaited<ReturnType<typeof lockTicket>>>,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  const now = new Date(context.now());
  if (ticket.outcome_at && at <= ticket.outcome_at) return;
  const later = await unit.tx
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticket.id)
    .where('sender', '=', 'user')
    .where('at', '>', at)
    .limit(1)
    .executeTakeFirst();
  let { status, waiting_since } = ticket;
  // What the user wrote after it says more about where things stand.
  if (!later) {
    if (outcome.solved && status !== 'closed') {
      status = 'solved';
      waiting_since = null;
    } else if (!outcome.solved) {
      status = status === 'new' ? 'new' : 'open';
      waiting_since = waiting_since ?? now;
    }
  }
  await unit.tx
    .updateTable('tickets')
    .set({ outcome: toJson(outcome), outcome_at: at, status, waiting_since })
    .where('id', '=', ticket.id)
    .execute();
  await touchTicket(unit, ticket, now);
}

/** The colleague who answered after the message that this one had seen last; null: nobody. */
async function answeredSince(tx: Db, caller: UserCaller, ticketIds: readonly string[], seen: string): Promise<string | null> {
  const last = await tx.selectFrom('messages').select('position').where('id', '=', seen).executeTakeFirst();
  if (!last) return null;
  const answer = await tx
    .selectFrom('messages')
    .select('author')
    .where('ticket_id', 'in', ticketIds)
    .where('sender', '=', 'agent')
    .where('note', '=', false)
    .where('position', '>', last.position)
    .where((eb) => eb.or([eb('author_id', 'is', null), eb('author_id', '<>', caller.id)]))
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return answer ? answer.author || 'A colleague' : null;
}

type AgentMessageBody = z.output<typeof agentRoutes.putAgentMessage.body>;

/** An answer goes to the desktop and waits for the user unless the agent says otherwise; a note stays here. */
export async function addAgentMessage(
  context: Context,
  caller: UserCaller,
  given: string,
  messageId: string,
  body: AgentMessageBody,
): Promise<Refusal | undefined> {
  const parts = body.answer;
  const says = [body.text, parts?.problem, parts?.cause, parts?.alternatives, ...(parts?.steps ?? [])].some((part) => part?.trim());
  if (!says) return refuse('bad-request', 'Write something first.', { errors: [{ at: '/body/text', message: 'everything is empty' }] });
  const at = new Date(context.now());
  const sha256 = digest(['agent', caller.id, body.text, body.answer, body.note]);
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await lockWhereItGoesOn(unit.tx, given);
    if (!ticket) return unknownTicket();
    const ticketId = ticket.id;
    const before = await repetition(unit.tx, messageId, [given, ticketId], sha256);
    if (before === 'same') return undefined;
    if (before) return before;
    const crossing = body.note || !body.seen ? null : await answeredSince(unit.tx, caller, await familyOf(unit.tx, ticketId), body.seen);
    if (crossing) return refuse('answers-cross', `${crossing} has answered since you looked.`);
    await insertMessage(unit.tx, {
      id: messageId,
      ticketId,
      sender: 'agent',
      author: caller.name,
      authorId: caller.id,
      at,
      text: body.text,
      answer: body.answer,
      note: body.note,
      sha256,
      attachments: [],
    });
    const status: TicketStatus = body.status ?? (body.note ? ticket.status : 'waiting');
    const silent = body.note && status === ticket.status;
    await unit.tx
      .updateTable('tickets')
      .set({
        status,
        waiting_since: body.note && status !== 'solved' && status !== 'closed' ? ticket.waiting_since : null,
        // Who answers has it, unless somebody else does.
        assignee_id: ticket.assignee_id ?? (body.note ? null : caller.id),
      })
      .where('id', '=', ticketId)
      .execute();
    if (!body.note) await enqueueAnswer(unit, context, ticketId, messageId);
    await audit(unit, context, caller.login, body.note ? 'ticket.note' : 'ticket.answer', `#${ticket.number}`, status);
    // A note must not even show on a desktop as "something changed".
    if (silent) unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    else await touchTicket(unit, ticket, at);
    return undefined;
  });
}

import { createHash } from 'node:crypto';
import type { Channel } from '../../shared/model/channel.ts';
import { titleOf } from '../../shared/model/report.ts';
import type { Attachment, Hindrance } from '../../shared/model/ticket.ts';
import type { Unit } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import { lockWhereItGoesOn, touchTicket } from '../store/tickets.ts';
import { type Context, newId } from './context.ts';
import { assignByRule } from './rules.ts';

/** A turn that reached us by another way than the tray. */
export interface Incoming {
  readonly channel: Exclude<Channel, 'tray'>;
  /** Who wrote it; null: an agent wrote down what was said on the phone, of a desktop that is known. */
  readonly contactId: string | null;
  readonly author: string;
  readonly at: Date;
  readonly text: string;
  readonly attachments: readonly (Attachment & { readonly content: Uint8Array })[];
  /** `system` (with no author): nobody said it, it tells what happened. Default: `user`. */
  readonly sender?: 'user' | 'system';
  /** Where it has one already; the same one again must not come here. */
  readonly messageId?: string;
  /** What the channel calls it: the same one again must not come here, see `findByExternalId`. */
  readonly externalId?: string;
}

export interface NewTicket {
  /** Only of somebody who is known to be its user: its desktop will show the ticket. */
  readonly desktopId: string | null;
  /** Default: the first line of the text. */
  readonly title?: string;
  readonly application?: string | null;
  readonly hinders?: Hindrance;
  /** The agent who has it from the beginning. */
  readonly assigneeId?: string;
}

/** A ticket of its own for it, in the caller's transaction. Call it last, as `touchTicket`. */
export async function openTicket(
  unit: Unit,
  context: Context,
  incoming: Incoming,
  { desktopId, title, application = null, hinders = 'slowed', assigneeId }: NewTicket,
): Promise<{ ticketId: string; number: number; messageId: string }> {
  const at = new Date(context.now());
  const ticket = await unit.tx
    .insertInto('tickets')
    .values({
      id: newId(context),
      report_id: null,
      desktop_id: desktopId,
      channel: incoming.channel,
      contact_id: incoming.contactId,
      title: title?.trim().slice(0, 300) || titleOf(incoming.text) || '…',
      application,
      status: assigneeId ? 'open' : 'new',
      hinders,
      assignee_id: assigneeId ?? null,
      created_at: at,
      updated_at: at,
      waiting_since: at,
      serious_findings: 0,
      outcome: null,
      outcome_at: null,
      crash_signature: null,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  const messageId = await insertTurn(unit, context, ticket.id, incoming);
  await assignByRule(unit, context, ticket.id);
  await touchTicket(unit, { id: ticket.id, desktop_id: desktopId }, at);
  return { ticketId: ticket.id, number: ticket.number, messageId };
}

/** One more turn of a ticket that is there, or of the one that it was merged into: somebody waits again. Null: there is no such ticket. */
export async function continueTicket(
  unit: Unit,
  context: Context,
  given: string,
  incoming: Incoming,
): Promise<{ number: number; messageId: string } | null> {
  const ticket = await lockWhereItGoesOn(unit.tx, given);
  if (!ticket) return null;
  const ticketId = ticket.id;
  const at = new Date(context.now());
  const messageId = await insertTurn(unit, context, ticketId, incoming);
  await unit.tx
    .updateTable('tickets')
    .set({ status: ticket.status === 'new' ? 'new' : 'open', waiting_since: ticket.waiting_since ?? at })
    .where('id', '=', ticketId)
    .execute();
  await touchTicket(unit, ticket, at);
  return { number: ticket.number, messageId };
}

async function insertTurn(unit: Unit, context: Context, ticketId: string, incoming: Incoming): Promise<string> {
  const { channel, contactId, author, at, text, attachments, externalId, sender = 'user' } = incoming;
  const id = incoming.messageId ?? newId(context);
  await insertMessage(unit.tx, {
    id,
    ticketId,
    sender,
    author,
    authorId: null,
    at,
    text,
    answer: null,
    note: false,
    sha256: createHash('sha256')
      .update(JSON.stringify([channel, externalId ?? id]))
      .digest(),
    attachments,
    channel,
    externalId,
    contactId: contactId ?? undefined,
  });
  return id;
}

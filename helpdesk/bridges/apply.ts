import { createHash } from 'node:crypto';
import type { Attachment } from '../../shared/model/ticket.ts';
import { type Context, newId } from '../services/context.ts';
import { enqueueAnswer } from '../services/deliveries.ts';
import { continueTicket } from '../services/intake.ts';
import { isPictureType, looksLike } from '../services/pictures.ts';
import type { Unit } from '../store/database.ts';
import { familyOf } from '../store/merged.ts';
import { insertMessage } from '../store/messages.ts';
import { lockTicket, lockWhereItGoesOn, touchTicket } from '../store/tickets.ts';
import { type Bridge, BridgeError, type Look, type RemoteEvent, type RemoteMessage } from './bridge.ts';

/** Larger files stay there, and the message says so. */
const fileLimit = 20_000_000;
const textLimit = 20_000;

/** True for the first who says so: the row is the lock. */
async function firstSeen(unit: Unit, bridge: string, ticketId: string, remoteMessageId: string, messageId: string | null) {
  const row = await unit.tx
    .insertInto('bridge_seen')
    .values({ bridge, remote_message_id: remoteMessageId, ticket_id: ticketId, message_id: messageId })
    .onConflict((oc) => oc.doNothing())
    .returning('ticket_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A turn of the conversation that was written over there; a note stays a note. */
export async function applyMessage(context: Context, bridge: Bridge, ticketId: string, event: RemoteMessage): Promise<void> {
  const { db } = context.database;
  const { name } = bridge;
  const seen = await db
    .selectFrom('bridge_seen')
    .select('ticket_id')
    .where('bridge', '=', name)
    .where('remote_message_id', '=', event.remoteMessageId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  if (seen) return;
  // Our own: by its key even when we never learned its id, by its author as the last resort.
  if (event.key !== null || event.byBridge) {
    await context.database.transaction(async (unit) => void (await firstSeen(unit, name, ticketId, event.remoteMessageId, null)));
    return;
  }
  const { text, attachments } = await loaded(context, bridge, event);
  await context.database.transaction(async (unit) => {
    if (event.byRequester) {
      const externalId = `${name} ${event.remoteMessageId} ${ticketId}`;
      if (!(await firstSeen(unit, name, ticketId, event.remoteMessageId, null))) return;
      const { author } = event;
      const done = await continueTicket(unit, context, ticketId, {
        ...{ channel: 'email', contactId: null, author, at: event.at, text, attachments, externalId },
      });
      if (done)
        await unit.tx
          .updateTable('bridge_seen')
          .set({ message_id: done.messageId })
          .where('bridge', '=', name)
          .where('remote_message_id', '=', event.remoteMessageId)
          .where('ticket_id', '=', ticketId)
          .execute();
      return;
    }
    const { remoteMessageId, author, at } = event;
    await insertAnswer(unit, context, {
      bridge: name,
      ticketId,
      remoteMessageId,
      author,
      at,
      text,
      note: event.kind === 'note',
      attachments,
    });
  });
}

interface RemoteAnswer {
  readonly bridge: string;
  readonly ticketId: string;
  readonly remoteMessageId: string;
  readonly author: string;
  readonly at: Date;
  readonly text: string;
  readonly note: boolean;
  readonly attachments: readonly (Attachment & { content: Uint8Array })[];
}
/** What an agent wrote over there is an answer here, once. */
export async function insertAnswer(unit: Unit, context: Context, answer: RemoteAnswer): Promise<void> {
  const { bridge, ticketId, remoteMessageId, note } = answer;
  // What was merged over here is still another ticket over there: its answers go on where the conversation does.
  const ticket = await lockWhereItGoesOn(unit.tx, ticketId);
  const messageId = newId(context);
  if (!ticket) return;
  const there = await isThere(unit, bridge, ticket.id, remoteMessageId);
  if (!(await firstSeen(unit, bridge, ticketId, remoteMessageId, there ? null : messageId)) || there) return;
  // An answer opens it again over there, where it was closed since it goes on in the other: this lets it be closed again.
  if (ticket.id !== ticketId)
    await unit.tx
      .updateTable('tickets')
      .set({ updated_at: new Date(context.now()) })
      .where('id', '=', ticketId)
      .execute();
  await insertMessage(unit.tx, {
    id: messageId,
    ticketId: ticket.id,
    sender: 'agent',
    author: answer.author.replaceAll('\0', '').slice(0, 200),
    authorId: null,
    at: answer.at,
    text: answer.text,
    answer: null,
    note,
    sha256: createHash('sha256').update(`${bridge} ${remoteMessageId}`).digest(),
    attachments: answer.attachments,
  });
  if (note) {
    // It must not even show on a desktop as "something changed".
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return;
  }
  await unit.tx.updateTable('tickets').set({ status: 'waiting', waiting_since: null }).where('id', '=', ticket.id).execute();
  await enqueueAnswer(unit, context, ticket.id, messageId);
  await touchTicket(unit, ticket, new Date(context.now()));
}

/** Two tickets that are one here and one over there: what is said there comes by both. */
async function isThere({ tx }: Unit, bridge: string, ticketId: string, remoteMessageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('bridge_seen as s')
    .innerJoin('messages as m', 'm.id', 's.message_id')
    .select('m.id')
    .where('s.bridge', '=', bridge)
    .where('s.remote_message_id', '=', remoteMessageId)
    .where('m.ticket_id', 'in', await familyOf(tx, ticketId))
    .executeTakeFirst();
  return row !== undefined;
}

async function loaded(context: Context, bridge: Bridge, event: RemoteMessage) {
  const { text, files } = await event.load();
  const attachments: (Attachment & { content: Uint8Array })[] = [];
  const left: string[] = [];
  for (const file of files) {
    if (file.bytes > fileLimit || attachments.length >= 50) {
      left.push(`[${file.name}]`);
      continue;
    }
    const content = await bridge.fetchAttachment(file.ref).catch((error: unknown) => {
      if (error instanceof BridgeError && error.kind === 'lost') return null;
      throw error;
    });
    if (!content) {
      left.push(`[${file.name}]`);
      continue;
    }
    attachments.push({
      id: newId(context),
      kind: isPictureType(file.type) && looksLike(file.type, content) ? 'picture' : 'file',
      mediaType: file.type.slice(0, 120),
      name: file.name.slice(0, 200),
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      content,
    });
  }
  // PostgreSQL keeps no character of value zero.
  const words = [text.trim().slice(0, textLimit - 1000), ...left].join('\n').replaceAll('\0', '');
  return { text: words.slice(0, textLimit) || '…', attachments };
}

/** Where the ticket stands over there is where it stands here, as far as somebody decided it. */
export async function applyStatus(
  context: Context,
  bridge: string,
  ticketId: string,
  event: Extract<RemoteEvent, { kind: 'status' }>,
): Promise<void> {
  await context.database.transaction(async (unit) => {
    const ticket = await lockTicket(unit.tx, ticketId);
    if (!ticket || !(await firstSeen(unit, bridge, ticketId, event.remoteMessageId, null))) return;
    await unit.tx
      .updateTable('bridge_links')
      .set({ status: event.status, raw_status: event.raw })
      .where('bridge', '=', bridge)
      .where('ticket_id', '=', ticketId)
      .execute();
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    const over = ticket.status === 'solved' || ticket.status === 'closed';
    const status =
      event.status === 'closed'
        ? over
          ? ticket.status
          : 'solved'
        : event.status === 'pending'
          ? 'waiting'
          : event.byPerson && (over || ticket.status === 'new')
            ? 'open'
            : ticket.status;
    // One that was merged is closed for good here.
    if (status === ticket.status || ticket.merged_into !== null) return;
    await unit.tx
      .updateTable('tickets')
      .set({ status, ...(status === 'open' ? {} : { waiting_since: null }) })
      .where('id', '=', ticketId)
      .execute();
    await touchTicket(unit, ticket, new Date(context.now()));
  });
}

/** What a look at the ticket showed: a ticket that is gone or merged is a state that agents see. */
export async function setLook(context: Context, bridge: string, ticketId: string, look: Look): Promise<void> {
  const at = new Date(context.now());
  const change =
    look.state === 'lost'
      ? { state: 'lost' as const }
      : {
          state: look.state === 'merged' ? ('merged' as const) : ('mirrored' as const),
          merged_into: look.state === 'merged' ? look.into : null,
          status: look.status,
          raw_status: look.raw,
        };
  await context.database.transaction(async (unit) => {
    await unit.tx
      .updateTable('bridge_links')
      // Of one that stays merged it is since when its person reads what is answered there.
      .set((eb) => ({
        ...change,
        looked_at: look.state === 'merged' ? eb.case().when('merged_into', '=', look.into).then(eb.ref('looked_at')).else(at).end() : at,
      }))
      .where('bridge', '=', bridge)
      .where('ticket_id', '=', ticketId)
      .execute();
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
  });
}

import { createHash } from 'node:crypto';
import type { Binary } from '../http/mount.ts';
import { familyOf, goesOnIn } from '../store/merged.ts';
import { messageComplete } from '../store/messages.ts';
import type { Db } from '../store/schema.ts';
import { touchTicket } from '../store/tickets.ts';
import type { Context } from './context.ts';
import { isPictureType, looksLike } from './pictures.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * Stores a file that a message of this desktop named; the first message of a ticket has the id of its report.
 * Repeatable, in any order; before its message has come, the answer asks to try again later.
 */
export async function storeAttachment(
  context: Context,
  desktopId: string,
  where: { messageId: string; attachmentId: string; ticketId?: string },
  bytes: Uint8Array,
): Promise<{ complete: boolean } | Refusal> {
  return await context.database.transaction(async (unit): Promise<{ complete: boolean } | Refusal> => {
    const message = await unit.tx
      .selectFrom('messages')
      .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .select(['tickets.id', 'tickets.desktop_id', 'tickets.report_id', 'messages.sender'])
      .where('messages.id', '=', where.messageId)
      // Locks the ticket: the last two files that arrive together must not both miss that they complete it.
      .forUpdate('tickets')
      .executeTakeFirst();
    if (!message) return refuse('report-unknown', 'Send what names the file first, then the file again.');
    if (message.sender !== 'user' || !(await isOf(unit.tx, desktopId, where.ticketId ?? message.id, message.id)))
      return refuse('not-found', 'No such message of this desktop.');
    const file = await unit.tx
      .selectFrom('attachments')
      .select(['media_type', 'bytes', 'sha256', (eb) => eb('content', 'is not', null).as('stored')])
      .where('message_id', '=', where.messageId)
      .where('id', '=', where.attachmentId)
      .executeTakeFirst();
    if (!file) return refuse('not-found', 'The message names no such file.');
    if (bytes.length !== file.bytes) return refuse('digest-mismatch', `It should have ${file.bytes} bytes, not ${bytes.length}.`);
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      return refuse('digest-mismatch', 'It is not the file whose sha256 the message names.');
    if (!isPictureType(file.media_type) || !looksLike(file.media_type, bytes))
      return refuse('unsupported-media-type', `It is not ${file.media_type}.`);
    if (!file.stored) {
      await unit.tx
        .updateTable('attachments')
        .set({ content: bytes })
        .where('message_id', '=', where.messageId)
        .where('id', '=', where.attachmentId)
        .execute();
    }
    const complete = await messageComplete(unit.tx, where.messageId);
    if (!file.stored) {
      if (complete && message.report_id === where.messageId)
        await unit.tx.updateTable('reports').set({ complete: true }).where('id', '=', where.messageId).execute();
      await touchTicket(unit, message, new Date(context.now()));
    }
    return { complete };
  });
}

/** Whether a desktop's own ticket is the one that a message belongs to, or was merged with it. */
async function isOf(db: Db, desktopId: string, ownId: string, ticketId: string): Promise<boolean> {
  const own = await db.selectFrom('tickets').select('desktop_id').where('id', '=', ownId).executeTakeFirst();
  if (own?.desktop_id !== desktopId) return false;
  return ownId === ticketId || (await goesOnIn(db, ownId)) === (await goesOnIn(db, ticketId));
}

/** A picture of a ticket's conversation; `desktopId` when a desktop asks: its own tickets only. `notes`: of internal ones too. */
export async function readAttachment(
  db: Db,
  ticketId: string,
  attachmentId: string,
  { desktopId, notes }: { desktopId?: string; notes: boolean },
): Promise<Binary | Refusal> {
  if (desktopId !== undefined && !(await isOf(db, desktopId, ticketId, ticketId))) return refuse('not-found', 'No such file.');
  let query = db
    .selectFrom('attachments')
    .innerJoin('messages', 'messages.id', 'attachments.message_id')
    .select(['attachments.content', 'attachments.media_type', 'attachments.sha256'])
    // What was merged is one history, whichever of its tickets is asked for.
    .where('attachments.ticket_id', 'in', await familyOf(db, await goesOnIn(db, ticketId)))
    .where('attachments.id', '=', attachmentId);
  if (!notes) query = query.where('messages.note', '=', false);
  const file = await query.executeTakeFirst();
  if (!file) return refuse('not-found', 'No such file.');
  if (file.content === null) return refuse('not-found', 'The file is named and has not arrived yet.');
  return {
    bytes: file.content,
    mediaType: file.media_type,
    headers: {
      ...harmless,
      ...(isPictureType(file.media_type) ? {} : { 'content-disposition': 'attachment' }),
      etag: `"${file.sha256}"`,
      'cache-control': 'private, max-age=86400, immutable',
    },
  };
}

/** What a stranger made is never run, wherever it is opened. */
export const harmless: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

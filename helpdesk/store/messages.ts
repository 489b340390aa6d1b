import type { Channel } from '../../shared/model/channel.ts';
import type { Answer, Attachment, Message } from '../../shared/model/ticket.ts';
import { toJson } from './json.ts';
import type { Db } from './schema.ts';

export interface StoredMessage extends Message {
  readonly note: boolean;
  /** Of the ticket to which it was written. */
  readonly ticketId: string;
  /** Order of arrival, across tickets. */
  readonly position: number;
}

export interface NewMessage {
  readonly id: string;
  readonly ticketId: string;
  readonly sender: Message['from'];
  readonly author: string;
  readonly authorId: string | null;
  readonly at: Date;
  readonly text: string;
  readonly answer: Answer | null;
  readonly note: boolean;
  readonly sha256: Uint8Array;
  /** `content`: when the bytes are here already. */
  readonly attachments: readonly (Attachment & { readonly content?: Uint8Array })[];
  /** `tray` unless told. */
  readonly channel?: Channel;
  /** What the channel calls it. */
  readonly externalId?: string | undefined;
  readonly contactId?: string | undefined;
}

export async function insertMessage(tx: Db, message: NewMessage): Promise<void> {
  await tx
    .insertInto('messages')
    .values({
      id: message.id,
      ticket_id: message.ticketId,
      sender: message.sender,
      author: message.author,
      author_id: message.authorId,
      at: message.at,
      text: message.text,
      answer: message.answer ? toJson(message.answer) : null,
      note: message.note,
      sha256: message.sha256,
      channel: message.channel ?? 'tray',
      external_id: message.externalId ?? null,
      contact_id: message.contactId ?? null,
    })
    .execute();
  if (message.attachments.length === 0) return;
  await tx
    .insertInto('attachments')
    .values(
      message.attachments.map((ref, position) => ({
        ticket_id: message.ticketId,
        message_id: message.id,
        id: ref.id,
        position,
        kind: ref.kind,
        media_type: ref.mediaType,
        bytes: ref.bytes,
        sha256: ref.sha256,
        name: ref.name ?? null,
        content: ref.content ?? null,
      })),
    )
    .execute();
}

/** Conversations by ticket, each in its order. */
export async function readMessages(
  db: Db,
  ticketIds: readonly string[],
  options: { notes: boolean },
): Promise<Map<string, StoredMessage[]>> {
  const found = new Map<string, StoredMessage[]>();
  if (ticketIds.length === 0) return found;
  let query = db.selectFrom('messages').selectAll().where('ticket_id', 'in', ticketIds).orderBy('position');
  if (!options.notes) query = query.where('note', '=', false);
  const rows = await query.execute();
  const files = await db
    .selectFrom('attachments')
    .select(['message_id', 'id', 'kind', 'media_type', 'bytes', 'sha256', 'name'])
    .where('ticket_id', 'in', ticketIds)
    .orderBy('position')
    .execute();
  for (const row of rows) {
    const list = found.get(row.ticket_id) ?? [];
    if (list.length === 0) found.set(row.ticket_id, list);
    list.push({
      id: row.id,
      from: row.sender,
      author: row.author,
      at: row.at.toISOString(),
      text: row.text,
      answer: row.answer,
      note: row.note,
      ticketId: row.ticket_id,
      position: Number(row.position),
      attachments: files
        .filter((file) => file.message_id === row.id)
        .map(({ id, kind, media_type, bytes, sha256, name }) => ({
          id,
          kind,
          mediaType: media_type,
          bytes,
          sha256,
          ...(name === null ? {} : { name }),
        })),
      channel: row.channel,
    });
  }
  return found;
}

/** Whether every file that a message named has arrived. */
export async function messageComplete(db: Db, messageId: string): Promise<boolean> {
  const missing = await db
    .selectFrom('attachments')
    .select('id')
    .where('message_id', '=', messageId)
    .where('content', 'is', null)
    .limit(1)
    .execute();
  return missing.length === 0;
}

import type { Answer } from '../../shared/model/ticket.ts';
import type { Db } from '../store/schema.ts';
import type { OutgoingFile, OutgoingMessage, OutgoingTicket } from './bridge.ts';
import { remoteNameOf } from './merge-notice.ts';
import type { Operation } from './outbox.ts';

/** The four parts as text: no other help desk has them. */
function answerText({ problem, cause, alternatives, steps }: Answer): string {
  const parts = [problem, cause, alternatives, steps.map((step, index) => `${index + 1}. ${step}`).join('\n')];
  return parts.filter((part) => part.trim()).join('\n\n');
}

async function readFiles(db: Db, ticketId: string, ids: readonly string[]): Promise<OutgoingFile[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('attachments')
    .select(['id', 'name', 'kind', 'media_type', 'content'])
    .where('ticket_id', '=', ticketId)
    .where('id', 'in', ids)
    .orderBy('position')
    .execute();
  return rows.flatMap(({ id, name, kind, media_type, content }) => {
    const usual = `${kind}-${id.slice(-6)}.${media_type.split('/')[1]?.replace(/\W.*/, '') || 'bin'}`;
    // An empty file is refused by the other side, and says nothing.
    return content?.length ? [{ name: name ?? usual, type: media_type, bytes: content }] : [];
  });
}

/** What an operation sends. */
export async function readContent(db: Db, bridge: string, { messageId, ticketId, kind, key, files }: Operation): Promise<OutgoingMessage> {
  const message = await db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.author', 'messages.sender', 'messages.text', 'messages.answer', 'messages.at', 'tickets.merged_at'])
    .where('messages.id', '=', messageId ?? '')
    .executeTakeFirstOrThrow();
  const found = await readFiles(db, ticketId, files);
  const signed = `${message.author || 'Pandu'}, via Pandu`;
  const byAgent = message.sender === 'agent';
  if (kind === 'file') return { key, byAgent, text: `${signed}: ${found.map((file) => file.name).join(', ')}`, files: found };
  const merges = message.sender === 'system' && message.at.getTime() === message.merged_at?.getTime();
  const goesOn = merges ? ((await remoteNameOf(db, bridge, ticketId)) ?? '') : '';
  const words = [message.text, message.answer ? answerText(message.answer) : '', goesOn].filter((part) => part.trim()).join('\n\n');
  return { key, byAgent, text: `${words}\n\n-- \n${signed}`, files: found };
}

export async function readNewTicket(db: Db, bridge: string, operation: Operation): Promise<OutgoingTicket> {
  const ticket = await db
    .selectFrom('tickets')
    .leftJoin('contacts', 'contacts.id', 'tickets.contact_id')
    .leftJoin('desktops', 'desktops.id', 'tickets.desktop_id')
    .select(['tickets.title', 'tickets.number', 'contacts.kind', 'contacts.address', 'contacts.verified_at', 'desktops.inventory'])
    .where('tickets.id', '=', operation.ticketId)
    .executeTakeFirstOrThrow();
  return {
    ...(await readContent(db, bridge, operation)),
    key: operation.ticketId,
    subject: `${ticket.title} [Pandu #${ticket.number}]`,
    // What a sender says of themselves is no identity.
    requester: ticket.kind === 'email' && ticket.verified_at !== null ? ticket.address : null,
    host: ticket.inventory?.hostName ?? '',
    appVersion: ticket.inventory?.panduVersion ?? '',
  };
}

import { createHash } from 'node:crypto';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import { maxAttachmentBytes } from '../../../shared/model/report.ts';
import type { AttachmentRef } from '../../../shared/model/ticket.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { Conversations } from '../../sync/conversations.ts';

export interface ReportsPorts {
  readonly mine: Conversations;
  readonly outbox: Pick<Outbox, 'add' | 'retry' | 'broken'>;
  /** A picture of the conversation from the help desk; null when it cannot be had now. */
  readonly fetchPicture: (ticketId: string, attachmentId: string) => Promise<Uint8Array | null>;
  readonly openFolder: (folder: string) => Promise<void>;
  readonly wake: () => void;
  readonly newId: () => string;
  readonly now: () => Date;
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function reportsHandlers(ports: ReportsPorts): Handlers['reports'] {
  const { mine, outbox, newId, now } = ports;
  return {
    list: async () => [...(await mine.list())],
    conversation: ({ id }) => mine.conversation(id),
    async markRead({ id }) {
      await mine.markRead(id);
      return { ok: true };
    },
    async reply({ id, text, pictures }) {
      const ticketId = await mine.ticketId(id);
      if (ticketId === null) return { kept: false, reason: 'unknown-draft' };
      if (text.trim() === '' && pictures.length === 0) return { kept: false, reason: 'empty' };
      // The outbox would keep them, and never read them again.
      if (pictures.some(({ bytes }) => bytes.length === 0)) return { kept: false, reason: 'empty' };
      if (pictures.some(({ bytes }) => bytes.length > maxAttachmentBytes)) return { kept: false, reason: 'too-large' };
      const attachments = pictures.map(
        ({ mediaType, bytes }): AttachmentRef => ({
          id: newId(),
          kind: 'picture',
          mediaType,
          bytes: bytes.length,
          sha256: digestOf(bytes),
        }),
      );
      const files = attachments.map(({ id: name }, at) => ({ name, bytes: pictures[at]?.bytes ?? new Uint8Array() }));
      const at = now().toISOString();
      return outbox.add({
        manifest: { kind: 'message', id: newId(), createdAt: at, ticketId, body: { at, text: text.trim(), attachments } },
        files,
      });
    },
    async picture({ id, attachmentId }) {
      const ticket = (await mine.conversation(id))?.ticket;
      const named = ticket?.messages.flatMap(({ attachments }) => attachments).find((one) => one.id === attachmentId);
      if (!ticket || !named) return { bytes: null };
      const bytes = await ports.fetchPicture(ticket.id, attachmentId);
      // The conversation is signed and names the digest; what came by another way is shown only if it is that picture.
      return { bytes: bytes && digestOf(bytes) === named.sha256 ? bytes : null };
    },
    async outcome({ id, outcome }) {
      const ticketId = await mine.ticketId(id);
      if (ticketId === null) return { kept: false, reason: 'unknown-draft' };
      const at = now().toISOString();
      return outbox.add({ manifest: { kind: 'outcome', id: newId(), createdAt: at, ticketId, body: { ...outcome, at } }, files: [] });
    },
    async retry({ id }) {
      const broken = (await outbox.broken()).find((one) => one.id === id);
      if (broken) await ports.openFolder(broken.folder);
      else {
        await outbox.retry(id);
        ports.wake();
      }
      return { ok: true };
    },
  };
}

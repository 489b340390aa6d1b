import type { MailConfig } from '../../channels/mail/config.ts';
import { openCourier } from '../../channels/mail/courier.ts';
import { threadOf } from '../../channels/mail/receive.ts';
import { oneLine } from '../../channels/mail/texts.ts';
import { messageIdOf, replyAddress } from '../../channels/mail/thread.ts';
import type { Context } from '../../services/context.ts';
import { type Bridge, BridgeError, type OutgoingMessage } from '../bridge.ts';

/** Bytes of files in one mail: base64 makes a third more of them, and many servers stop at 20 MB. */
const mostBytes = 13_000_000;
/** Before anything of the mail itself was said. */
const beforehand = new Set(['ECONNECTION', 'EDNS', 'ETLS', 'EAUTH', 'ESOCKET']);

/**
 * Any help desk that makes a ticket of a mail and an answer of a reply. Each mail has a fixed Message-ID: it may be sent again, and
 * those help desks that know their mails by it take the second for the first. What they write back comes by our own mailbox.
 */
export function mailBridge(context: Context, config: MailConfig, desk: string, smtp: NonNullable<MailConfig['smtp']>): Bridge {
  const courier = openCourier(smtp);
  const domain = config.address.slice(config.address.lastIndexOf('@') + 1);

  /** @param ticketId whose thread it belongs to @param first null: this mail is the first */
  async function send(ticketId: string, message: OutgoingMessage, subject: string, first: boolean): Promise<string> {
    if (message.files.reduce((all, { bytes }) => all + bytes.length, 0) > mostBytes)
      throw new BridgeError('refused', 'The files are too large for one mail.');
    const token = await context.database.transaction((unit) => threadOf(unit, context, ticketId));
    const root = messageIdOf(ticketId, token, domain);
    const messageId = first ? root : messageIdOf(message.key, token, domain);
    try {
      await courier.sendMail({
        ...{
          from: { name: config.name, address: config.address },
          to: desk,
          subject: oneLine(subject, 200),
          text: message.text,
          messageId,
        },
        replyTo: { name: config.name, address: replyAddress(config.address, token) },
        ...(first ? {} : { inReplyTo: root, references: [root] }),
        // No Auto-Submitted: some help desks make no ticket of a machine's mail.
        headers: { 'X-Pandu-Helpdesk': 'bridge' },
        attachments: message.files.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) })),
      });
    } catch (error) {
      const { code = '', responseCode = 0, message: why } = error as Error & { code?: string; responseCode?: number };
      const kind = responseCode >= 500 ? 'refused' : responseCode >= 400 || beforehand.has(code) ? 'outage' : 'unknown';
      throw new BridgeError(kind, `The mail server: ${why.slice(0, 300)}`);
    }
    return messageId;
  }
  const subjectOf = async (ticketId: string) => {
    const { db } = context.database;
    const { title, number } = await db
      .selectFrom('tickets')
      .select(['title', 'number'])
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    return `${title} [Pandu #${number}]`;
  };

  return {
    name: 'mail',
    async check() {
      await courier.verify().catch((error: Error) => {
        throw new BridgeError('outage', `The mail server: ${error.message.slice(0, 300)}`);
      });
      return { version: '' };
    },
    async createTicket(ticket) {
      await send(ticket.key, ticket, ticket.subject, true);
      // It has no number that we could know: ours leads to the thread.
      return { remoteId: ticket.key, remoteUrl: '', warnings: [] };
    },
    // Nobody can be asked whether a mail has arrived: it is sent again, with the same Message-ID.
    findTicket: async () => null,
    findMessage: async () => null,
    async appendMessage(remoteId, message) {
      return { remoteMessageId: await send(remoteId, message, `Re: ${await subjectOf(remoteId)}`, false) };
    },
    // A mail would open it again in most help desks.
    close: async () => undefined,
    look: async () => ({ state: 'here', status: 'open', raw: '' }),
    // What is written back comes as mail: see helpdesk/channels/mail/receive.ts.
    pullUpdatesSince: async () => ({ events: [], cursor: '' }),
    readHistory: async () => [],
    fetchAttachment: async () => new Uint8Array(),
  };
}

import { z } from 'zod';
import { type Bridge, BridgeError, type OutgoingMessage, type RemoteEvent } from '../bridge.ts';
import type { DeskAnswer } from '../http.ts';
import { type RtConfig, rtClient, saidBy } from './client.ts';
import { hostField, messageField, ticketField, versionField } from './fields.ts';
import { eventOf, readContent, readTransactions, statusOf, type Transaction, wantedTypes } from './updates.ts';

const id = z.union([z.string(), z.number()]).transform(String);
const ticketSchema = z.object({
  id,
  Status: z.string(),
  Requestor: z.array(z.object({ id: id.nullish(), EmailAddress: z.string().nullish() })).catch([]),
  CustomFields: z.array(z.object({ name: z.string(), values: z.array(z.string()) })).catch([]),
});
const foundSchema = z.object({ items: z.array(z.object({ id })) });
const namesSchema = z.array(z.object({ name: z.string() })).catch([]);
const queueSchema = z.object({ TicketCustomFields: namesSchema, TicketTransactionCustomFields: namesSchema });

/** Ids that are asked for again with each pull: transactions of parallel processes become visible out of their order. */
const overlap = 100;
const gone = ({ status }: DeskAnswer) => status === 403 || status === 404;
const quoted = (value: string) => `'${value.replace(/['\\]/g, '\\$&')}'`;

/** Request Tracker 5 by REST 2. What it answers, and where it lies, was measured on 5.0.3. */
export function rtBridge(config: RtConfig): Bridge {
  const call = rtClient(config);
  let me: Promise<string> | null = null;
  /** The token's own user: it is in the token's text, "1-14-...". */
  const whoAmI = () => {
    me ??= call('GET', `/user/${config.token.split('-')[1] ?? ''}`).then(({ status, body }) =>
      status === 200 ? String((body as { Name?: unknown }).Name ?? '') : '',
    );
    me.catch(() => {
      me = null;
    });
    return me;
  };
  const urlOf = (remoteId: string) => `${config.url}/Ticket/Display.html?id=${remoteId}`;

  async function read(remoteId: string) {
    const answer = await call('GET', `/ticket/${remoteId}`);
    if (gone(answer)) return null;
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    return ticketSchema.parse(answer.body);
  }

  async function eventsOf(transactions: readonly Transaction[], remoteId?: string): Promise<RemoteEvent[]> {
    const name = await whoAmI();
    const known = new Map<string, Promise<readonly string[]>>();
    const requesters = (ticket: string) => {
      const asked = known.get(ticket) ?? readRequesters(ticket);
      known.set(ticket, asked);
      return asked;
    };
    const events: RemoteEvent[] = [];
    for (const transaction of transactions) {
      const ticket = remoteId ?? transaction.ObjectId;
      const event = ticket ? await eventOf(call, name, transaction, ticket, requesters) : null;
      if (event) events.push(event);
    }
    return events;
  }
  async function readRequesters(ticket: string): Promise<string[]> {
    const found = await read(ticket);
    return (found?.Requestor ?? []).map((one) => (one.EmailAddress || one.id || '').toLowerCase());
  }

  return {
    name: 'rt',
    async check() {
      const answer = await call('GET', '/rt');
      const version = (answer.body as { Version?: unknown } | null)?.Version;
      if (answer.status !== 200 || typeof version !== 'string') throw new BridgeError('outage', 'What answers there is no RT with REST 2.');
      const queue = await call('GET', `/queue/${encodeURIComponent(config.queue)}`);
      if (queue.status !== 200) throw new BridgeError('outage', `RT has no queue "${config.queue}" that the token may see.`);
      const fields = queueSchema.parse(queue.body);
      // RT drops what it has no field for, and says nothing: then a retry would double everything.
      if (!fields.TicketCustomFields.some(({ name }) => name === ticketField))
        throw new BridgeError('outage', `The queue needs the ticket custom field "${ticketField}".`);
      if (!fields.TicketTransactionCustomFields.some(({ name }) => name === messageField))
        throw new BridgeError('outage', `The queue needs the transaction custom field "${messageField}".`);
      return { version };
    },

    async createTicket(ticket) {
      const answer = await call('POST', '/ticket', {
        json: {
          Queue: config.queue,
          Subject: ticket.subject,
          ...(ticket.requester === null ? {} : { Requestor: [ticket.requester] }),
          ...contentOf(ticket),
          CustomFields: { [ticketField]: ticket.key, [hostField]: ticket.host, [versionField]: ticket.appVersion },
        },
      });
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const { id: remoteId } = z.object({ id }).parse(answer.body);
      return { remoteId, remoteUrl: urlOf(remoteId), warnings: await warningsOf(remoteId, ticket.key, ticket.requester, ticket.files) };
    },

    async findTicket(ticketId) {
      const query = `Queue=${quoted(config.queue)} AND 'CF.{${ticketField}}' = ${quoted(ticketId)}`;
      const answer = await call('GET', '/tickets', { query: { query, fields: 'Status', orderby: 'id' } });
      if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
      const first = foundSchema.parse(answer.body).items[0];
      return first ? { remoteId: first.id, remoteUrl: urlOf(first.id) } : null;
    },

    async appendMessage(remoteId, message) {
      const answer = await call('POST', `/ticket/${remoteId}/correspond`, {
        json: { ...contentOf(message), TxnCustomFields: { [messageField]: message.key } },
      });
      if (answer.status !== 201) {
        // 400 "Permission Denied" is also what RT says of a ticket that does not exist.
        const lost = gone(answer) || (answer.status === 400 && (await read(remoteId)) === null);
        throw new BridgeError(lost ? 'lost' : 'refused', saidBy(answer));
      }
      const remoteMessageId = answer.header('location')?.match(/\/transaction\/(\d+)$/)?.[1];
      if (!remoteMessageId) throw new BridgeError('unknown', 'RT did not say which transaction it made.');
      return { remoteMessageId };
    },

    async findMessage(_remoteId, key) {
      const query = `ObjectType='RT::Ticket' AND 'CF.{${messageField}}' = ${quoted(key)}`;
      const answer = await call('GET', '/transactions', { query: { query, fields: 'ObjectId', orderby: 'id' } });
      if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
      const first = foundSchema.parse(answer.body).items[0];
      return first ? { remoteMessageId: first.id } : null;
    },

    async close(remoteId) {
      const ticket = await read(remoteId);
      if (!ticket) throw new BridgeError('lost', 'The ticket is gone.');
      if (statusOf(ticket.Status) === 'closed') return;
      const answer = await call('PUT', `/ticket/${remoteId}`, { json: { Status: 'resolved' } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      // A status that RT does not like answers 200, with words.
      if (answer.status !== 200 || !/ to '\w+'/.test(String((answer.body as unknown[] | null)?.[0])))
        throw new BridgeError('refused', saidBy(answer));
    },

    async look(remoteId) {
      const ticket = await read(remoteId);
      if (!ticket) return { state: 'lost' };
      const now = { status: statusOf(ticket.Status), raw: ticket.Status };
      // A merged ticket answers as the one that it went into.
      return ticket.id === remoteId ? { state: 'here', ...now } : { state: 'merged', into: ticket.id, ...now };
    },

    async pullUpdatesSince(cursor) {
      if (cursor === null) {
        const last = await readTransactions(call, '/transactions', {
          query: "ObjectType='RT::Ticket' AND id > 0",
          orderby: 'id',
          order: 'DESC',
        });
        return { events: [], cursor: last[0]?.id ?? '0' };
      }
      const transactions: Transaction[] = [];
      const types = wantedTypes.map((type) => `Type='${type}'`).join(' OR ');
      // Rows that we may not see take places of a page, and no total is told: only an empty page is the end.
      for (let after = Math.max(0, Number(cursor) - overlap); ; ) {
        const query = `ObjectType='RT::Ticket' AND id > ${after} AND (${types})`;
        const page = await readTransactions(call, '/transactions', { query, orderby: 'id', order: 'ASC' });
        const last = page.at(-1);
        if (!last) break;
        transactions.push(...page);
        after = Number(last.id);
      }
      const end = Math.max(Number(cursor), Number(transactions.at(-1)?.id ?? 0));
      return { events: await eventsOf(transactions), cursor: String(end) };
    },

    async readHistory(remoteId) {
      const transactions: Transaction[] = [];
      for (let page = 1; ; page += 1) {
        const found = await readTransactions(call, `/ticket/${remoteId}/history`, { page: String(page) });
        if (found.length === 0) break;
        transactions.push(...found);
      }
      return await eventsOf(transactions, remoteId);
    },

    fetchAttachment: (ref) => readContent(call, ref),
  };

  /** RT answers 201 and drops what it does not like: it is read back. */
  async function warningsOf(remoteId: string, key: string, requester: string | null, files: OutgoingMessage['files']): Promise<string[]> {
    try {
      const warnings: string[] = [];
      const ticket = await read(remoteId);
      const kept = ticket?.CustomFields.find((field) => field.name === ticketField)?.values.includes(key);
      if (!kept) warnings.push(`RT did not keep "${ticketField}".`);
      if (requester !== null && ticket?.Requestor.length === 0) warnings.push('RT did not keep the requester.');
      if (files.length > 0) {
        const answer = await call('GET', `/ticket/${remoteId}/attachments`, {
          query: { fields: 'Filename,ContentLength', per_page: '100' },
        });
        const names = z.object({ items: z.array(z.object({ Filename: z.string().nullish() })) }).safeParse(answer.body);
        const there = names.success ? names.data.items.map((item) => item.Filename) : [];
        for (const file of files) if (!there.includes(file.name)) warnings.push(`RT did not keep the file ${file.name}.`);
      }
      return warnings;
    } catch {
      // The ticket is there: that must not be forgotten for a look that failed.
      return ['RT could not be asked whether it kept everything.'];
    }
  }
}

function contentOf({ text, files }: OutgoingMessage) {
  const Attachments = files.map((file) => ({
    FileName: file.name,
    FileType: file.type,
    FileContent: Buffer.from(file.bytes).toString('base64'),
  }));
  // An empty text is refused as an empty file is.
  return { Content: text || '…', ContentType: 'text/plain', ...(Attachments.length > 0 ? { Attachments } : {}) };
}

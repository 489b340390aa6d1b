import { z } from 'zod';
import { type Bridge, BridgeError, type OutgoingMessage, type RemoteEvent } from '../bridge.ts';
import { pullByTime } from '../changes.ts';
import { type DeskAnswer, deskClient, saidBy as saidByDesk } from '../http.ts';
import { withKey } from '../key-line.ts';
import { articleSchema, changeOf, changeSchema, idAttribute, messageOf, statusOf, type Ticket, ticketSchema } from './articles.ts';
import type { ZammadConfig } from './config.ts';

const saidBy = (answer: DeskAnswer) => saidByDesk('Zammad', answer);
const gone = ({ status }: DeskAnswer) => status === 403 || status === 404;
const page = 100;

/** Zammad by its REST API, from its documentation and source: not yet run against a live server. */
export function zammadBridge(config: ZammadConfig): Bridge {
  const call = deskClient({
    desk: 'Zammad',
    url: `${config.url}/api/v1`,
    headers: () => ({ authorization: `Token token=${config.token}` }),
    timeoutMs: config.timeoutMs,
  });
  const urlOf = (id: string | number) => `${config.url}/#ticket/zoom/${id}`;
  let me: number | null = null;

  async function whoAmI(): Promise<number> {
    if (me !== null) return me;
    const answer = await call('GET', '/users/me');
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    me = z.object({ id: z.number() }).parse(answer.body).id;
    return me;
  }
  async function read(id: string): Promise<Ticket | null> {
    const answer = await call('GET', `/tickets/${id}`, { query: { expand: 'true' } });
    if (gone(answer)) return null;
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    return ticketSchema.parse(answer.body);
  }
  /** With a condition it is the database that is asked: the index for words lags behind. */
  async function search(condition: object, more: object): Promise<Ticket[]> {
    const answer = await call('POST', '/tickets/search', { json: { condition, ...more } });
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    const plain = z.array(ticketSchema).safeParse(answer.body);
    if (plain.success) return plain.data;
    const { tickets, assets } = z
      .object({ tickets: z.array(z.number()), assets: z.object({ Ticket: z.record(z.string(), ticketSchema).catch({}) }) })
      .parse(answer.body);
    return tickets.flatMap((id) => assets.Ticket[id] ?? []);
  }
  async function historyOf(id: string, since: string): Promise<RemoteEvent[]> {
    const author = await whoAmI();
    const articles = await call('GET', `/ticket_articles/by_ticket/${id}`);
    if (gone(articles)) throw new BridgeError('lost', saidBy(articles));
    if (articles.status !== 200) throw new BridgeError('outage', saidBy(articles));
    // The first is the report itself, or that of whoever wrote to Zammad: it is no answer.
    const messages = z.array(articleSchema).parse(articles.body);
    const history = await call('GET', `/ticket_history/${id}`);
    const changes = z.object({ history: z.array(changeSchema) }).safeParse(history.body);
    return [
      ...messages.slice(1).map((article) => ({ at: article.created_at, event: messageOf(article, id, author) })),
      ...(changes.success ? changes.data.history : []).map((change) => ({ at: change.created_at, event: changeOf(change, id, author) })),
    ]
      .filter(({ at }) => at >= since)
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .flatMap(({ event }) => event ?? []);
  }

  return {
    name: 'zammad',
    async check() {
      await whoAmI();
      const groups = await call('GET', '/groups');
      const names = z.array(z.object({ name: z.string() })).safeParse(groups.body);
      if (groups.status !== 200 || !names.success || !names.data.some(({ name }) => name === config.group))
        throw new BridgeError('outage', `Zammad has no group "${config.group}" that the token may see.`);
      const version = await call('GET', '/version');
      const told = z.object({ version: z.string() }).safeParse(version.body);
      return { version: version.status === 200 && told.success ? told.data.version : '' };
    },

    async createTicket(ticket) {
      const answer = await call('POST', '/tickets', {
        json: {
          title: ticket.subject,
          group: config.group,
          // It makes the person when it does not know the address.
          customer_id: ticket.requester === null ? await whoAmI() : `guess:${ticket.requester}`,
          [idAttribute]: ticket.key,
          article: { subject: ticket.subject, ...contentOf({ ...ticket, byAgent: false }) },
        },
      });
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const made = ticketSchema.safeParse(answer.body);
      if (!made.success) throw new BridgeError('unknown', 'Zammad did not say which ticket it made.');
      const kept = made.data[idAttribute] === ticket.key;
      const warnings = kept ? [] : [`Zammad did not keep the ticket attribute "${idAttribute}".`];
      return { remoteId: String(made.data.id), remoteUrl: urlOf(made.data.id), warnings };
    },

    async findTicket(ticketId) {
      const found = await search({ [`ticket.${idAttribute}`]: { operator: 'is', value: ticketId } }, { limit: 10 });
      // An attribute that it does not know is no condition.
      const ours = found.find((ticket) => ticket[idAttribute] === ticketId);
      return ours ? { remoteId: String(ours.id), remoteUrl: urlOf(ours.id) } : null;
    },

    async appendMessage(remoteId, message) {
      const answer = await call('POST', '/ticket_articles', { json: { ticket_id: Number(remoteId), ...contentOf(message) } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      if (answer.status !== 201) throw new BridgeError((await read(remoteId)) ? 'refused' : 'lost', saidBy(answer));
      const made = z.object({ id: z.number() }).safeParse(answer.body);
      if (!made.success) throw new BridgeError('unknown', 'Zammad did not say which article it made.');
      return { remoteMessageId: `article ${made.data.id}` };
    },

    async findMessage(remoteId, key) {
      const events = await historyOf(remoteId, '');
      const found = events.find((event) => event.kind === 'message' && event.key === key);
      return found ? { remoteMessageId: found.remoteMessageId } : null;
    },

    async close(remoteId) {
      const ticket = await read(remoteId);
      if (!ticket) throw new BridgeError('lost', 'The ticket is gone.');
      if (statusOf(ticket.state ?? '') === 'closed') return;
      const answer = await call('PUT', `/tickets/${remoteId}`, { json: { state: 'closed' } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      if (answer.status !== 200) throw new BridgeError('refused', saidBy(answer));
    },

    async look(remoteId) {
      const ticket = await read(remoteId);
      if (!ticket) return { state: 'lost' };
      const raw = ticket.state ?? '';
      if (raw !== 'merged') return { state: 'here', status: statusOf(raw), raw };
      const answer = await call('GET', '/links', { query: { link_object: 'Ticket', link_object_value: remoteId } });
      const links = z
        .object({ links: z.array(z.object({ link_type: z.string(), link_object_value: z.coerce.string() })) })
        .safeParse(answer.body);
      const into = links.success ? links.data.links.find(({ link_type }) => link_type === 'parent')?.link_object_value : undefined;
      return { state: 'merged', into: into ?? '?', status: 'closed', raw };
    },

    async pullUpdatesSince(cursor) {
      const newest = async () =>
        (await search({ 'ticket.id': { operator: 'is not', value: '0' } }, { limit: 1, sort_by: 'updated_at', order_by: 'desc' }))[0]
          ?.updated_at ?? null;
      return await pullByTime(
        {
          ...{ page, newest, read: historyOf, ms: Date.parse, written: (ms) => new Date(ms).toISOString() },
          list: async (since, offset) => {
            // "After" leaves out what happened in that very moment.
            const after = new Date(Date.parse(since) - 1).toISOString();
            const condition = { 'ticket.updated_at': { operator: 'after (absolute)', value: after } };
            const paging = { limit: page, page: offset / page + 1, sort_by: 'updated_at', order_by: 'asc' };
            return (await search(condition, paging)).map(({ id, updated_at }) => ({ id: String(id), at: updated_at }));
          },
        },
        cursor,
      );
    },

    readHistory: (remoteId) => historyOf(remoteId, ''),

    async fetchAttachment(ref) {
      const answer = await call('GET', `/ticket_attachment/${ref}`, { accept: '*/*' });
      if (answer.status !== 200) throw new BridgeError('lost', saidBy(answer));
      return answer.bytes;
    },
  };
}

/** Without a sender Zammad takes all for an agent's word, and its clocks stop. An internal mail would still be sent: so it is a note. */
function contentOf({ text, key, files, byAgent }: OutgoingMessage) {
  return {
    ...{ body: withKey(text, key), content_type: 'text/plain', type: byAgent ? 'note' : 'web', sender: byAgent ? 'Agent' : 'Customer' },
    internal: false,
    ...(files.length > 0
      ? {
          attachments: files.map(({ name, type, bytes }) => ({
            filename: name,
            data: Buffer.from(bytes).toString('base64'),
            'mime-type': type,
          })),
        }
      : {}),
  };
}

import type { FakeDesk } from './fake-desk.ts';
import { type Fault, startFakeServer } from './fake-server.ts';

interface Article {
  id: number;
  body: string;
  internal: boolean;
  sender: string;
  by: number;
  at: number;
  files: { id: number; name: string; type: string; bytes: Buffer }[];
}
interface Ticket {
  id: number;
  title: string;
  key: string;
  state: string;
  hidden: boolean;
  updated: number;
  articles: Article[];
  history: { id: number; value_to: string; created_by_id: number; at: number }[];
}
const [zammad, bridge, agent] = [1, 5, 6];

/** A Zammad as its documentation and source say that it answers; no live one was at hand. */
export async function startFakeZammad(): Promise<FakeDesk> {
  const tickets: Ticket[] = [];
  let fault: (method: string, path: string) => Fault = () => null;
  let [clock, last] = [Date.UTC(2026, 10, 24), 0];
  const tick = () => {
    clock += 400;
    last += 1;
    return last;
  };
  const time = (ms: number) => new Date(ms).toISOString();
  const change = (ticket: Ticket, state: string, by: number) => {
    ticket.history.push({ id: tick(), value_to: state, created_by_id: by, at: clock });
    ticket.state = state;
    ticket.updated = clock;
  };
  type Sent = {
    body?: string;
    internal?: boolean;
    sender?: string;
    attachments?: { filename: string; data: string; 'mime-type': string }[];
  };
  const write = (ticket: Ticket, by: number, sent: Sent) => {
    const files = (sent.attachments ?? []).map((file) => ({
      ...{ id: tick(), name: file.filename, type: file['mime-type'], bytes: Buffer.from(file.data, 'base64') },
    }));
    const article = {
      id: tick(),
      body: sent.body ?? '',
      internal: sent.internal ?? false,
      sender: sent.sender ?? 'Agent',
      by,
      at: clock,
      files,
    };
    ticket.articles.push(article);
    ticket.updated = clock;
    return article;
  };
  const shown = (ticket: Ticket) => ({
    ...{
      id: ticket.id,
      title: ticket.title,
      state: ticket.state,
      updated_at: time(ticket.updated),
      pandu_report_id: ticket.key,
      customer_id: 9,
    },
  });
  const refused = (sent: Sent) => sent.attachments?.some(({ filename }) => filename.startsWith('refused'));
  const server = await startFakeServer({
    faultOf: (method, path) => fault(method, path),
    pathOf: (path) => path.replace('/api/v1', ''),
    stranger: ({ headers }) => (headers.authorization === 'Token token=key' ? null : { status: 401, json: { error: 'Invalid token' } }),
    answer: ({ method, path, query, bytes }) => {
      const body = bytes.length > 0 ? JSON.parse(bytes.toString()) : {};
      if (path === '/users/me') return { status: 200, json: { id: bridge } };
      if (path === '/groups') return { status: 200, json: [{ id: 1, name: 'Users' }] };
      if (path === '/version') return { status: 403, json: { error: 'Not authorized' } };
      if (path === '/tickets' && method === 'POST') {
        if (refused(body.article)) return { status: 422, json: { error: 'Invalid attachment' } };
        tick();
        const ticket: Ticket = {
          ...{ id: tickets.length + 1, title: body.title, key: body.pandu_report_id, state: 'new', hidden: false },
          ...{ updated: clock, articles: [], history: [] },
        };
        tickets.push(ticket);
        write(ticket, bridge, body.article);
        return { status: 201, json: shown(ticket) };
      }
      if (path === '/tickets/search') {
        const wanted = body.condition['ticket.pandu_report_id']?.value;
        const after = body.condition['ticket.updated_at']?.value ?? '';
        const found = tickets
          .filter((one) => !one.hidden && (!wanted || one.key === wanted) && time(one.updated) > after)
          .toSorted((a, b) => (body.order_by === 'desc' ? b.updated - a.updated : a.updated - b.updated));
        const from = ((body.page ?? 1) - 1) * body.limit;
        const page = found.slice(from, from + body.limit);
        // As it answers without "full" and "expand".
        const assets = { Ticket: Object.fromEntries(page.map((one) => [String(one.id), shown(one)])) };
        return { status: 200, json: { tickets: page.map(({ id }) => id), tickets_count: found.length, assets } };
      }
      if (path === '/ticket_articles') {
        const ticket = tickets[body.ticket_id - 1];
        if (!ticket || ticket.hidden) return { status: ticket ? 403 : 404, json: { error: 'Not authorized' } };
        if (refused(body)) return { status: 422, json: { error: 'Invalid attachment' } };
        const made = write(ticket, bridge, body);
        if (ticket.state === 'new' && body.sender === 'Agent') change(ticket, 'open', zammad);
        return { status: 201, json: { id: made.id, ticket_id: ticket.id } };
      }
      const attachment = path.match(/^\/ticket_attachment\/(\d+)\/(\d+)\/(\d+)$/);
      if (attachment) {
        const article = tickets[Number(attachment[1]) - 1]?.articles.find(({ id }) => id === Number(attachment[2]));
        const file = article?.files.find(({ id }) => id === Number(attachment[3]));
        return file ? { status: 200, bytes: file.bytes } : { status: 404 };
      }
      const [, kind, number] = path.match(/^\/(tickets|ticket_articles\/by_ticket|ticket_history)\/(\d+)$/) ?? [];
      const ticket = tickets[Number(number) - 1];
      if (!ticket) return { status: 404, json: { error: "Couldn't find Ticket" } };
      if (ticket.hidden) return { status: 403, json: { error: 'Not authorized' } };
      if (kind === 'ticket_articles/by_ticket')
        return {
          status: 200,
          json: ticket.articles.map((one) => ({
            ...{ id: one.id, body: one.by === agent ? `<p>${one.body}</p>` : one.body, internal: one.internal, sender: one.sender },
            content_type: one.by === agent ? 'text/html' : 'text/plain',
            ...{ from: one.by === agent ? 'Agent Smith <agent@pandu.test>' : 'Pandu', created_by_id: one.by, created_at: time(one.at) },
            attachments: one.files.map(({ id, name, type, bytes: { length } }) => ({
              ...{ id, filename: name, size: String(length), preferences: { 'Content-Type': type } },
            })),
          })),
        };
      if (kind === 'ticket_history')
        return {
          status: 200,
          json: {
            history: ticket.history.map(({ at, ...one }) => ({ ...one, object: 'Ticket', attribute: 'state', created_at: time(at) })),
          },
        };
      if (method === 'PUT') change(ticket, body.state, bridge);
      return { status: 200, json: query.get('expand') || method === 'PUT' ? shown(ticket) : { ...shown(ticket), state: undefined } };
    },
  });
  const ticketOf = (ticket: number) => tickets[ticket - 1] as Ticket;
  return {
    ...{ url: server.url, close: server.close, forbidClosing: null },
    setFault: (next) => {
      fault = next;
    },
    isCreate: (method, path) => method === 'POST' && path === '/tickets',
    isAppend: (_method, path) => path === '/ticket_articles',
    tickets: () => tickets.length,
    said: () => tickets.flatMap(({ articles }) => articles.filter(({ internal }) => !internal).map(({ body }) => body)),
    reply: (ticket, text, files = []) =>
      void write(ticketOf(ticket), agent, {
        body: text,
        attachments: files.map(({ name, type, content }) => ({ filename: name, 'mime-type': type, data: content.toString('base64') })),
      }),
    note: (ticket, text) => void write(ticketOf(ticket), agent, { body: text, internal: true }),
    setStatus: (ticket, status) => change(ticketOf(ticket), status === 'pending' ? 'pending reminder' : status, agent),
    statusOf: (ticket) => (ticketOf(ticket).state === 'closed' ? 'closed' : 'open'),
    hide: (ticket, hidden) => {
      ticketOf(ticket).hidden = hidden;
    },
  };
}

import type { FakeDesk } from './fake-desk.ts';
import { type Fault, startFakeServer } from './fake-server.ts';

interface Ticket {
  id: number;
  name: string;
  content: string;
  status: number;
  hidden: boolean;
  updated: number;
  followups: { id: number; by: number; content: string; isPrivate: boolean; at: number; documents: number[] }[];
  log: { id: number; status: number; user: string; at: number }[];
}
const [bridge, agent] = [5, 6];
/** GLPI 10 writes its HTML as HTML once more. */
const encoded = (html: string) => html.replace(/&/g, '&#38;').replace(/</g, '&#60;').replace(/>/g, '&#62;');

/** A GLPI 10 as its source and others' connectors say that it answers; no live one was at hand. */
export async function startFakeGlpi(): Promise<FakeDesk> {
  const tickets: Ticket[] = [];
  const documents: { id: number; name: string; type: string; bytes: Buffer }[] = [];
  let fault: (method: string, path: string) => Fault = () => null;
  let [clock, last, sessions, calls] = [Date.UTC(2026, 10, 24), 0, 0, 0];
  const tick = () => {
    clock += 400;
    last += 1;
    return last;
  };
  const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  const write = (ticket: Ticket, by: number, content: string, isPrivate = false, files: number[] = []) => {
    const made = { id: tick(), by, content: encoded(content), isPrivate, at: clock, documents: files };
    ticket.followups.push(made);
    ticket.updated = clock;
    return made.id;
  };
  const change = (ticket: Ticket, status: number, user: string) => {
    ticket.log.push({ id: tick(), status, user, at: clock });
    ticket.status = status;
    ticket.updated = clock;
  };
  const error = (status: number, code: string) => ({ status, json: [code, 'in words'] });
  const server = await startFakeServer({
    faultOf: (method, path) => fault(method, path),
    pathOf: (path) => path.replace('/apirest.php', ''),
    stranger: ({ headers, path }) => {
      if (headers['app-token'] !== 'app') return error(400, 'ERROR_WRONG_APP_TOKEN_PARAMETER');
      if (path === '/initSession') return headers.authorization === 'user_token key' ? null : error(401, 'ERROR_GLPI_LOGIN_USER_TOKEN');
      // A session ends now and then, in the middle of everything.
      calls += 1;
      if (calls % 17 === 0) sessions += 1;
      return headers['session-token'] === `session-${sessions}` ? null : error(401, 'ERROR_SESSION_TOKEN_INVALID');
    },
    answer: ({ method, path, query, bytes, headers }) => {
      const paged = <T>(all: readonly T[]) => {
        const [from = 0, to = 49] = (query.get('range') ?? '0-49').split('-').map(Number);
        if (from > 0 && from >= all.length) return error(400, 'ERROR_RANGE_EXCEED_TOTAL');
        return { status: to + 1 < all.length ? 206 : 200, json: all.slice(from, to + 1) };
      };
      if (path === '/initSession') return { status: 200, json: { session_token: `session-${sessions}` } };
      if (path === '/getFullSession') return { status: 200, json: { session: { glpiID: bridge, glpiname: 'pandu' } } };
      if (path === '/getGlpiConfig') return { status: 200, json: { cfg_glpi: { version: '10.0.18' } } };
      if (path === '/Document' && method === 'POST') {
        const text = bytes.toString('latin1');
        if (!headers['content-type']?.startsWith('multipart/form-data') || !text.includes('name="filename[0]"'))
          return error(400, 'ERROR_BAD_ARRAY');
        const name = JSON.parse(text.match(/name="uploadManifest"\r\n\r\n(.*)\r\n/)?.[1] ?? '{}').input?._filename?.[0] ?? '';
        if (name.startsWith('refused')) return error(400, 'ERROR_GLPI_ADD');
        documents.push({ id: documents.length + 1, name, type: '', bytes: Buffer.alloc(0) });
        return { status: 201, json: { id: documents.length } };
      }
      const document = documents[Number(path.match(/^\/Document\/(\d+)$/)?.[1]) - 1];
      if (document)
        return headers.accept === 'application/octet-stream'
          ? { status: 200, bytes: document.bytes }
          : { status: 200, json: { id: document.id, name: document.name, filename: document.name, mime: document.type } };
      if (path.startsWith('/User/')) return { status: 200, json: { name: 'agent', firstname: 'Agent', realname: 'Smith' } };
      const body = method === 'GET' ? {} : JSON.parse(bytes.toString()).input;
      if (path === '/Ticket' && method === 'POST') {
        tick();
        const { name, content } = body;
        tickets.push({
          id: tickets.length + 1,
          name,
          content: encoded(content),
          status: 1,
          hidden: false,
          updated: clock,
          followups: [],
          log: [],
        });
        return { status: 201, json: { id: tickets.length, message: '' } };
      }
      if (path === '/search/Ticket') {
        const [option, value = ''] = [query.get('criteria[0][field]'), query.get('criteria[0][value]') ?? undefined];
        const found = tickets
          .filter((one) => !one.hidden && (option === '1' ? one.name.includes(value) : time(one.updated) > value))
          .toSorted((a, b) => (query.get('order') === 'DESC' ? b.updated - a.updated : a.updated - b.updated));
        const answer = paged(found.map((one) => ({ 2: one.id, 19: time(one.updated) })));
        return Array.isArray(answer.json) && answer.status < 300
          ? { status: answer.status, json: { totalcount: found.length, ...(found.length > 0 ? { data: answer.json } : {}) } }
          : answer;
      }
      if (path === '/ITILFollowup') {
        const ticket = tickets[body.items_id - 1];
        if (!ticket || ticket.hidden) return error(400, 'ERROR_GLPI_ADD');
        return { status: 201, json: { id: write(ticket, bridge, body.content, body.is_private === 1), message: '' } };
      }
      const followup = path.match(/^\/ITILFollowup\/(\d+)\/Document_Item$/)?.[1];
      if (followup) {
        const found = tickets.flatMap((one) => one.followups).find(({ id }) => id === Number(followup));
        return paged((found?.documents ?? []).map((id) => ({ documents_id: id })));
      }
      const [, number, part] = path.match(/^\/Ticket\/(\d+)(?:\/(\w+))?$/) ?? [];
      const ticket = tickets[Number(number) - 1];
      if (!ticket) return error(404, 'ERROR_ITEM_NOT_FOUND');
      if (ticket.hidden) return error(403, 'ERROR_RIGHT_MISSING');
      if (part === 'ITILFollowup')
        return paged(
          ticket.followups.map(({ id, by, content, isPrivate, at }) => ({
            ...{ id, users_id: by, content, is_private: Number(isPrivate), date_creation: time(at) },
          })),
        );
      if (part === 'Log')
        return paged(
          ticket.log.map(({ id, status, user, at }) => ({
            id,
            id_search_option: 12,
            new_value: String(status),
            user_name: user,
            date_mod: time(at),
          })),
        );
      if (method === 'PUT') {
        change(ticket, body.status, `pandu (${bridge})`);
        return { status: 200, json: [{ [ticket.id]: true, message: '' }] };
      }
      const { id, name, content, status } = ticket;
      return { status: 200, json: { id, name, content, status, is_deleted: 0, date_mod: time(ticket.updated) } };
    },
  });
  const ticketOf = (ticket: number) => tickets[ticket - 1] as Ticket;
  const plain = (content: string) =>
    content
      .replace(/&#60;/g, '<')
      .replace(/&#62;/g, '>')
      .replace(/&#38;/g, '&')
      .replace(/<br>/g, '\n')
      .replace(/<\/?p>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  return {
    ...{ url: server.url, close: server.close, forbidClosing: null },
    setFault: (next) => {
      fault = next;
    },
    isCreate: (method, path) => method === 'POST' && path === '/Ticket',
    isAppend: (_method, path) => path === '/ITILFollowup',
    tickets: () => tickets.length,
    said: () =>
      tickets.flatMap(({ content, followups }) =>
        [content, ...followups.filter(({ isPrivate }) => !isPrivate).map((one) => one.content)].map(plain),
      ),
    reply(ticket, text, files = []) {
      const ids = files.map(({ name, type, content }) => documents.push({ id: documents.length + 1, name, type, bytes: content }));
      write(ticketOf(ticket), agent, `<p>${text}</p>`, false, ids);
    },
    note: (ticket, text) => void write(ticketOf(ticket), agent, `<p>${text}</p>`, true),
    setStatus: (ticket, status) => change(ticketOf(ticket), { open: 2, pending: 4, closed: 5 }[status], `agent (${agent})`),
    statusOf: (ticket) => (ticketOf(ticket).status >= 5 ? 'closed' : 'open'),
    hide: (ticket, hidden) => {
      ticketOf(ticket).hidden = hidden;
    },
  };
}

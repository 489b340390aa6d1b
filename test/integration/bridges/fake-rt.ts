import { type Fault, startFakeServer } from './fake-server.ts';

interface FakeTransaction {
  id: number;
  Type: string;
  Field: string | null;
  NewValue: string | null;
  ticket: number;
  creator: { id: string; Name: string; RealName: string; EmailAddress: string };
  key: string | null;
  text: string;
  files: { id: number; name: string; type: string; content: string }[];
  /** Of a ticket that was merged into one that we may no longer see. */
  blank?: boolean;
  created?: string;
}
const blank = { Type: '', Field: '', NewValue: '', ObjectId: '1', Creator: '', Created: '1970-01-01T00:00:00Z', CustomFields: [] };
interface FakeTicket {
  id: number;
  Status: string;
  Subject: string;
  Requestor: string[];
  fields: Record<string, string>;
  mergedInto: number | null;
  hidden: boolean;
}
const people = {
  bridge: { id: 'pandu-bridge', Name: 'pandu-bridge', RealName: 'Pandu bridge', EmailAddress: 'bridge@pandu.test' },
  agent: { id: 'agent', Name: 'agent', RealName: 'Agent Smith', EmailAddress: 'agent@pandu.test' },
  system: { id: 'RT_System', Name: 'RT_System', RealName: 'The RT System itself', EmailAddress: '' },
};
export const fakeToken = '1-22-token';

/** An RT that answers as 5.0.3 did (RT.md), traps included, and fails when told to. */
export async function startFakeRt(
  faultOf: (method: string, path: string) => Fault = () => null,
  delay: (method: string, path: string) => number = () => 0,
) {
  const tickets = new Map<number, FakeTicket>();
  const transactions: FakeTransaction[] = [];
  const rt = {
    fault: faultOf,
    tickets,
    transactions,
    queueFields: true,
    keepFields: true,
    illegalStatus: false,
    pageSize: 3,
    calls: [] as string[],
  };
  let lastFile = 0;
  const add = (ticket: number, Type: string, creator: FakeTransaction['creator'], more: Partial<FakeTransaction> = {}) => {
    const made = {
      id: transactions.length + 1,
      Type,
      Field: null,
      NewValue: null,
      ticket,
      creator,
      key: null,
      text: '',
      files: [],
      ...more,
    };
    transactions.push(made);
    return made;
  };
  type Body = {
    Subject?: string;
    Requestor?: string[];
    Content?: string;
    Status?: string;
    CustomFields?: Record<string, string>;
    TxnCustomFields?: Record<string, string>;
    Attachments?: { FileName: string; FileType: string; FileContent: string }[];
  };
  const filesOf = (body: Body) =>
    (body.Attachments ?? []).map((file) => {
      lastFile += 2;
      return { id: lastFile, name: file.FileName, type: file.FileType, content: file.FileContent };
    });
  const targetOf = (ticket: FakeTicket | undefined): FakeTicket | undefined =>
    ticket?.mergedInto ? targetOf(tickets.get(ticket.mergedInto)) : ticket;
  const listed = (one: FakeTransaction) => ({
    type: 'transaction',
    id: String(one.id),
    ...(one.blank ? blank : plain(one)),
  });
  const plain = (one: FakeTransaction) => ({
    ...{ Type: one.Type, Field: one.Field, NewValue: one.NewValue, ObjectId: String(one.ticket), Creator: one.creator },
    Created: one.created ?? '2026-11-24T02:06:39Z',
    CustomFields: one.key ? [{ name: 'Pandu Message ID', values: [one.key] }] : [],
  });
  const visible = (one: FakeTransaction) => !tickets.get(one.ticket)?.hidden;

  function answer(method: string, path: string, query: URLSearchParams, body: Body): [number, unknown, string?] {
    const denied: [number, unknown] = [403, { message: 'Forbidden' }];
    if (path === '/rt') return [200, { Version: '5.0.3+dfsg-3~deb12u6' }];
    if (path.startsWith('/user/')) return [200, people.bridge];
    if (path.startsWith('/queue/'))
      return path === '/queue/Pandu'
        ? [
            200,
            {
              TicketCustomFields: rt.queueFields ? [{ id: '1', name: 'Pandu Report ID' }] : [],
              TicketTransactionCustomFields: [{ id: '2', name: 'Pandu Message ID' }],
            },
          ]
        : denied;
    if (method === 'POST' && path === '/ticket') {
      if (body.Attachments?.some((file) => !file.FileContent)) return [400, { message: 'Field FileContent is required' }];
      const id = tickets.size + 1;
      const Requestor = (body.Requestor ?? []).filter((one) => one.includes('@'));
      const fields = rt.keepFields ? (body.CustomFields ?? {}) : {};
      tickets.set(id, { id, Status: 'new', Subject: body.Subject ?? '', Requestor, fields, mergedInto: null, hidden: false });
      add(id, 'Create', people.bridge, { text: body.Content ?? '', files: filesOf(body) });
      return [201, { type: 'ticket', id: String(id), _url: '' }, `/REST/2.0/ticket/${id}`];
    }
    if (path === '/tickets') {
      const wanted = query.get('query')?.match(/'CF\.\{Pandu Report ID\}' = '([^']*)'/)?.[1];
      if (!wanted) return [400, { message: 'parse error' }];
      const items = [...tickets.values()].filter(
        (one) => one.fields['Pandu Report ID'] === wanted && one.mergedInto === null && !one.hidden,
      );
      return [200, { items: items.map((one) => ({ type: 'ticket', id: String(one.id) })), total: null }];
    }
    if (path === '/transactions') {
      const text = query.get('query') ?? '';
      const key = text.match(/'CF\.\{Pandu Message ID\}' = '([^']*)'/)?.[1];
      const after = Number(text.match(/id > (\d+)/)?.[1] ?? 0);
      const types = [...text.matchAll(/ Type='(\w+)'|\(Type='(\w+)'/g)].map((found) => found[1] ?? found[2]);
      let found = transactions.filter(
        (one) => one.id > after && (!key || one.key === key) && (types.length === 0 || types.includes(one.Type)),
      );
      if (query.get('order') === 'DESC') found = found.toReversed();
      // A page is filled before rows are hidden: fewer than a page is not the end. Small, so that there are many.
      for (let start = 0; start < found.length; start += rt.pageSize) {
        const page = found.slice(start, start + rt.pageSize).filter(visible);
        if (page.length > 0) return [200, { items: page.map(listed), total: null, pages: null, next_page: null }];
      }
      return [200, { items: [], total: null, pages: 0 }];
    }
    const attachment = path.match(/^\/attachment\/(\d+)$/)?.[1];
    if (attachment) {
      const id = Number(attachment);
      const file = transactions.flatMap((one) => one.files).find((one) => one.id === id);
      if (file) return [200, { Content: file.content }];
      const words = transactions.find((one) => one.id === id - 1_000_000);
      return words ? [200, { Content: Buffer.from(words.text).toString('base64') }] : [404, { message: 'Not Found' }];
    }
    const asked = path.match(/^\/transaction\/(\d+)\/attachments$/)?.[1];
    if (asked) {
      if (query.get('fields')?.includes('Parent')) return [500, ''];
      const one = transactions[Number(asked) - 1];
      if (!one || !visible(one)) return denied;
      const body = { id: String(1_000_000 + one.id), Filename: '', ContentType: 'text/plain', ContentLength: one.text.length };
      const files = one.files.map((file) => ({
        ...{ id: String(file.id), Filename: file.name, ContentType: file.type },
        ContentLength: Buffer.from(file.content, 'base64').length,
      }));
      return [200, { items: [body, ...files] }];
    }
    const [, number, part] = path.match(/^\/ticket\/(\d+)(?:\/(\w+))?$/) ?? [];
    const ticket = targetOf(tickets.get(Number(number)));
    if (!ticket) return part === 'correspond' ? [400, { message: 'Permission Denied' }] : [404, { message: 'Not Found' }];
    if (ticket.hidden) return denied;
    if (method === 'GET' && !part)
      return [
        200,
        {
          ...{ id: ticket.id, Status: ticket.Status, Requestor: ticket.Requestor.map((id) => ({ type: 'user', id })) },
          CustomFields: Object.entries(ticket.fields).map(([name, value]) => ({ name, values: [value] })),
        },
      ];
    if (method === 'PUT') {
      if (rt.illegalStatus) return [200, [`Ticket ${ticket.id}: Status '${body.Status}' isn't a valid status for this ticket.`]];
      add(ticket.id, 'Status', people.bridge, { Field: 'Status', NewValue: body.Status ?? '' });
      const old = ticket.Status;
      ticket.Status = body.Status ?? '';
      return [200, [`Ticket ${ticket.id}: Status changed from '${old}' to '${ticket.Status}'`]];
    }
    if (part === 'history') {
      const from = (Number(query.get('page') ?? 1) - 1) * 3;
      return [
        200,
        {
          items: transactions
            .filter((one) => one.ticket === ticket.id)
            .slice(from, from + 3)
            .map(listed),
        },
      ];
    }
    if (part === 'attachments') {
      const all = transactions.filter((one) => one.ticket === ticket.id).flatMap((one) => one.files);
      return [200, { items: all.map((file) => ({ id: String(file.id), Filename: file.name })) }];
    }
    if (part === 'correspond') {
      if (body.Attachments?.some((file) => !file.FileContent)) return [400, { message: 'Field FileContent is required' }];
      if (body.Attachments?.some((file) => file.FileName.startsWith('refused'))) return [413, { message: 'Too large' }];
      const more = { key: body.TxnCustomFields?.['Pandu Message ID'] ?? null, text: body.Content ?? '', files: filesOf(body) };
      const made = add(ticket.id, 'Correspond', people.bridge, more);
      if (ticket.Status !== 'open') {
        ticket.Status = 'open';
        add(ticket.id, 'Status', people.system, { Field: 'Status', NewValue: 'open' });
      }
      return [201, ['Correspondence added'], `/REST/2.0/transaction/${made.id}`];
    }
    return [405, { message: 'Method not allowed' }];
  }

  const server = await startFakeServer({
    faultOf: (method, path) => rt.fault(method, path),
    delay,
    pathOf: (path) => path.replace('/REST/2.0', ''),
    stranger: ({ headers }) => {
      if (headers.authorization === `token ${fakeToken}`) return null;
      const browser = headers.cookie || headers['user-agent']?.startsWith('Mozilla');
      return browser ? { status: 302, headers: { location: '/' } } : { status: 401, json: { message: 'Unauthorized' } };
    },
    answer: ({ method, path, query, bytes }) => {
      rt.calls.push(`${method} ${path}`);
      const [status, json, location] = answer(method, path, query, bytes.length > 0 ? JSON.parse(bytes.toString()) : {});
      return { status, json, ...(location ? { headers: { location } } : {}) };
    },
  });
  const { url } = server;
  return {
    ...{ rt, url, tickets, transactions },
    /** An agent over there. */
    reply(ticket: number, text: string, files: { name: string; type: string; content: Buffer }[] = []) {
      const Attachments = files.map((file) => ({ FileName: file.name, FileType: file.type, FileContent: file.content.toString('base64') }));
      return add(ticket, 'Correspond', people.agent, { text, files: filesOf({ Attachments }) });
    },
    comment: (ticket: number, text: string) => add(ticket, 'Comment', people.agent, { text }),
    setStatus(ticket: number, status: string) {
      const found = tickets.get(ticket);
      if (found) found.Status = status;
      add(ticket, 'Status', people.agent, { Field: 'Status', NewValue: status });
    },
    merge(ticket: number, into: number) {
      const found = tickets.get(ticket);
      if (found) found.mergedInto = into;
      for (const one of transactions) if (one.ticket === ticket) one.ticket = into;
      add(into, 'AddLink', people.agent, { Field: 'MergedInto', NewValue: `fsck.com-rt://pandu/ticket/${into}` });
    },
    close: server.close,
  };
}
export type FakeRt = Awaited<ReturnType<typeof startFakeRt>>;

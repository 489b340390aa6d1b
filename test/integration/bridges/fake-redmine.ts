import type { FakeDesk } from './fake-desk.ts';
import { type Fault, startFakeServer } from './fake-server.ts';

const people = { bridge: { id: 5, name: 'Pandu Bridge' }, agent: { id: 6, name: 'Agent Smith' } };
const statuses = [
  { id: 1, name: 'New', is_closed: false },
  { id: 2, name: 'In Progress', is_closed: false },
  { id: 4, name: 'Feedback', is_closed: false },
  { id: 5, name: 'Closed', is_closed: true },
];
interface Issue {
  id: number;
  subject: string;
  description: string;
  fields: { id: number; value: string }[];
  status: number;
  hidden: boolean;
  updated: number;
  journals: {
    id: number;
    by: { id: number; name: string };
    notes: string;
    isPrivate: boolean;
    status: number | null;
    files: number[];
    at: number;
  }[];
}

/** A Redmine that answers as 5.0.4 did, traps included, and fails when told to. */
export async function startFakeRedmine(): Promise<FakeDesk> {
  const issues: Issue[] = [];
  const files: { id: number; name: string; type: string; bytes: Buffer }[] = [];
  let fault: (method: string, path: string) => Fault = () => null;
  let workflow = true;
  let journals = 0;
  // Its clock ticks with what happens: two things may have the same second.
  let clock = Date.UTC(2026, 10, 24);
  const time = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const touch = (issue: Issue, by: { id: number; name: string }, more: Partial<Issue['journals'][number]>) => {
    clock += 400;
    issue.updated = clock;
    journals += 1;
    issue.journals.push({ id: journals, by, notes: '', isPrivate: false, status: null, files: [], at: clock, ...more });
    if (more.status) issue.status = more.status;
  };
  const shown = (issue: Issue, whole: boolean) => ({
    ...{
      id: issue.id,
      subject: issue.subject,
      description: issue.description,
      updated_on: time(issue.updated),
      custom_fields: issue.fields,
    },
    status: statuses.find(({ id }) => id === issue.status),
    ...(whole
      ? {
          journals: issue.journals.map((one) => ({
            ...{ id: one.id, user: one.by, notes: one.notes, created_on: time(one.at), private_notes: one.isPrivate },
            details: [
              ...(one.status ? [{ property: 'attr', name: 'status_id', new_value: String(one.status) }] : []),
              ...one.files.map((id) => ({ property: 'attachment', name: String(id), new_value: 'file' })),
            ],
          })),
          attachments: files.map(({ id, name, type, bytes }) => ({ id, filename: name, filesize: bytes.length, content_type: type })),
          allowed_statuses: workflow ? statuses : statuses.filter(({ is_closed }) => !is_closed),
        }
      : {}),
  });
  type Body = { issue?: Record<string, unknown> & { uploads?: { token: string; content_type: string }[] } };
  const tokens = (body: Body) =>
    (body.issue?.uploads ?? []).map(({ token, content_type }) => {
      const file = files.find(({ id }) => `${id}.token` === token);
      if (file) file.type = content_type;
      return file?.id ?? 0;
    });
  const server = await startFakeServer({
    faultOf: (method, path) => fault(method, path),
    // A wrong key is a visitor: lists are empty for them, and no error.
    stranger: ({ headers, path }) =>
      headers['x-redmine-api-key'] === 'key'
        ? null
        : path === '/issues.json'
          ? { status: 200, json: { issues: [], total_count: 0 } }
          : { status: 401 },
    answer: ({ method, path, query, bytes }) => {
      if (path === '/users/current.json') return { status: 200, json: { user: people.bridge } };
      if (path === '/projects/pandu.json') return { status: 200, json: { project: { id: 1 } } };
      if (path === '/issue_statuses.json') return { status: 200, json: { issue_statuses: statuses } };
      if (path === '/uploads.json') {
        const name = query.get('filename') ?? '';
        if (name.startsWith('refused')) return { status: 422, json: { errors: ['it exceeds the maximum allowed file size'] } };
        files.push({ id: files.length + 1, name, type: '', bytes });
        return { status: 201, json: { upload: { token: `${files.length}.token` } } };
      }
      const download = path.match(/^\/attachments\/download\/(\d+)\//)?.[1];
      if (download) return { status: 200, bytes: files[Number(download) - 1]?.bytes ?? Buffer.alloc(0) };
      const body = method === 'GET' ? {} : (JSON.parse(bytes.toString()) as Body);
      if (path === '/issues.json' && method === 'POST') {
        clock += 400;
        const { subject = '', description = '', custom_fields = [] } = body.issue ?? {};
        tokens(body);
        const issue: Issue = {
          ...{
            id: issues.length + 1,
            subject: String(subject),
            description: String(description),
            status: 1,
            hidden: false,
            updated: clock,
          },
          ...{ fields: (custom_fields as Issue['fields']).filter(({ id }) => id === 1), journals: [] },
        };
        issues.push(issue);
        return { status: 201, json: { issue: shown(issue, false) } };
      }
      if (path === '/issues.json') {
        const wanted = query.get('cf_1');
        const since = query.get('updated_on')?.replace('>=', '') ?? '';
        const found = issues
          .filter((one) => !one.hidden && time(one.updated) >= since)
          // A filter that does not exist finds everything.
          .filter((one) => wanted === null || one.fields.some(({ value }) => wanted === '*' || value === wanted))
          .toSorted((a, b) => (query.get('sort')?.endsWith('desc') ? b.updated - a.updated : a.updated - b.updated));
        const offset = Number(query.get('offset') ?? 0);
        return {
          status: 200,
          json: { issues: found.slice(offset, offset + Number(query.get('limit') ?? 25)).map((one) => shown(one, false)) },
        };
      }
      const issue = issues[Number(path.match(/^\/issues\/(\d+)\.json$/)?.[1]) - 1];
      if (!issue) return { status: 404 };
      if (issue.hidden) return { status: 403 };
      if (method === 'GET') return { status: 200, json: { issue: shown(issue, true) } };
      const { notes, status_id } = body.issue ?? {};
      if (notes) touch(issue, people.bridge, { notes: String(notes), files: tokens(body) });
      // What the workflow does not allow is left out, and nothing says so.
      const closed = statuses.find(({ id }) => id === status_id)?.is_closed;
      if (status_id && (workflow || !closed)) touch(issue, people.bridge, { status: Number(status_id) });
      return { status: 204 };
    },
  });
  const issueOf = (ticket: number) => issues[ticket - 1] as Issue;
  return {
    ...{ url: server.url, close: server.close },
    setFault: (next) => {
      fault = next;
    },
    isCreate: (method, path) => method === 'POST' && path === '/issues.json',
    isAppend: (method, path) => method === 'PUT' && path.startsWith('/issues/'),
    tickets: () => issues.length,
    said: () => [
      ...issues.map(({ description }) => description),
      ...issues.flatMap((issue) => issue.journals.filter(({ notes, isPrivate }) => notes && !isPrivate).map(({ notes }) => notes)),
    ],
    reply(ticket, text, more) {
      const ids = (more ?? []).map((file) => files.push({ id: files.length + 1, ...file, bytes: file.content }));
      touch(issueOf(ticket), people.agent, { notes: text, files: ids });
    },
    note: (ticket, text) => touch(issueOf(ticket), people.agent, { notes: text, isPrivate: true }),
    setStatus: (ticket, status) => touch(issueOf(ticket), people.agent, { status: { open: 2, pending: 4, closed: 5 }[status] }),
    statusOf: (ticket) => (statuses.find(({ id }) => id === issueOf(ticket).status)?.is_closed ? 'closed' : 'open'),
    hide: (ticket, hidden) => {
      issueOf(ticket).hidden = hidden;
    },
    forbidClosing: () => {
      workflow = false;
    },
  };
}

import { z } from 'zod';
import { type Bridge, BridgeError, type OutgoingFile, type RemoteEvent } from '../bridge.ts';
import { type DeskAnswer, deskClient, saidBy as saidByDesk } from '../http.ts';
import type { RedmineConfig } from './config.ts';
import { eventsOf, type Issue, issueSchema, keyOfIssue, keyOfNote, lookOf, type Status, statusSchema, withKey } from './issues.ts';

const listSchema = z.object({ issues: z.array(issueSchema) });
const saidBy = (answer: DeskAnswer) => saidByDesk('Redmine', answer);
const gone = ({ status }: DeskAnswer) => status === 403 || status === 404;

/** Read again with each pull, in milliseconds: clocks of several web servers differ. */
const overlap = 120_000;
/** Redmine tells seconds: what was read sooner than so many milliseconds after it was first seen may change within its second. */
const settled = 3_000;
const page = 100;

/** Redmine 5 by its REST API. What it answers was measured on 5.0.4. */
export function redmineBridge(config: RedmineConfig): Bridge {
  const call = deskClient({
    desk: 'Redmine',
    url: config.url,
    headers: () => ({ 'x-redmine-api-key': config.key }),
    timeoutMs: config.timeoutMs,
  });
  const field = `cf_${config.field}`;
  const urlOf = (id: string | number) => `${config.url}/issues/${id}`;
  let statuses: readonly Status[] | null = null;
  let me: number | null = null;

  /** A wrong key is a visitor for Redmine, who finds nothing: only here it is told. */
  async function whoAmI(): Promise<number> {
    const answer = await call('GET', '/users/current.json');
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    me = z.object({ user: z.object({ id: z.number() }) }).parse(answer.body).user.id;
    return me;
  }
  async function readStatuses(): Promise<readonly Status[]> {
    if (statuses) return statuses;
    const answer = await call('GET', '/issue_statuses.json');
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    statuses = z.object({ issue_statuses: z.array(statusSchema) }).parse(answer.body).issue_statuses;
    return statuses;
  }
  async function read(id: string, include: string): Promise<Issue | null> {
    const answer = await call('GET', `/issues/${id}.json`, { query: { include } });
    if (gone(answer)) return null;
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    return z.object({ issue: issueSchema }).parse(answer.body).issue;
  }
  async function list(query: Record<string, string>): Promise<Issue[]> {
    const answer = await call('GET', '/issues.json', { query: { status_id: '*', ...query } });
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    return listSchema.parse(answer.body).issues;
  }

  /** Each gets a token; one that is never used is forgotten over there by itself. */
  async function upload(files: readonly OutgoingFile[]) {
    const uploads: { token: string; filename: string; content_type: string }[] = [];
    for (const { name, type, bytes } of files) {
      const answer = await call('POST', '/uploads.json', { query: { filename: name }, bytes });
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const { token } = z.object({ upload: z.object({ token: z.string() }) }).parse(answer.body).upload;
      uploads.push({ token, filename: name, content_type: type });
    }
    return uploads.length > 0 ? { uploads } : {};
  }
  async function findNote(remoteId: string, key: string) {
    const issue = await read(remoteId, 'journals');
    if (!issue) throw new BridgeError('lost', 'The issue is gone.');
    const author = me ?? (await whoAmI());
    const found = issue.journals.find(({ notes, user }) => user?.id === author && keyOfNote(notes ?? '') === key);
    return found ? { remoteMessageId: String(found.id) } : null;
  }
  async function change(remoteId: string, issue: object): Promise<void> {
    const answer = await call('PUT', `/issues/${remoteId}.json`, { json: { issue } });
    if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
    // Two at once: nothing was written.
    if (answer.status === 409) throw new BridgeError('unknown', saidBy(answer));
    if (answer.status !== 200 && answer.status !== 204) throw new BridgeError('refused', saidBy(answer));
  }
  /** By time and not by pages: what changes meanwhile moves to the end, and the rest a place to the front. */
  async function changedSince(from: string): Promise<Issue[]> {
    const found = new Map<number, Issue>();
    for (let [since, offset] = [from, 0]; ; ) {
      const issues = await list({
        [field]: '*',
        updated_on: `>=${since}`,
        sort: 'updated_on',
        limit: String(page),
        offset: String(offset),
      });
      for (const issue of issues) found.set(issue.id, issue);
      const last = issues.at(-1);
      if (issues.length < page || !last) return [...found.values()];
      [since, offset] = last.updated_on > since ? [last.updated_on, 0] : [since, offset + page];
    }
  }

  return {
    name: 'redmine',
    async check() {
      statuses = null;
      await whoAmI();
      const project = await call('GET', `/projects/${encodeURIComponent(config.project)}.json`);
      if (project.status !== 200) throw new BridgeError('outage', `Redmine has no project "${config.project}" that the key may see.`);
      await readStatuses();
      // A filter that does not exist, or may not be used as one, finds everything.
      if ((await list({ [field]: 'none of ours', limit: '1' })).length > 0)
        throw new BridgeError('outage', `Issue custom field ${config.field} must be "used as a filter".`);
      // Redmine does not tell its version to a program.
      return { version: '' };
    },

    async createTicket(ticket) {
      const answer = await call('POST', '/issues.json', {
        json: {
          issue: {
            project_id: config.project,
            subject: ticket.subject.slice(0, 255),
            description: ticket.text,
            custom_fields: [{ id: config.field, value: ticket.key }],
            ...(await upload(ticket.files)),
          },
        },
      });
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const made = z.object({ issue: issueSchema }).safeParse(answer.body);
      if (!made.success) throw new BridgeError('unknown', 'Redmine did not say which issue it made.');
      const { issue } = made.data;
      const kept = keyOfIssue(issue, config.field) === ticket.key;
      const warnings = kept ? [] : [`Redmine did not keep custom field ${config.field}.`];
      return { remoteId: String(issue.id), remoteUrl: urlOf(issue.id), warnings };
    },

    async findTicket(ticketId) {
      await whoAmI();
      const found = (await list({ [field]: ticketId })).find((issue) => keyOfIssue(issue, config.field) === ticketId);
      return found ? { remoteId: String(found.id), remoteUrl: urlOf(found.id) } : null;
    },

    async appendMessage(remoteId, { key, text, files }) {
      await change(remoteId, { notes: withKey(text, key), ...(await upload(files)) });
      // 204: which journal it became has to be looked for.
      const found = await findNote(remoteId, key);
      if (!found) throw new BridgeError('refused', 'Redmine did not keep the note: may the key add notes there?');
      return found;
    },

    findMessage: findNote,

    async close(remoteId) {
      const issue = await read(remoteId, 'allowed_statuses');
      if (!issue) throw new BridgeError('lost', 'The issue is gone.');
      const all = await readStatuses();
      if (all.find(({ id }) => id === issue.status.id)?.is_closed) return;
      const closed = (issue.allowed_statuses ?? all).find(({ is_closed }) => is_closed);
      if (!closed) throw new BridgeError('refused', 'The workflow of Redmine lets nobody of our role close this issue.');
      await change(remoteId, { status_id: closed.id });
      // A status that the workflow does not allow answers 204 and changes nothing.
      const now = await read(remoteId, '');
      if (now && now.status.id !== closed.id) throw new BridgeError('refused', `Redmine did not take the status "${closed.name}".`);
    },

    async look(remoteId) {
      const issue = await read(remoteId, '');
      return issue ? lookOf(issue, await readStatuses()) : { state: 'lost' };
    },

    async pullUpdatesSince(cursor) {
      const author = await whoAmI();
      if (cursor === null) {
        const [newest] = await list({ sort: 'updated_on:desc', limit: '1' });
        return { events: [], cursor: writeCursor({ at: newest?.updated_on ?? secondsOf(0), read: {} }) };
      }
      const { at, read: before } = readCursor(cursor);
      const all = await readStatuses();
      const from = secondsOf(Math.max(0, Date.parse(at) - overlap));
      const now = Date.now();
      const changed = await changedSince(from);
      const newest = [at, ...changed.map(({ updated_on }) => updated_on)].toSorted().at(-1) ?? at;
      const events: RemoteEvent[] = [];
      const done: Record<string, [string, number]> = {};
      for (const { id, updated_on } of changed) {
        const [last, firstSeen] = before[id] ?? ['', 0];
        const known = last === updated_on;
        if (!known || firstSeen > 0) {
          const issue = await read(String(id), 'journals,attachments');
          if (issue) events.push(...eventsOf(issue, all, author, from));
        }
        const over = updated_on < newest || (known && (firstSeen === 0 || now - firstSeen > settled));
        done[id] = [updated_on, over ? 0 : known ? firstSeen : now];
      }
      return { events, cursor: writeCursor({ at: newest, read: done }) };
    },

    async readHistory(remoteId) {
      const author = await whoAmI();
      const issue = await read(remoteId, 'journals,attachments');
      if (!issue) throw new BridgeError('lost', 'The issue is gone.');
      return eventsOf(issue, await readStatuses(), author, '');
    },

    async fetchAttachment(ref) {
      const [id = '', ...name] = ref.split('/');
      const answer = await call('GET', `/attachments/download/${id}/${encodeURIComponent(name.join('/'))}`, { accept: '*/*' });
      if (answer.status !== 200) throw new BridgeError('lost', saidBy(answer));
      return answer.bytes;
    },
  };
}

/** `read`: issues of the overlap, as they were when they were read, and since when they may still change; 0: no longer. */
const cursorSchema = z.object({ at: z.string(), read: z.record(z.string(), z.tuple([z.string(), z.number()])) });
const readCursor = (text: string) => cursorSchema.parse(JSON.parse(text));
const writeCursor = (cursor: z.infer<typeof cursorSchema>) => JSON.stringify(cursor);

/** As Redmine writes times. */
const secondsOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

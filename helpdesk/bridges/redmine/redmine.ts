import { z } from 'zod';
import { type Bridge, BridgeError, type OutgoingFile } from '../bridge.ts';
import { pullByTime } from '../changes.ts';
import { type DeskAnswer, deskClient, saidBy as saidByDesk } from '../http.ts';
import { keyOf, withKey } from '../key-line.ts';
import type { RedmineConfig } from './config.ts';
import { eventsOf, type Issue, issueSchema, keyOfIssue, lookOf, type Status, statusSchema } from './issues.ts';

const listSchema = z.object({ issues: z.array(issueSchema) });
const saidBy = (answer: DeskAnswer) => saidByDesk('Redmine', answer);
const gone = ({ status }: DeskAnswer) => status === 403 || status === 404;

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
    const found = issue.journals.find(({ notes, user }) => user?.id === author && keyOf(notes ?? '') === key);
    return found ? { remoteMessageId: String(found.id) } : null;
  }
  async function change(remoteId: string, issue: object): Promise<void> {
    const answer = await call('PUT', `/issues/${remoteId}.json`, { json: { issue } });
    if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
    // Two at once: nothing was written.
    if (answer.status === 409) throw new BridgeError('unknown', saidBy(answer));
    if (answer.status !== 200 && answer.status !== 204) throw new BridgeError('refused', saidBy(answer));
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
      const all = await readStatuses();
      return await pullByTime(
        {
          page,
          list: async (since, offset) => {
            const query = { [field]: '*', updated_on: `>=${since}`, sort: 'updated_on', limit: String(page), offset: String(offset) };
            return (await list(query)).map(({ id, updated_on }) => ({ id: String(id), at: updated_on }));
          },
          newest: async () => (await list({ sort: 'updated_on:desc', limit: '1' }))[0]?.updated_on ?? null,
          read: async (id, since) => {
            const issue = await read(id, 'journals,attachments');
            return issue ? eventsOf(issue, all, author, since) : [];
          },
          written: (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
          ms: Date.parse,
        },
        cursor,
      );
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

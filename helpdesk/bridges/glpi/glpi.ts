import { z } from 'zod';
import { type Bridge, BridgeError, type OutgoingFile, type RemoteEvent, type RemoteFile } from '../bridge.ts';
import { pullByTime } from '../changes.ts';
import { type DeskAnswer, deskClient, saidBy as saidByDesk } from '../http.ts';
import type { GlpiConfig } from './config.ts';
import {
  documentSchema,
  followupSchema,
  htmlOf,
  keyOfContent,
  logSchema,
  nameOf,
  statusOf,
  statusOption,
  textOf,
  ticketSchema,
} from './items.ts';

const gone = ({ status }: DeskAnswer) => status === 403 || status === 404;
/** It says what was wrong as ["ERROR_CODE", "words"]. */
const saidBy = (answer: DeskAnswer) => saidByDesk('GLPI', answer);
const madeSchema = z.object({ id: z.coerce.number() });
const page = 50;
/** Search options of a ticket. */
const [nameOption, idOption, changedOption] = [1, 2, 19];

/** GLPI 10 and 11 by the legacy REST API, from its source and from others' connectors: not yet run against a live server. */
export function glpiBridge(config: GlpiConfig): Bridge {
  const open = deskClient({
    desk: 'GLPI',
    url: `${config.url}/apirest.php`,
    headers: () => ({ 'app-token': config.appToken, authorization: `user_token ${config.userToken}` }),
    timeoutMs: config.timeoutMs,
  });
  let session: Promise<string> | null = null;
  const renew = () => {
    session = null;
  };
  const begin = async () => {
    const answer = await open('GET', '/initSession');
    const token = z.object({ session_token: z.string() }).safeParse(answer.body);
    // A wrong path answers 200 with a page.
    if (answer.status !== 200 || !token.success)
      throw new BridgeError('outage', `What answers there is no GLPI with its API. ${saidBy(answer)}`);
    return token.data.session_token;
  };
  const call = deskClient({
    desk: 'GLPI',
    url: `${config.url}/apirest.php`,
    headers: async () => {
      session ??= begin();
      session.catch(renew);
      return { 'app-token': config.appToken, 'session-token': await session };
    },
    timeoutMs: config.timeoutMs,
    renew,
  });
  const urlOf = (id: string | number) => `${config.url}/front/ticket.form.php?id=${id}`;
  let me: { id: number; name: string } | null = null;

  async function whoAmI() {
    if (me) return me;
    const answer = await call('GET', '/getFullSession');
    const own = z.object({ session: z.object({ glpiID: z.coerce.number(), glpiname: z.string().catch('') }) }).safeParse(answer.body);
    if (answer.status !== 200 || !own.success) throw new BridgeError('outage', saidBy(answer));
    me = { id: own.data.session.glpiID, name: own.data.session.glpiname };
    return me;
  }
  /** Pages of a list; 206 tells that there is more. */
  async function items<T>(path: string, schema: z.ZodType<T>, query: Record<string, string> = {}): Promise<T[]> {
    const found: T[] = [];
    for (let from = 0; ; from += page) {
      const answer = await call('GET', path, { query: { ...query, range: `${from}-${from + page - 1}` } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      // 400: the range begins after the end.
      if (answer.status === 400 && from > 0) return found;
      if (answer.status !== 200 && answer.status !== 206) throw new BridgeError('outage', saidBy(answer));
      const part = z.array(schema).parse(answer.body);
      found.push(...part);
      if (answer.status === 200 || part.length < page) return found;
    }
  }
  async function read(id: string) {
    const answer = await call('GET', `/Ticket/${id}`);
    if (gone(answer)) return null;
    if (answer.status !== 200) throw new BridgeError('outage', saidBy(answer));
    const ticket = ticketSchema.parse(answer.body);
    return ticket.is_deleted ? null : ticket;
  }
  async function search(option: number, type: string, value: string, order: 'ASC' | 'DESC', range: string) {
    const answer = await call('GET', '/search/Ticket', {
      query: {
        ...{ 'criteria[0][field]': String(option), 'criteria[0][searchtype]': type, 'criteria[0][value]': value },
        ...{ sort: String(changedOption), order, range, 'forcedisplay[0]': String(idOption), 'forcedisplay[1]': String(changedOption) },
      },
    });
    if (answer.status === 400) return [];
    if (answer.status !== 200 && answer.status !== 206) throw new BridgeError('outage', saidBy(answer));
    const { data } = z.object({ data: z.array(z.record(z.string(), z.unknown())).catch([]) }).parse(answer.body);
    return data.map((row) => ({ id: String(row[idOption]), at: String(row[changedOption] ?? '') }));
  }
  /** No file in a followup: it is a document of the ticket. The same file twice is the same document for GLPI. */
  async function attach(item: string, files: readonly OutgoingFile[]): Promise<void> {
    for (const { name, type, bytes } of files) {
      const form = new FormData();
      form.set('uploadManifest', JSON.stringify({ input: { name, itemtype: 'Ticket', items_id: Number(item), _filename: [name] } }));
      form.set('filename[0]', new Blob([new Uint8Array(bytes)], { type }), name);
      const answer = await call('POST', '/Document', { form });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
    }
  }
  async function filesOf(itemtype: string, item: number): Promise<RemoteFile[]> {
    const links = await items(`/${itemtype}/${item}/Document_Item`, z.object({ documents_id: z.coerce.number() }));
    const files: RemoteFile[] = [];
    for (const { documents_id } of links) {
      const answer = await call('GET', `/Document/${documents_id}`);
      const document = documentSchema.safeParse(answer.body);
      if (answer.status !== 200 || !document.success) continue;
      const { id, name, filename, mime } = document.data;
      files.push({ ref: String(id), name: filename || name, type: mime || 'application/octet-stream', bytes: 0 });
    }
    return files;
  }
  async function historyOf(remoteId: string, since: string): Promise<RemoteEvent[]> {
    const own = await whoAmI();
    const found: { at: string; event: RemoteEvent }[] = [];
    for (const one of await items(`/Ticket/${remoteId}/ITILFollowup`, followupSchema)) {
      const byBridge = one.users_id === own.id;
      const text = textOf(one.content);
      found.push({
        at: one.date_creation,
        event: {
          kind: one.is_private ? 'note' : 'message',
          ...{ remoteId, remoteMessageId: `followup ${one.id}`, key: byBridge ? keyOfContent(one.content) : null, byBridge },
          ...{ byRequester: false, author: byBridge ? '' : await nameOfUser(one.users_id), at: timeOf(one.date_creation) },
          load: async () => ({ text, files: await filesOf('ITILFollowup', one.id) }),
        },
      });
    }
    for (const one of await items(`/Ticket/${remoteId}/Log`, logSchema)) {
      // "agent (12)"; what we changed ourselves is no news.
      const byBridge = own.name !== '' && one.user_name.replace(/\s*\(\d+\)$/, '') === own.name;
      if (one.id_search_option !== statusOption || byBridge) continue;
      const status = Number(one.new_value);
      const happened = { remoteId, remoteMessageId: `log ${one.id}` };
      found.push({
        at: one.date_mod,
        event: { kind: 'status', ...happened, status: statusOf(status), raw: nameOf(status), byPerson: true },
      });
    }
    return found
      .filter(({ at }) => at >= since)
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map(({ event }) => event);
  }
  async function nameOfUser(id: number): Promise<string> {
    const answer = await call('GET', `/User/${id}`);
    const user = z
      .object({ name: z.string().catch(''), realname: z.string().nullish(), firstname: z.string().nullish() })
      .safeParse(answer.body);
    if (answer.status !== 200 || !user.success) return '';
    return [user.data.firstname, user.data.realname].filter(Boolean).join(' ') || user.data.name;
  }

  return {
    name: 'glpi',
    async check() {
      await whoAmI();
      const answer = await call('GET', '/getGlpiConfig');
      const told = z.object({ cfg_glpi: z.object({ version: z.string() }) }).safeParse(answer.body);
      return { version: told.success ? told.data.cfg_glpi.version : '' };
    },

    async createTicket(ticket) {
      const requester =
        ticket.requester === null
          ? {}
          : { _users_id_requester: 0, _users_id_requester_notif: { use_notification: [1], alternative_email: [ticket.requester] } };
      const input = {
        ...{ name: ticket.subject, content: htmlOf(ticket.text, ticket.key), type: 1, urgency: 3, externalid: ticket.key },
        ...(config.entity === null ? {} : { entities_id: config.entity }),
        ...requester,
      };
      const answer = await call('POST', '/Ticket', { json: { input } });
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const made = madeSchema.safeParse(answer.body);
      if (!made.success) throw new BridgeError('unknown', 'GLPI did not say which ticket it made.');
      const remoteId = String(made.data.id);
      const warnings: string[] = [];
      // The ticket is there: a file that is refused must not make it again.
      for (const file of ticket.files)
        await attach(remoteId, [file]).catch(() => warnings.push(`GLPI did not keep the file ${file.name}.`));
      return { remoteId, remoteUrl: urlOf(remoteId), warnings };
    },

    async findTicket(ticketId, subject) {
      // Its title leads to it, its last line proves it: nothing else of a ticket can be searched for in every GLPI.
      const tag = /\[Pandu #\d+\]/.exec(subject)?.[0] ?? '[Pandu #';
      for (const { id } of await search(nameOption, 'contains', tag, 'DESC', '0-199')) {
        const ticket = await read(id);
        if (ticket && keyOfContent(ticket.content) === ticketId) return { remoteId: id, remoteUrl: urlOf(id) };
      }
      return null;
    },

    async appendMessage(remoteId, { key, text, files }) {
      const input = { itemtype: 'Ticket', items_id: Number(remoteId), content: htmlOf(text, key), is_private: 0 };
      if (!(await read(remoteId))) throw new BridgeError('lost', 'The ticket is gone.');
      // Before the words: a file that is refused must not make them come twice.
      await attach(remoteId, files);
      const answer = await call('POST', '/ITILFollowup', { json: { input } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      if (answer.status !== 201) throw new BridgeError('refused', saidBy(answer));
      const made = madeSchema.safeParse(answer.body);
      if (!made.success) throw new BridgeError('unknown', 'GLPI did not say which followup it made.');
      return { remoteMessageId: `followup ${made.data.id}` };
    },

    async findMessage(remoteId, key) {
      const own = await whoAmI();
      const all = await items(`/Ticket/${remoteId}/ITILFollowup`, followupSchema);
      const found = all.find((one) => one.users_id === own.id && keyOfContent(one.content) === key);
      return found ? { remoteMessageId: `followup ${found.id}` } : null;
    },

    async close(remoteId) {
      const ticket = await read(remoteId);
      if (!ticket) throw new BridgeError('lost', 'The ticket is gone.');
      if (statusOf(ticket.status) === 'closed') return;
      const answer = await call('PUT', `/Ticket/${remoteId}`, { json: { input: { status: 6 } } });
      if (gone(answer)) throw new BridgeError('lost', saidBy(answer));
      const now = await read(remoteId);
      if (answer.status !== 200 || (now && statusOf(now.status) !== 'closed')) throw new BridgeError('refused', saidBy(answer));
    },

    async look(remoteId) {
      const ticket = await read(remoteId);
      return ticket ? { state: 'here', status: statusOf(ticket.status), raw: nameOf(ticket.status) } : { state: 'lost' };
    },

    async pullUpdatesSince(cursor) {
      return await pullByTime(
        {
          page,
          newest: async () => (await search(changedOption, 'morethan', written(0), 'DESC', '0-0'))[0]?.at ?? null,
          list: (since, offset) => {
            const before = written(msOf(since) - 1_000);
            return search(changedOption, 'morethan', before, 'ASC', `${offset}-${offset + page - 1}`);
          },
          ...{ read: historyOf, written, ms: msOf },
        },
        cursor,
      );
    },

    readHistory: (remoteId) => historyOf(remoteId, ''),

    async fetchAttachment(ref) {
      const answer = await call('GET', `/Document/${ref}`, { accept: 'application/octet-stream' });
      if (answer.status !== 200) throw new BridgeError('lost', saidBy(answer));
      return answer.bytes;
    },
  };
}

/** GLPI tells times of its own clock, without a zone: they are compared with one another only. */
const written = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const msOf = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
/** Taken for ours, and never in the future. */
const timeOf = (text: string) => new Date(Math.min(Date.now(), msOf(text) || Date.now()));

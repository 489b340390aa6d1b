import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { createFreshSetDesk } from '../../../main/report/fresh-set-desk.ts';
import { conversationOf } from '../../../main/sync/my-reports.ts';
import { createContactDesk } from '../../../main/sync/support-code.ts';
import { newId, openDesktop, type TestDesktop } from '../../support/desktop.ts';
import { type Fault, type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts';
import { type AgentClient, type Desk, openDesk } from '../helpdesk/desk.ts';

let desk: Desk;
let agent: AgentClient;
let admin: AgentClient;
let proxy: FaultProxy;
let enrolmentKey: string;
let folder: string;
let opened: TestDesktop[];

beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('editor');
  admin = await desk.user('admin');
  proxy = await openFaultProxy(await desk.app.listen({ host: '127.0.0.1', port: 0 }));
  enrolmentKey = (await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'sync'))).key;
}, 120_000);
afterAll(async () => {
  await proxy?.close();
  await desk?.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-sync-'));
  opened = [];
  proxy.fault = () => undefined;
  proxy.seen.length = 0;
});
afterEach(async () => {
  for (const { sync, outbox } of opened) {
    await sync.stop();
    await outbox.stop();
  }
  await rm(folder, { recursive: true, force: true });
});

function desktop(timeout?: number, where = folder): TestDesktop {
  const one = openDesktop(where, { serverUrl: proxy.url, enrolmentKey }, { timeout });
  opened.push(one);
  return one;
}
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const png = () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(2_000)]);
const numberOf = (one: TestDesktop, id: string) =>
  soon(async () => {
    const row = (await one.rows()).find((item) => item.id === id);
    expect(row?.number).toBeGreaterThan(0);
    expect(await one.outbox.list()).toEqual([]);
    return row?.number ?? 0;
  });
const ticketsOf = async (id: string): Promise<number> =>
  Number((await desk.database.db.selectFrom('tickets').select('id').where('report_id', '=', id).execute()).length);
const answer = async (ticketId: string, text: string) => {
  const reply = await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text, answer: null, note: false });
  expect(reply.statusCode, reply.body).toBe(200);
};
const ticketOf = (one: TestDesktop, reportId: string) =>
  soon(() => {
    const ticket = Object.values(one.feed.state().tickets).find((item) => item.reportId === reportId);
    if (!ticket) throw new Error('not yet in the feed');
    return ticket;
  });

describe('the loop', () => {
  test('a fresh set is asked for by a poke, answered offline, and arrives once, as it was kept', async () => {
    const one = desktop();
    await one.start();
    const reportId = await one.report('Slow');
    await numberOf(one, reportId);
    const { id: ticketId } = await ticketOf(one, reportId);
    const reply = await agent.call('POST', `/api/v1/agent/tickets/${ticketId}/diagnostics`, { reason: 'After the restart' });
    expect(reply.statusCode, reply.body).toBe(201);
    await soon(() => expect(one.news.map(({ kind }) => kind)).toContain('fresh-set-request'));
    const askedNow = async () => conversationOf(await one.source(), reportId)?.asked;
    const id = (await askedNow())?.id ?? '';
    let drops = 0;
    // The first try is lost on its way, the answer to the second on its way back.
    proxy.fault = (line): Fault | undefined => {
      if (!line.includes('/diagnostics/')) return undefined;
      drops += 1;
      return drops === 1 ? 'drop' : drops === 2 ? 'cut' : undefined;
    };
    const section = { id: 'memory', status: 'ok' as const, takenAt: new Date().toISOString(), durationMs: 1, data: { total: 8 } };
    const sets = createFreshSetDesk({
      feed: one.feed,
      outbox: one.outbox,
      running: async () => [],
      diagnose: async () => ({ sections: [section], findings: [] }),
      off: () => [],
      version: 'test',
      now: () => new Date(),
      log: (line) => void one.logged.push(line),
      onEvidence: () => undefined,
      onAnswered: () => undefined,
    });
    const preview = await sets.preview(id, []);
    expect(await sets.send(id, [], preview?.sha256 ?? null)).toMatchObject({ kept: true });
    await soon(async () => {
      expect(await one.outbox.list()).toEqual([]);
      expect(one.feed.state().requests[ticketId]?.state).toBe('sent');
    });
    expect(drops).toBe(3);
    const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${ticketId}`)).json();
    expect(ticket).toMatchObject({
      awaitsAnswer: true,
      freshSets: [{ id, state: 'sent', set: { sha256: preview?.sha256, consent: { shown: true } } }],
    });
    expect((await askedNow())?.state).toBe('sent');
  });

  test('a call: the code, who looks, the ticket in My reports by a poke, and the user ends it', async () => {
    const one = desktop();
    await one.start();
    // What the very first reading of the feed brings is no news.
    await soon(() => expect(one.sync.state().state).toBe('online'));
    const contact = createContactDesk({
      ...{ connection: one.connection, now: Date.now, newId, onReplaced: () => undefined },
      mark: { put: async () => false, watch: async () => () => undefined },
    });
    const made = await contact.newCode();
    expect(made.ok).toBe(true);
    const opened = await agent.call('POST', '/api/v1/agent/calls', { code: made.ok ? made.code.code : '' });
    expect(opened.statusCode, opened.body).toBe(201);
    const { id } = opened.json();
    await soon(() => expect(one.news).toMatchObject([{ kind: 'call', call: { id, agent: 'editor 1' } }]));
    const ask = await agent.call('POST', `/api/v1/agent/calls/${id}/diagnostics`, { reason: '' });
    expect(ask.statusCode, ask.body).toBe(201);
    await soon(() => expect(one.news.map(({ kind }) => kind)).toEqual(['call', 'fresh-set-request']));
    await agent.call('PUT', `/api/v1/agent/calls/${id}/notes/${newId()}`, { text: 'The printer is silent', title: 'Printer' });
    const row = await soon(async () => {
      const [only, ...others] = await one.rows();
      expect(others).toEqual([]);
      expect(only).toMatchObject({ title: 'Printer', state: 'open', asked: true });
      return only;
    });
    expect(conversationOf(await one.source(), row?.id ?? '')).toMatchObject({ message: '', asked: { state: 'open' } });
    expect(await contact.endCall(id)).toBe(true);
    await soon(() => expect(one.feed.state().call?.endedAt).not.toBeNull());
    expect((await agent.call('POST', `/api/v1/agent/calls/${id}/diagnostics`, { reason: '' })).statusCode).toBe(409);
  });

  test('written offline, sent later, answered by a poke, replied to with a picture, solved', async () => {
    proxy.fault = () => 'drop';
    const one = desktop();
    await one.start();
    const id = await one.report('Nothing prints', png());
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'offline', waiting: 1 }));
    expect((await one.rows())[0]).toMatchObject({ id, state: 'kept', number: null });

    proxy.fault = () => undefined;
    one.sync.wake();
    const number = await numberOf(one, id);
    const ticket = await ticketOf(one, id);
    expect(ticket).toMatchObject({ number, messages: [{ text: 'Nothing prints', attachments: [{ kind: 'screenshot' }] }] });
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'online', waiting: 0 }));

    await soon(() => expect(proxy.seen.map(({ line }) => line)).toContain('GET /api/v1/events?heartbeat=240'));
    const asked = Date.now();
    await answer(ticket.id, 'Is the printer on?');
    await soon(() => expect(one.news).toMatchObject([{ kind: 'answer', messages: [{ text: 'Is the printer on?' }] }]));
    // By the poke: the next look without one would be minutes away.
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect((await one.rows())[0]).toMatchObject({ state: 'waiting', unread: true });

    const replies = [await one.reply(ticket.id, 'It is.', png()), await one.reply(ticket.id, 'Now it prints!')];
    const at = new Date().toISOString();
    await one.outbox.add({
      manifest: { kind: 'outcome', id: newId(), createdAt: at, ticketId: ticket.id, body: { at, solved: true, rating: 5 } },
      files: [],
    });
    await soon(() => {
      const now = one.feed.state().tickets[ticket.id];
      expect(now?.messages.map((message) => message.id).slice(2)).toEqual(replies);
      expect(now).toMatchObject({ status: 'solved', outcome: { solved: true, rating: 5 } });
    });
    expect(await one.outbox.list()).toEqual([]);
    expect(conversationOf(await one.source(), id)).toMatchObject({ message: 'Nothing prints', pending: [], item: { state: 'solved' } });
  });

  test('what was agreed to on the desktop is what the help desk holds, and the agent sees it', async () => {
    proxy.fault = () => 'drop';
    const one = desktop();
    await one.start();
    const id = await one.report('Exactly these bytes');
    const kept = await one.outbox.read(id);
    const bytes = Buffer.from(kept?.files.get('report') ?? []);
    const consent = kept?.manifest.kind === 'report' ? kept.manifest.consent : undefined;
    proxy.fault = () => undefined;
    one.sync.wake();
    await numberOf(one, id);
    const ticketId = (await ticketOf(one, id)).id;
    const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${ticketId}`)).json();
    expect(ticket).toMatchObject({ reportSha256: consent?.sha256, consent: { at: consent?.at, shown: true } });
    const raw = await agent.call('GET', `/api/v1/agent/tickets/${ticketId}/report`);
    expect(Buffer.from(raw.rawPayload).equals(bytes)).toBe(true);
  });

  test('a pushed tip is found, and gone when it is withdrawn', async () => {
    const one = desktop();
    await one.start();
    const text = { title: 'The paper tray is stuck', problem: 'p', cause: 'c', alternatives: '', steps: ['Pull.'], keywords: [] };
    const draft = { app: 'Printer', causeKind: 'desktop', texts: { en: text }, audience: {}, findings: [], related: [] };
    const { id } = (await agent.call('POST', '/api/v1/agent/tips', draft)).json();
    expect((await agent.call('POST', `/api/v1/agent/tips/${id}/publish`)).statusCode).toBe(200);
    await soon(async () => expect(await one.tips.search({ text: 'paper tray', language: 'en' })).toMatchObject([{ id }]));
    expect((await agent.call('POST', `/api/v1/agent/tips/${id}/withdraw`)).statusCode).toBe(200);
    await soon(async () => expect(await one.tips.get(id)).toBeNull());
  });

  test('an answer of the time offline comes with the next start, and the token is for its owner only', async () => {
    const before = desktop();
    await before.start();
    const id = await before.report('Slow');
    await numberOf(before, id);
    const ticket = await ticketOf(before, id);
    await before.sync.stop();
    await answer(ticket.id, 'Better now?');
    const after = desktop();
    await after.start();
    await soon(() => expect(after.news).toMatchObject([{ kind: 'answer', ticket: { id: ticket.id } }]));
    expect((await stat(join(folder, 'desktop.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('trouble', () => {
  test('a connection that is cut after the help desk stored it: one ticket, all pictures', async () => {
    let cuts = 3;
    proxy.fault = (line) => (line.startsWith('PUT /api/v1/reports') && cuts-- > 0 ? 'cut' : undefined);
    const one = desktop();
    await one.start();
    const id = await one.report('Cut off', png());
    await numberOf(one, id);
    expect(cuts).toBeLessThan(0);
    expect(await ticketsOf(id)).toBe(1);
    expect(await ticketOf(one, id)).toMatchObject({ messages: [{ attachments: [{ kind: 'screenshot' }] }] });
  });

  const portal: Fault = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please sign in</html>' };
  const wrongContract: Fault = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"hello":"world"}' };
  const redirect: Fault = { status: 302, headers: { location: 'http://127.0.0.1:9/sign-in' }, body: '' };
  test.each([
    ['a captive portal', portal, 'foreign'],
    ['another server', wrongContract, 'foreign'],
    ['a redirect', redirect, 'foreign'],
    ["a load balancer's own 502", { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' }, 'offline'],
    ['nobody who ever answers', 'hang', 'offline'],
  ] as const)('%s: kept, told, and sent once it is over', async (_, fault, state) => {
    proxy.fault = () => fault;
    const one = desktop(300);
    await one.start();
    const id = await one.report('Kept');
    await soon(() => expect(one.sync.state()).toMatchObject({ state, waiting: 1 }));
    proxy.fault = () => undefined;
    one.sync.wake();
    await numberOf(one, id);
    await soon(() => expect(one.sync.state().state).toBe('online'));
  });

  test.each([
    [429, 'too-many-requests'],
    [503, 'unavailable'],
  ])('%i with Retry-After: not one call before its time', async (status, code) => {
    const problem = { type: 'about:blank', title: 'Wait', status, code };
    const busy: Fault = {
      status,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
      body: JSON.stringify(problem),
    };
    let refused = false;
    proxy.fault = (line) => {
      if (refused || !line.startsWith('PUT /api/v1/reports')) return undefined;
      refused = true;
      return busy;
    };
    const one = desktop();
    await one.start();
    const id = await one.report('Later');
    await numberOf(one, id);
    const [first, second] = proxy.seen.filter(({ line }) => line.startsWith('PUT /api/v1/reports'));
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  test('a key that is refused: kept, told; with a good key it is the same desktop', async () => {
    const one = desktop();
    one.config = { serverUrl: proxy.url, enrolmentKey: 'not the key' };
    await one.start();
    const id = await one.report('Key');
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'refused', waiting: 1 }));
    const first = JSON.parse(await readFile(join(folder, 'desktop.json'), 'utf8')).desktopId;
    one.config = { serverUrl: proxy.url, enrolmentKey };
    one.sync.wake();
    await numberOf(one, id);
    expect(JSON.parse(await readFile(join(folder, 'desktop.json'), 'utf8')).desktopId).toBe(first);
  });

  test('a desktop that the help desk removed enrols anew under its own id', async () => {
    const one = desktop();
    await one.start();
    await soon(() => expect(one.sync.state().state).toBe('online'));
    const { desktopId, token } = JSON.parse(await readFile(join(folder, 'desktop.json'), 'utf8'));
    expect((await admin.call('DELETE', `/api/v1/agent/desktops/${desktopId}`)).statusCode).toBe(204);
    await numberOf(one, await one.report('Again'));
    const after = JSON.parse(await readFile(join(folder, 'desktop.json'), 'utf8'));
    expect(after.desktopId).toBe(desktopId);
    expect(after.token).not.toBe(token);
  });

  test('the same id with other content: refused with its reason, shown, and nothing else is held up', async () => {
    const one = desktop();
    await one.start();
    const id = await one.report('The first');
    await numberOf(one, id);
    const file = { name: 'report', bytes: Buffer.from(JSON.stringify({ ...(await reportOf(id)), message: 'Another' })) };
    const createdAt = new Date().toISOString();
    await one.outbox.add({
      manifest: { kind: 'report', id, createdAt, title: 'Another', application: null, message: 'Another', attachments: [] },
      files: [file],
    });
    await soon(async () => expect((await one.outbox.list())[0]?.refusal).toMatchObject({ code: 'content-differs' }));
    const other = await one.report('The second');
    await soon(async () => expect((await one.rows()).find((row) => row.id === other)?.number).toBeGreaterThan(0));
    // Counted at the end of the round, a moment after the number has come.
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'online', waiting: 0 }));
  });

  test('a report that the help desk stumbles over holds up neither the others nor the feed, and goes later', async () => {
    const one = desktop();
    await one.start();
    await soon(() => expect(one.sync.state().state).toBe('online'));
    const problem = JSON.stringify({ type: 'about:blank', title: 'Oops', status: 500, code: 'internal' });
    let stumbles = true;
    let poisoned = '';
    const stumble: Fault = { status: 500, headers: { 'content-type': 'application/problem+json' }, body: problem };
    // The first report that comes is the one.
    proxy.fault = (line) => {
      poisoned ||= /^PUT \/api\/v1\/reports\/([^/]+)/.exec(line)?.[1] ?? '';
      return stumbles && poisoned !== '' && line.includes(poisoned) ? stumble : undefined;
    };
    const first = await one.report('Poisoned');
    await soon(() => expect(poisoned).toBe(first));
    const other = await one.report('Behind it');
    const ticket = await ticketOf(one, other);
    expect((await one.outbox.list()).map(({ manifest }) => manifest.id)).toEqual([poisoned]);
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'online', waiting: 1 }));
    await answer(ticket.id, 'Seen.');
    await soon(() => expect(one.news).toHaveLength(1));
    stumbles = false;
    one.sync.wake();
    await numberOf(one, poisoned);
  });

  test('reports that are kept in the middle of a round follow at once, whatever the round was at', async () => {
    const one = desktop();
    await one.start();
    await soon(() => expect(one.sync.state().state).toBe('online'));
    for (let turn = 0; turn < 8; turn += 1) {
      let kept: Promise<string> | undefined;
      proxy.fault = (line) => {
        if (line.startsWith('GET /api/v1/changes')) kept ??= one.report(`In the middle, ${turn}`);
        return undefined;
      };
      one.sync.wake();
      await soon(() => expect(kept).toBeDefined());
      await numberOf(one, (await kept) ?? '');
    }
  });

  test('never enrolled: kept and told', async () => {
    const one = desktop();
    one.config = null;
    await one.start();
    await one.report('Nobody yet');
    await soon(() => expect(one.sync.state()).toMatchObject({ state: 'never-enrolled', waiting: 1 }));
    expect(proxy.seen).toEqual([]);
  });
});

describe('damage', () => {
  test.each(['feed/state.json', 'tips/tips.json', 'desktop.json'])('%s: set aside, and everything comes again', async (name) => {
    const before = desktop();
    await before.start();
    const id = await before.report('Before the damage');
    await numberOf(before, id);
    await ticketOf(before, id);
    await before.sync.stop();
    await before.outbox.stop();
    await writeFile(join(folder, name), '{"format":1,');
    const after = desktop();
    await after.start();
    await soon(() => expect(after.sync.state().state).toBe('online'));
    expect(after.logged.join('\n')).toContain('damaged');
    expect((await after.rows()).find((row) => row.id === id)?.number).toBeGreaterThan(0);
    await numberOf(after, await after.report('After the damage'));
  });
});

async function reportOf(id: string): Promise<object> {
  const row = await desk.database.db.selectFrom('reports').select(['body', 'encoding']).where('id', '=', id).executeTakeFirstOrThrow();
  expect(row.encoding).toBe('identity');
  return JSON.parse(Buffer.from(row.body).toString('utf8'));
}

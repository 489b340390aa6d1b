import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentHeader, consentText } from '../../../shared/api/consent.ts';
import { type FreshSet, freshSetAskedFor } from '../../../shared/model/fresh-set.ts';
import { maxReportBytes } from '../../../shared/model/report.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk, sha256 } from './desk.ts';

let desk: Desk;
let desktop: DesktopClient;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  desktop = await desk.enrol();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const url = (ticketId: string) => `/api/v1/agent/tickets/${ticketId}`;
const ask = (ticketId: string, reason = '') => agent.call('POST', `${url(ticketId)}/diagnostics`, { reason });
const ticket = async (id: string) => (await agent.call('GET', url(id))).json();
const setOf = (id: string, change: Partial<FreshSet> = {}): FreshSet => ({
  schema: 1,
  id,
  takenAt: '2026-11-24T04:00:00.000Z',
  findings: [],
  sections: [{ id: 'memory', status: 'ok', takenAt: '2026-11-24T04:00:00.000Z', durationMs: 2, data: { total: 2 } }],
  pandu: { version: '0.1.0' },
  ...change,
});
const send = (ticketId: string, set: FreshSet, from = desktop, headers: Record<string, string> = {}) => {
  const body = JSON.stringify(set);
  return from.call('PUT', `/tickets/${ticketId}/diagnostics/${set.id}`, Buffer.from(body), {
    'content-type': 'application/json',
    'content-digest': contentDigest(body),
    ...headers,
  });
};
const decline = (ticketId: string, id: string, from = desktop) =>
  from.call('PUT', `/tickets/${ticketId}/diagnostics/${id}/declined`, { at: new Date().toISOString() });
async function asked(reason = '') {
  const { ticketId } = await desktop.report();
  const reply = await ask(ticketId, reason);
  expect(reply.statusCode, reply.body).toBe(201);
  return { ticketId, id: reply.json().freshSets[0].id as string };
}
const told = async (from: DesktopClient, ticketId: string) =>
  (await from.feed()).changes.filter(({ kind, id }) => kind === 'fresh-set-request' && id === ticketId) as unknown as {
    request: { state: string; reason: string; askedBy: string };
  }[];

describe('a request', () => {
  test('reaches the desktop of its ticket with a poke, and no other', async () => {
    const other = await desk.enrol('budi');
    const { ticketId } = await desktop.report();
    const pokes: unknown[] = [];
    const stop = desk.bus.listen((poke) => poke.kind === 'feed' && pokes.push(poke.desktopId));
    await ask(ticketId, '  Setelah mulai ulang  ');
    stop();
    expect(pokes).toEqual([desktop.id]);
    expect(await told(desktop, ticketId)).toMatchObject([
      { request: { state: 'open', reason: 'Setelah mulai ulang', askedBy: 'agent 1', ticketId } },
    ]);
    expect(await told(other, ticketId)).toEqual([]);
  });

  test('is one at a time, can be taken back, and is over after seven days', async () => {
    const { ticketId, id } = await asked('first');
    await Promise.all([ask(ticketId, 'second'), ask(ticketId, 'third')]);
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ id, reason: 'first' }]);
    for (const _ of [1, 2]) expect((await agent.call('DELETE', `${url(ticketId)}/diagnostics/${id}`)).statusCode).toBe(200);
    expect(await told(desktop, ticketId)).toMatchObject([{ request: { state: 'withdrawn' } }]);
    await ask(ticketId, 'anew');
    const { expiresAt, askedAt } = (await ticket(ticketId)).freshSets[1];
    expect(Date.parse(expiresAt) - Date.parse(askedAt)).toBe(freshSetAskedFor);
    // Sessions end sooner than that: the request is made older in place of the clock.
    const past = new Date(Date.now() - 1);
    await desk.database.db.updateTable('fresh_set_requests').set({ expires_at: past }).where('state', '=', 'open').execute();
    await ask(ticketId, 'later');
    expect((await ticket(ticketId)).freshSets.map(({ state, reason }: { state: string; reason: string }) => [reason, state])).toEqual([
      ['first', 'withdrawn'],
      ['anew', 'expired'],
      ['later', 'open'],
    ]);
    expect(await told(desktop, ticketId)).toMatchObject([{ request: { state: 'open', reason: 'later' } }]);
  });

  test('is made at most twenty times a ticket, for no closed one, and of nobody who is gone', async () => {
    const { ticketId } = await desktop.report();
    for (let count = 0; count < 20; count += 1) {
      const { id } = (await ask(ticketId)).json().freshSets.at(-1);
      await agent.call('DELETE', `${url(ticketId)}/diagnostics/${id}`);
    }
    expect((await ask(ticketId)).json().code).toBe('conflict');
    const closed = await desktop.report();
    await agent.call('PATCH', url(closed.ticketId), { status: 'closed' });
    expect((await ask(closed.ticketId)).json().code).toBe('conflict');
    const gone = await desk.enrol('gone');
    const left = await gone.report();
    await (await desk.user('admin')).call('DELETE', `/api/v1/agent/desktops/${gone.id}`);
    expect((await ask(left.ticketId)).json().code).toBe('conflict');
    expect((await ask(newId())).statusCode).toBe(404);
    expect((await agent.call('POST', `${url(ticketId)}/diagnostics`, { reason: 'x'.repeat(501) })).statusCode).toBe(400);
    expect((await desktop.call('POST', `/agent/tickets/${ticketId}/diagnostics`, { reason: '' })).statusCode).toBe(401);
  });
});

describe('a fresh set', () => {
  test('is kept as it came, once, and it is our turn again', async () => {
    const { ticketId, id } = await asked();
    await agent.call('PATCH', url(ticketId), { status: 'waiting' });
    const set = setOf(id);
    await Promise.all(Array.from({ length: 5 }, async () => expect((await send(ticketId, set)).json()).toEqual({})));
    expect((await agent.call('GET', `${url(ticketId)}/diagnostics/${id}`)).json()).toEqual(set);
    expect(await ticket(ticketId)).toMatchObject({
      status: 'open',
      awaitsAnswer: true,
      freshSets: [{ state: 'sent', set: { takenAt: set.takenAt, sha256: sha256(JSON.stringify(set)).toString('hex'), consent: null } }],
    });
    expect(await told(desktop, ticketId)).toMatchObject([{ request: { state: 'sent' } }]);
    expect((await send(ticketId, setOf(id, { sections: [] }))).json().code).toBe('content-differs');
    expect((await decline(ticketId, id)).json()).toEqual({});
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ state: 'sent' }]);
    expect((await agent.call('DELETE', `${url(ticketId)}/diagnostics/${id}`)).json().code).toBe('conflict');
  });

  test('is kept with what its user agreed to, which must be what came', async () => {
    const { ticketId, id } = await asked();
    const set = setOf(id);
    const agreed = { sha256: sha256(JSON.stringify(set)).toString('hex'), at: '2026-11-24T05:00:00.000Z', shown: true };
    const under = (consent: string) => send(ticketId, set, desktop, { [consentHeader]: consent });
    const other = await under(consentText({ ...agreed, sha256: sha256('other').toString('hex') }));
    expect([other.statusCode, other.json().code]).toEqual([422, 'consent-differs']);
    expect((await under('yes')).json().code).toBe('bad-request');
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ state: 'open', set: null }]);
    expect((await under(consentText(agreed))).statusCode).toBe(200);
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ set: { consent: { at: agreed.at, shown: true } } }]);
  });

  test('may come packed, and after the request was taken back: its user was told that it will be sent', async () => {
    const { ticketId, id } = await asked();
    await agent.call('DELETE', `${url(ticketId)}/diagnostics/${id}`);
    const packed = gzipSync(JSON.stringify(setOf(id)));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-digest': contentDigest(packed) };
    expect((await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${id}`, packed, headers)).statusCode).toBe(200);
    expect((await agent.call('GET', `${url(ticketId)}/diagnostics/${id}`)).json()).toEqual(setOf(id));
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ state: 'sent' }]);
  });

  test('is refused without its digest, with a wrong one, too large, of another form, or under another id', async () => {
    const { ticketId, id } = await asked();
    const set = setOf(id);
    expect((await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${id}`, set)).json().code).toBe('bad-request');
    expect((await send(ticketId, set, desktop, { 'content-digest': contentDigest('other') })).json().code).toBe('digest-mismatch');
    const large = setOf(id, { sections: [{ ...setOf(id).sections[0], data: 'x'.repeat(maxReportBytes) } as never] });
    expect((await send(ticketId, large)).json().code).toBe('too-large');
    expect((await send(ticketId, { ...set, schema: 2 } as never)).statusCode).toBe(400);
    const body = JSON.stringify(setOf(newId()));
    const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(body) };
    expect((await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${id}`, Buffer.from(body), headers)).statusCode).toBe(400);
    expect((await ticket(ticketId)).freshSets).toMatchObject([{ state: 'open', set: null }]);
  });

  test('belongs to its ticket and its desktop alone', async () => {
    const { ticketId, id } = await asked();
    const stranger = await desk.enrol('siti');
    const theirs = await stranger.report();
    expect((await send(ticketId, setOf(id), stranger)).statusCode).toBe(404);
    expect((await decline(ticketId, id, stranger)).statusCode).toBe(404);
    expect((await send(theirs.ticketId, setOf(id), stranger)).statusCode).toBe(404);
    expect((await send(ticketId, setOf(newId()))).statusCode).toBe(404);
    expect((await agent.call('GET', `${url(theirs.ticketId)}/diagnostics/${id}`)).statusCode).toBe(404);
    expect((await agent.call('GET', `${url(ticketId)}/diagnostics/${id}`)).statusCode, 'nothing came yet').toBe(404);
  });
});

test('a no is told to the agent, and every step is in the audit log', async () => {
  const { ticketId, id } = await asked('Masih lambat?');
  for (const _ of [1, 2]) expect((await decline(ticketId, id)).json()).toEqual({});
  expect(await ticket(ticketId)).toMatchObject({ awaitsAnswer: true, freshSets: [{ state: 'declined', set: null }] });
  const again = (await ask(ticketId)).json();
  await send(ticketId, setOf(again.freshSets[1].id));
  const log = (await (await desk.user('admin')).call('GET', '/api/v1/agent/audit?q=diagnostics')).json().items;
  const mine = log
    .filter((entry: { subject: string }) => entry.subject === `#${again.number}`)
    .map((entry: { action: string }) => entry.action);
  expect(mine).toEqual(['diagnostics.sent', 'diagnostics.ask', 'diagnostics.declined', 'diagnostics.ask']);
});

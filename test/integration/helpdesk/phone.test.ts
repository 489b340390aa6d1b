import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../helpdesk/app.ts';
import { cleanUp } from '../../../helpdesk/services/clean-up.ts';
import type { AgentCall } from '../../../shared/api/agent-routes.ts';
import type { FreshSet } from '../../../shared/model/fresh-set.ts';
import { codePattern, newSupportCode } from '../../../shared/model/support-code.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const minute = 60_000;
const calls = '/api/v1/agent/calls';
const makeCode = async (desktop: DesktopClient) => {
  const reply = await desktop.call('POST', '/desktops/me/support-code', {});
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json() as { code: string; expiresAt: string; validFor: number };
};
const open = (code: string, by = agent) => by.call('POST', calls, { code });
async function onThePhone(userName = 'rina', by = agent): Promise<{ desktop: DesktopClient; call: AgentCall }> {
  const desktop = await desk.enrol(userName);
  const reply = await open((await makeCode(desktop)).code, by);
  expect(reply.statusCode, reply.body).toBe(201);
  return { desktop, call: reply.json() };
}
const read = async (id: string): Promise<AgentCall> => (await agent.call('GET', `${calls}/${id}`)).json();
const write = (id: string, notes: object, messageId = newId(), by = agent) =>
  by.call('PUT', `${calls}/${id}/notes/${messageId}`, { text: 'Pencetak saya diam saja.', ...notes });
const ask = (id: string, body: object = {}) => agent.call('POST', `${calls}/${id}/diagnostics`, body);
/** What the desktop knows of its call and of tickets. */
async function told(desktop: DesktopClient) {
  const { changes } = await desktop.feed();
  const last = changes.filter(({ kind }) => kind === 'call').at(-1) as unknown as { call: AgentCall } | undefined;
  return { call: last?.call ?? null, tickets: changes.flatMap(({ ticket }) => ticket ?? []), changes };
}
const audited = async (action: string) =>
  await desk.database.db.selectFrom('audit').selectAll().where('action', '=', action).orderBy('id', 'desc').execute();
/** One that no desktop has. */
const wrong = () => newSupportCode((below) => Math.floor(Math.random() * below));

describe('a support code', () => {
  test('is made for the desktop that asks, and is kept nowhere in the clear', async () => {
    const desktop = await desk.enrol();
    const { code, validFor, expiresAt } = await makeCode(desktop);
    expect(code).toMatch(codePattern);
    expect(validFor).toBe(15 * minute);
    expect(Date.parse(expiresAt) - desk.context.now()).toBeLessThanOrEqual(15 * minute);
    const { db } = desk.database;
    const rows = await db.selectFrom('support_codes').selectAll().where('desktop_id', '=', desktop.id).execute();
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.code_hash ?? []).length).toBe(32);
    expect(JSON.stringify([rows, await audited('support-code.make')])).not.toContain(code);
    expect((await audited('support-code.make'))[0]).toMatchObject({ actor: 'desktop of rina', subject: desktop.id, detail: '' });
  });

  test('opens the desktop once: a second use, the same moment or later, is told so', async () => {
    const { code } = await makeCode(await desk.enrol());
    const other = await desk.user('agent');
    const replies = await Promise.all([open(code), open(code, other), open(code)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect((await open(code)).json()).toMatchObject({ code: 'support-code-used' });
  });

  test('ends after a quarter of an hour, and by the next one', async () => {
    const desktop = await desk.enrol();
    const first = await makeCode(desktop);
    const second = await makeCode(desktop);
    expect((await open(first.code)).json()).toMatchObject({ code: 'support-code-expired', status: 409 });
    desk.advance(15 * minute - 1000);
    expect((await open(second.code)).statusCode).toBe(201);
    const third = await makeCode(desktop);
    desk.advance(15 * minute);
    expect((await open(third.code)).json()).toMatchObject({ code: 'support-code-expired' });
  });

  test('cannot be had without end: six an hour for one desktop, and others do not feel it', async () => {
    const desktop = await desk.enrol();
    const made = await Promise.all(Array.from({ length: 9 }, () => desktop.call('POST', '/desktops/me/support-code', {})));
    expect(made.filter(({ statusCode }) => statusCode === 201)).toHaveLength(6);
    const refused = made.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(3);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(59 * 60);
    await makeCode(await desk.enrol('budi'));
    desk.advance(60 * minute);
    await makeCode(desktop);
  });

  test('of a removed desktop is none', async () => {
    const desktop = await desk.enrol();
    const { code } = await makeCode(desktop);
    await (await desk.user('admin')).call('DELETE', `/api/v1/agent/desktops/${desktop.id}`);
    expect((await open(code)).json()).toMatchObject({ code: 'support-code-unknown' });
    expect((await desktop.call('POST', '/desktops/me/support-code', {})).statusCode).toBe(401);
  });

  test('is for agents: a desktop, and somebody who is not signed in, get nothing', async () => {
    const desktop = await desk.enrol();
    const { code } = await makeCode(desktop);
    expect((await desk.app.inject({ method: 'POST', url: calls, payload: { code } })).statusCode).toBe(401);
    expect((await desktop.call('POST', '/agent/calls', { code })).statusCode).toBe(401);
    expect((await open(code)).statusCode).toBe(201);
  });

  test('is forgotten a day later', async () => {
    const desktop = await desk.enrol();
    const { code } = await makeCode(desktop);
    // Sessions end sooner than that: the code is made older in place of the clock.
    const expires_at = new Date(desk.context.now() - 25 * 60 * minute);
    await desk.database.db.updateTable('support_codes').set({ expires_at }).where('desktop_id', '=', desktop.id).execute();
    expect((await open(code)).json()).toMatchObject({ code: 'support-code-expired' });
    await cleanUp(desk.context);
    expect((await open(code)).json()).toMatchObject({ code: 'support-code-unknown' });
  });
});

describe('guessing', () => {
  test('ends after ten that were none, in whatever process; a right code is let in after a quarter of an hour', async () => {
    const guesser = await desk.user('agent');
    const app: FastifyInstance = Fastify();
    const there = { consoleFolder: null, siteFolder: null, secure: false, publicMetrics: false, rateLimit: 1e6, version: 'test' };
    await buildApp(app, { context: desk.context, bus: desk.bus, checkReplies: true, ...there });
    const tryThere = async (code: string) =>
      await app.inject({ method: 'POST', url: calls, payload: { code }, headers: { cookie: guesser.cookie, 'x-pandu': '1' } });
    const { code } = await makeCode(await desk.enrol());
    const tries = await Promise.all(Array.from({ length: 14 }, (_, turn) => (turn % 2 ? open(wrong(), guesser) : tryThere(wrong()))));
    expect(tries.filter(({ statusCode }) => statusCode === 404)).toHaveLength(10);
    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4);
    const refused = await open(code, guesser);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect((await tryThere(code)).statusCode).toBe(429);
    // Others do not feel it, and the code was not used up by being typed.
    expect((await open(code)).statusCode).toBe(201);
    expect((await audited('support-code.refused')).filter(({ actor }) => actor === guesser.login)).toHaveLength(10);
    desk.advance(15 * minute);
    expect((await open((await makeCode(await desk.enrol())).code, guesser)).statusCode).toBe(201);
    await app.close();
  });

  test('is not what somebody does who types codes that came too late', async () => {
    const patient = await desk.user('agent');
    const { code } = await makeCode(await desk.enrol());
    await open(code, patient);
    for (let turn = 0; turn < 12; turn += 1) expect((await open(code, patient)).json().code).toBe('support-code-used');
  });
});

describe('a call', () => {
  test('shows the desktop, what it sent last and its tickets; and the desktop shows who looks', async () => {
    const desktop = await desk.enrol('sari');
    const findings = [
      { id: 'disk-full', severity: 'serious', cause: 'desktop', text: { en: 'Full', id: 'Penuh' }, evidence: '99 %', section: 'storage' },
    ] as never;
    await desktop.report({ message: 'Yang lama' });
    const { report, number } = await desktop.report({ message: 'Disk penuh', findings });
    const pokes: unknown[] = [];
    const { code } = await makeCode(desktop);
    const stop = desk.bus.listen((poke) => poke.kind === 'feed' && pokes.push(poke.desktopId));
    const call: AgentCall = (await open(code)).json();
    stop();
    expect(pokes).toEqual([desktop.id]);
    expect(call).toMatchObject({
      desktop: { id: desktop.id, inventory: { userName: 'sari' } },
      ticketId: null,
      asked: null,
      endedAt: null,
      lastSet: { id: report.id, fresh: false, number, findings: [{ id: 'disk-full' }], sections: [{ id: 'memory' }] },
    });
    expect(call.tickets.map(({ title }) => title)).toEqual(['Disk penuh', 'Yang lama']);
    expect((await told(desktop)).call).toEqual({
      id: call.id,
      agent: 'agent 1',
      openedAt: call.openedAt,
      expiresAt: call.expiresAt,
      endedAt: null,
    });
    expect((await told(await desk.enrol('budi'))).call).toBeNull();
    expect((await audited('call.open'))[0]).toMatchObject({ actor: agent.login, subject: desktop.id, detail: 'sari on pc-042' });
  });

  test('of a desktop that never sent anything shows what is known of it', async () => {
    const { call } = await onThePhone();
    expect(call).toMatchObject({ lastSet: null, tickets: [] });
  });

  test('is the agent’s own: no colleague reads it, writes in it or ends it', async () => {
    const { call, desktop } = await onThePhone();
    const other = await desk.user('agent');
    for (const reply of [
      await other.call('GET', `${calls}/${call.id}`),
      await write(call.id, {}, newId(), other),
      await other.call('POST', `${calls}/${call.id}/diagnostics`, {}),
      await other.call('POST', `${calls}/${call.id}/end`),
    ])
      expect(reply.statusCode).toBe(404);
    expect((await told(desktop)).tickets).toEqual([]);
  });

  test('ends when the agent hangs up, when the user says so, and by itself after an hour', async () => {
    const first = await onThePhone();
    await first.desktop.report();
    expect((await read(first.call.id)).lastSet).not.toBeNull();
    for (const _ of [1, 2]) expect((await agent.call('POST', `${calls}/${first.call.id}/end`)).json()).toMatchObject({ lastSet: null });
    expect((await told(first.desktop)).call?.endedAt).not.toBeNull();
    expect((await ask(first.call.id)).statusCode).toBe(409);
    expect(await audited('call.end')).toMatchObject([{ actor: agent.login }]);

    const second = await onThePhone();
    await second.desktop.report();
    const at = new Date().toISOString();
    const stranger = await desk.enrol('budi');
    expect((await stranger.call('PUT', `/desktops/me/calls/${second.call.id}/ended`, { at })).statusCode).toBe(404);
    for (const _ of [1, 2])
      expect((await second.desktop.call('PUT', `/desktops/me/calls/${second.call.id}/ended`, { at })).statusCode).toBe(200);
    expect(await read(second.call.id)).toMatchObject({ lastSet: null });
    expect((await audited('call.end'))[0]).toMatchObject({ actor: 'desktop of rina' });

    const third = await onThePhone();
    await third.desktop.report();
    desk.advance(60 * minute);
    expect(await read(third.call.id)).toMatchObject({ lastSet: null, endedAt: null });
    expect((await ask(third.call.id)).statusCode).toBe(409);
  });

  test('gives way to the next one: one agent looks at a time', async () => {
    const { desktop, call } = await onThePhone();
    const other = await desk.user('agent');
    const next: AgentCall = (await open((await makeCode(desktop)).code, other)).json();
    expect((await read(call.id)).endedAt).toBe(next.openedAt);
    expect((await told(desktop)).call).toMatchObject({ id: next.id, endedAt: null });
  });
});

describe('call notes', () => {
  test('are a new ticket of the caller, in My reports at once, with a note beside it that stays inside', async () => {
    const { desktop, call } = await onThePhone('sari');
    const id = newId();
    const notes = { title: 'Pencetak', application: 'CUPS', hinders: 'blocked', note: 'Sounds like the old driver.' };
    for (const _ of [1, 2]) expect((await write(call.id, notes, id)).statusCode).toBe(200);
    const { tickets } = await told(desktop);
    expect(tickets).toMatchObject([
      {
        title: 'Pencetak',
        application: 'CUPS',
        status: 'open',
        reportId: null,
        messages: [{ id, from: 'user', author: 'sari', text: 'Pencetak saya diam saja.', channel: 'phone' }],
      },
    ]);
    expect(tickets[0]?.messages).toHaveLength(1);
    const after = await read(call.id);
    expect(after).toMatchObject({ unnamed: false, tickets: [{ channel: 'phone', hinders: 'blocked', assignee: { name: 'agent 1' } }] });
    const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${after.ticketId}`)).json();
    expect(ticket.messages).toMatchObject([{ note: false }, { note: true, from: 'agent', text: 'Sounds like the old driver.' }]);
    expect((await audited('call.notes'))[0]).toMatchObject({ subject: `#${ticket.number}`, detail: 'new ticket for sari' });
    // And the conversation goes on from the desktop as any other.
    const reply = { at: new Date().toISOString(), text: 'Sudah bisa, terima kasih', attachments: [] };
    expect((await desktop.call('PUT', `/tickets/${after.ticketId}/messages/${newId()}`, reply)).statusCode).toBe(200);
  });

  test('go on in the same ticket, or in another of the caller; never in a stranger’s or a closed one', async () => {
    const { desktop, call } = await onThePhone();
    await write(call.id, {});
    await write(call.id, { text: 'Dan juga lambat.' });
    const { ticketId: own } = await read(call.id);
    expect((await told(desktop)).tickets[0]?.messages.map(({ text }) => text)).toEqual(['Pencetak saya diam saja.', 'Dan juga lambat.']);
    const { ticketId } = await desktop.report();
    expect((await write(call.id, { text: 'Soal laporan itu', ticketId })).json()).toMatchObject({ ticketId, unnamed: false });
    const more = (await write(call.id, { text: 'Yang lain', anew: true })).json();
    expect([own, ticketId]).not.toContain(more.ticketId);
    expect((await told(desktop)).tickets).toHaveLength(3);
    const stranger = await (await desk.enrol('budi')).report();
    expect((await write(call.id, { ticketId: stranger.ticketId })).statusCode).toBe(404);
    await agent.call('PATCH', `/api/v1/agent/tickets/${own}`, { status: 'closed' });
    expect((await write(call.id, { ticketId: own })).statusCode).toBe(409);
  });

  test('can be finished after the call, and two at once make one ticket', async () => {
    const { desktop, call } = await onThePhone();
    await agent.call('POST', `${calls}/${call.id}/end`);
    await Promise.all([write(call.id, { text: 'Satu' }), write(call.id, { text: 'Dua' })]);
    const { tickets } = await told(desktop);
    expect(tickets).toHaveLength(1);
    expect(tickets[0]?.messages).toHaveLength(2);
  });

  test('say something', async () => {
    const { call } = await onThePhone();
    expect((await write(call.id, { text: '  ' })).statusCode).toBe(400);
  });
});

describe('asking for diagnostics on the phone', () => {
  const setOf = (id: string): FreshSet => ({
    ...{ schema: 1, id, takenAt: '2026-11-24T04:00:00.000Z', findings: [], pandu: { version: '0.1.0' } },
    sections: [{ id: 'memory', status: 'ok', takenAt: '2026-11-24T04:00:00.000Z', durationMs: 2, data: { total: 2 } }],
  });
  const send = async (desktop: DesktopClient, ticketId: string, set: FreshSet) => {
    const body = JSON.stringify(set);
    const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(body) };
    return await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${set.id}`, Buffer.from(body), headers);
  };

  test('before there is a ticket begins one that says so; the notes then name it; what comes is shown at once', async () => {
    const { desktop, call } = await onThePhone();
    const asked: AgentCall = (await ask(call.id, { reason: 'Masih lambat?' })).json();
    expect(asked).toMatchObject({ unnamed: true, lastSet: null });
    expect((await told(desktop)).tickets).toMatchObject([
      { title: 'Percakapan telepon', messages: [{ from: 'system', text: 'agent 1 memulai ini saat Anda menelepon.', channel: 'phone' }] },
    ]);
    const { changes } = await told(desktop);
    const request = changes.find(({ kind }) => kind === 'fresh-set-request') as unknown as {
      request: { id: string; reason: string; state: string };
    };
    expect(request.request).toMatchObject({ id: asked.asked, reason: 'Masih lambat?', state: 'open' });
    // The desktop learns of the ticket first: without it the request would be none of its business.
    expect(changes.findIndex(({ kind }) => kind === 'ticket')).toBeLessThan(changes.findIndex(({ kind }) => kind === 'fresh-set-request'));

    await write(call.id, { title: 'Lambat sejak kemarin', hinders: 'question' });
    expect((await told(desktop)).tickets).toMatchObject([
      { title: 'Lambat sejak kemarin', messages: [{ from: 'system' }, { from: 'user' }] },
    ]);

    expect((await send(desktop, asked.ticketId ?? '', setOf(asked.asked ?? ''))).statusCode).toBe(200);
    expect(await read(call.id)).toMatchObject({ asked: null, lastSet: { id: asked.asked, fresh: true, sections: [{ id: 'memory' }] } });
    expect((await audited('diagnostics.ask'))[0]).toMatchObject({ actor: agent.login, detail: 'Masih lambat?' });
  });

  test('about a ticket that is there adds none; a no is a no', async () => {
    const { desktop, call } = await onThePhone();
    const { ticketId } = await desktop.report();
    const asked: AgentCall = (await ask(call.id, { ticketId })).json();
    expect(asked).toMatchObject({ ticketId, unnamed: false });
    await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${asked.asked}/declined`, { at: new Date().toISOString() });
    expect(await read(call.id)).toMatchObject({ asked: null, lastSet: { fresh: false } });
    expect((await told(desktop)).tickets).toHaveLength(1);
    const stranger = await (await desk.enrol('budi')).report();
    expect((await ask(call.id, { ticketId: stranger.ticketId })).statusCode).toBe(404);
  });
});

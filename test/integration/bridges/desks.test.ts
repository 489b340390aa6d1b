import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bridge } from '../../../helpdesk/bridges/bridge.ts';
import { glpiBridge } from '../../../helpdesk/bridges/glpi/glpi.ts';
import { mirrorDue } from '../../../helpdesk/bridges/mirror.ts';
import { pullOnce } from '../../../helpdesk/bridges/pull.ts';
import { redmineBridge } from '../../../helpdesk/bridges/redmine/redmine.ts';
import { registerBridge } from '../../../helpdesk/bridges/runner.ts';
import { zammadBridge } from '../../../helpdesk/bridges/zammad/zammad.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk, picture } from '../helpdesk/desk.ts';
import type { FakeDesk } from './fake-desk.ts';
import { startFakeGlpi } from './fake-glpi.ts';
import { startFakeRedmine } from './fake-redmine.ts';
import type { Fault } from './fake-server.ts';
import { startFakeZammad } from './fake-zammad.ts';
import { throughAnOutage } from './outage.ts';

let desk: Desk;
let agent: AgentClient;
let ani: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  ani = await desk.enrol('ani');
}, 60_000);
afterAll(() => desk.close());

const times = { callMs: 1_000, settleMs: 10_000, retryMs: 30_000 };
const desks = [
  {
    name: 'redmine',
    start: startFakeRedmine,
    open: (url: string, key = 'key') => redmineBridge({ url, project: 'pandu', key, field: 1, timeoutMs: 1_000 }),
  },
  {
    name: 'zammad',
    start: startFakeZammad,
    open: (url: string, token = 'key') => zammadBridge({ url, group: 'Users', token, timeoutMs: 1_000 }),
  },
  {
    name: 'glpi',
    start: startFakeGlpi,
    open: (url: string, userToken = 'key') => glpiBridge({ url, appToken: 'app', userToken, entity: 3, timeoutMs: 1_000 }),
  },
];

describe.each(desks)('$name', ({ start, open, name }) => {
  let fake: FakeDesk;
  let bridge: Bridge;
  beforeEach(async () => {
    fake = await start();
    bridge = open(fake.url);
    const { db } = desk.database;
    for (const table of ['bridge_seen', 'bridge_outbox', 'bridge_links', 'bridges'] as const) await db.deleteFrom(table).execute();
    desk.advance(1_000);
    await registerBridge(desk.context, name);
    await bridge.check();
    await pull();
  });
  afterEach(() => fake.close());
  const mirror = () => mirrorDue(desk.context, bridge, times);
  const pull = () => pullOnce(desk.context, bridge, 60_000);
  const write = (ticketId: string, text: string) =>
    ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, { at: new Date().toISOString(), text, attachments: [] });
  const answer = (ticketId: string, text: string, more = {}) =>
    agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text, answer: null, note: false, ...more });
  const read = async (id: string) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
  const linkOf = (id: string) =>
    desk.database.db.selectFrom('bridge_links').selectAll().where('ticket_id', '=', id).executeTakeFirstOrThrow();
  const outbox = (id: string) =>
    desk.database.db.selectFrom('bridge_outbox').selectAll().where('ticket_id', '=', id).orderBy('position').execute();
  const said = () => fake.said().map((text) => text.split('\n')[0]);
  const once = (when: (method: string, path: string) => boolean, fault: Fault) => {
    let left = 1;
    fake.setFault((method, path) => (when(method, path) && left-- > 0 ? fault : null));
  };

  test('words, a picture, answers and states go both ways; notes stay inside; nothing comes twice', async () => {
    const { ticketId, number } = await ani.report({ message: 'Printer mati & <b>rusak</b>' });
    await write(ticketId, 'masih mati');
    await answer(ticketId, 'rahasia', { note: true });
    await answer(ticketId, 'Nyalakan lagi.');
    await mirror();
    await mirror();
    await pull();
    expect(said()).toEqual(['Printer mati & <b>rusak</b>', 'masih mati', 'Nyalakan lagi.']);
    expect(fake.said()[0]).toContain('ani, via Pandu');
    expect(await linkOf(ticketId)).toMatchObject({ remote_id: '1', state: 'mirrored', warning: null });
    const content = Buffer.from('%PDF-1.7 manual');
    fake.reply(1, 'Please restart it.', [{ name: 'manual.pdf', type: 'application/pdf', content }]);
    fake.note(1, 'she never restarts');
    for (let round = 0; round < 3; round += 1) await pull();
    const { messages, status } = await read(ticketId);
    expect(status).toBe('waiting');
    expect(messages.slice(4)).toMatchObject([
      { from: 'agent', author: 'Agent Smith', text: 'Please restart it.', note: false, attachments: [{ name: 'manual.pdf', bytes: 15 }] },
      { from: 'agent', text: 'she never restarts', note: true },
    ]);
    expect(messages).toHaveLength(6);
    fake.setStatus(1, 'closed');
    await pull();
    expect((await read(ticketId)).status).toBe('solved');
    fake.setStatus(1, 'open');
    await pull();
    expect((await read(ticketId)).status).toBe('open');
    fake.setStatus(1, 'pending');
    await pull();
    expect((await read(ticketId)).status).toBe('waiting');
    await mirror();
    expect(said(), 'what came from there does not go back').toHaveLength(4);
    expect(number).toBeGreaterThan(0);
  });

  test.each(['deaf', 'cut', 'error-after'] as const)('done but %s: it is found, and sent no second time', async (fault) => {
    const { ticketId } = await ani.report({ message: 'satu' });
    once(fake.isCreate, fault);
    await mirror();
    expect(await outbox(ticketId)).toMatchObject([{ state: 'sent-unknown', attempts: 1 }]);
    await write(ticketId, 'dua');
    fake.reply(1, 'answered before we knew');
    desk.advance(10_001);
    once(fake.isAppend, fault);
    await mirror();
    desk.advance(10_001);
    await mirror();
    await pull();
    await pull();
    expect(fake.tickets()).toBe(1);
    expect(said()).toEqual(['satu', 'answered before we knew', 'dua']);
    expect(await outbox(ticketId)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    const texts = (await read(ticketId)).messages.map((one: { text: string }) => one.text);
    expect(texts).toEqual(['satu', 'dua', 'answered before we knew']);
  });

  test('a file that is refused does not hold the words back', async () => {
    const { ticketId } = await ani.report();
    const { bytes, ref } = picture();
    const body = { at: new Date().toISOString(), text: 'lihat gambar', attachments: [ref] };
    expect((await ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, body)).statusCode).toBe(200);
    await desk.database.db.updateTable('attachments').set({ content: bytes, name: 'refused.png' }).where('id', '=', ref.id).execute();
    await mirror();
    await mirror();
    expect(said().filter((text) => text === 'lihat gambar')).toHaveLength(1);
    expect((await outbox(ticketId)).at(-1)).toMatchObject({ kind: 'file', state: 'failed' });
  });

  test('gone is a state and not a loop; seen again, what was written meanwhile comes', async () => {
    const { ticketId } = await ani.report({ message: 'satu' });
    await mirror();
    fake.hide(1, true);
    await write(ticketId, 'dua');
    await mirror();
    expect(await linkOf(ticketId)).toMatchObject({ state: 'lost' });
    expect((await read(ticketId)).mirrors).toMatchObject([{ bridge: name, remoteId: '1', state: 'lost' }]);
    await pull();
    const admin = await desk.user('admin');
    const lists = async () => (await admin.call('GET', '/api/v1/agent/bridges')).json().items[0];
    const before = await lists();
    expect(before).toMatchObject({ name, queue: { waiting: 0, unsure: 0, failed: 1 }, troubled: [{ state: 'lost' }] });
    fake.hide(1, false);
    fake.reply(1, 'meanwhile');
    const base = `/api/v1/agent/bridges/${name}`;
    expect((await agent.call('POST', `${base}/operations/${before.failed[0].id}/resend`)).statusCode, 'only for administrators').toBe(403);
    expect((await admin.call('POST', `${base}/operations/${before.failed[0].id}/resend`)).statusCode).toBe(204);
    expect((await admin.call('POST', `${base}/operations/${before.failed[0].id}/resend`)).statusCode, 'once').toBe(404);
    expect((await admin.call('POST', `${base}/tickets/${ticketId}/look`)).statusCode).toBe(204);
    await mirror();
    await pull();
    await pull();
    expect(said()).toEqual(['satu', 'meanwhile', 'dua']);
    expect((await read(ticketId)).messages.map((one: { text: string }) => one.text)).toEqual(['satu', 'dua', 'meanwhile']);
    expect(await lists()).toMatchObject({ queue: { failed: 0 }, troubled: [], failed: [] });
  });

  test('solved here is closed there, once', async () => {
    const { ticketId } = await ani.report();
    await mirror();
    await answer(ticketId, 'Selesai.', { status: 'closed' });
    await mirror();
    await mirror();
    await pull();
    expect(fake.statusOf(1)).toBe('closed');
    expect((await read(ticketId)).status).toBe('closed');
    if (!fake.forbidClosing) return;
    fake.forbidClosing();
    const second = await ani.report();
    await mirror();
    await answer(second.ticketId, 'Selesai.', { status: 'closed' });
    await mirror();
    await mirror();
    const rows = (await outbox(second.ticketId)).filter(({ kind }) => kind === 'close');
    expect(rows).toMatchObject([{ state: 'failed' }]);
  });

  test('a wrong key is an outage and never an empty list', async () => {
    const { ticketId } = await ani.report();
    await mirror();
    const stranger = open(fake.url, 'bad');
    const { cursor } = await bridge.pullUpdatesSince(null);
    const asks = [
      () => stranger.check(),
      () => stranger.findTicket(ticketId, '[Pandu #1]'),
      () => stranger.look('1'),
      () => stranger.pullUpdatesSince(cursor),
    ];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ kind: 'outage' });
    await expect(bridge.appendMessage('999', { key: newId(), text: 'x', files: [] })).rejects.toMatchObject({ kind: 'lost' });
    expect(await bridge.look('999')).toEqual({ state: 'lost' });
  });

  test('down for an hour and back', async () => {
    await throughAnOutage({ bridge, pause: () => fake.setFault(() => 'busy'), resume: () => fake.setFault(() => null) });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bridge, BridgeError } from '../../../helpdesk/bridges/bridge.ts';
import { mirrorDue } from '../../../helpdesk/bridges/mirror.ts';
import { pullOnce } from '../../../helpdesk/bridges/pull.ts';
import { rtBridge } from '../../../helpdesk/bridges/rt/rt.ts';
import { bridgeRunner, registerBridge } from '../../../helpdesk/bridges/runner.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk, picture } from '../helpdesk/desk.ts';
import { type FakeRt, fakeToken, startFakeRt } from './fake-rt.ts';
import type { Fault } from './fake-server.ts';

let desk: Desk;
let agent: AgentClient;
let ani: DesktopClient;
let fake: FakeRt;
let bridge: Bridge;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  ani = await desk.enrol('ani');
}, 60_000);
afterAll(() => desk.close());
beforeEach(async () => {
  fake = await startFakeRt();
  bridge = rtBridge({ url: fake.url, queue: 'Pandu', token: fakeToken, timeoutMs: 1_000 });
  const { db } = desk.database;
  for (const table of ['bridge_seen', 'bridge_outbox', 'bridge_links', 'bridges'] as const) await db.deleteFrom(table).execute();
  desk.advance(1_000);
  await registerBridge(desk.context, 'rt');
  await pullOnce(desk.context, bridge, 60_000);
});
afterEach(() => fake.close());

const times = { callMs: 1_000, settleMs: 10_000, retryMs: 30_000 };
const mirror = () => mirrorDue(desk.context, bridge, times);
const pull = () => pullOnce(desk.context, bridge, 60_000);
const write = async (ticketId: string, text: string) =>
  (await ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, { at: new Date().toISOString(), text, attachments: [] })).statusCode;
const answer = (ticketId: string, text: string, more = {}) =>
  agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text, answer: null, note: false, ...more });
const said = () => fake.transactions.filter((one) => ['Create', 'Correspond'].includes(one.Type)).map((one) => one.text.split('\n')[0]);
const read = async (id: string) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
const linkOf = (id: string) =>
  desk.database.db.selectFrom('bridge_links').selectAll().where('ticket_id', '=', id).executeTakeFirstOrThrow();
const outbox = (id: string) =>
  desk.database.db.selectFrom('bridge_outbox').selectAll().where('ticket_id', '=', id).orderBy('position').execute();
const once = (method: string, part: string, fault: Fault) => {
  let left = 1;
  fake.rt.fault = (used, path) => (used === method && path.includes(part) && left-- > 0 ? fault : null);
};

test('a report, its picture, a reply and an answer are mirrored, a note stays inside, and nothing comes twice', async () => {
  const { bytes, ref } = picture();
  const { ticketId, report, number } = await ani.report({ message: 'Printer mati', attachments: [ref] });
  await mirror();
  expect(fake.tickets.size, 'it waits for its picture').toBe(0);
  const headers = { 'content-type': 'image/png', 'content-digest': `sha-256=:${Buffer.from(ref.sha256, 'hex').toString('base64')}:` };
  expect((await ani.call('PUT', `/reports/${report.id}/attachments/${ref.id}`, bytes, headers)).statusCode).toBe(200);
  await write(ticketId, 'masih mati');
  await answer(ticketId, 'rahasia', { note: true });
  await answer(ticketId, 'Nyalakan lagi.');
  await mirror();
  await mirror();
  await pull();
  expect(said()).toEqual(['Printer mati', 'masih mati', 'Nyalakan lagi.']);
  expect(fake.transactions[0]?.text).toContain('ani, via Pandu');
  expect(fake.transactions[0]?.files[0]?.content).toBe(bytes.toString('base64'));
  expect(fake.tickets.get(1)).toMatchObject({
    Subject: `Printer mati [Pandu #${number}]`,
    Requestor: [],
    fields: { 'Pandu Report ID': ticketId },
  });
  expect(JSON.stringify(fake.transactions)).not.toContain('rahasia');
  expect(await linkOf(ticketId)).toMatchObject({ remote_id: '1', state: 'mirrored', warning: null, caught_up: true });
  expect((await read(ticketId)).messages).toHaveLength(4);
});

test('a reply of there reaches the desktop with its file, a comment is a note, and the status follows', async () => {
  const { ticketId } = await ani.report();
  await mirror();
  const content = Buffer.from('%PDF-1.7 manual');
  fake.reply(1, 'Please restart it.', [{ name: 'manual.pdf', type: 'application/pdf', content }]);
  fake.comment(1, 'she never restarts');
  await pull();
  await pull();
  const { messages, status } = await read(ticketId);
  expect(status).toBe('waiting');
  expect(messages.slice(1)).toMatchObject([
    { from: 'agent', author: 'Agent Smith', text: 'Please restart it.', note: false, attachments: [{ name: 'manual.pdf' }] },
    { from: 'agent', text: 'she never restarts', note: true },
  ]);
  expect(messages).toHaveLength(3);
  const mine = (await ani.feed()).changes.at(-1)?.ticket;
  expect(mine?.messages.map((one) => one.text)).not.toContain('she never restarts');
  fake.setStatus(1, 'resolved');
  await pull();
  expect((await read(ticketId)).status).toBe('solved');
  await mirror();
  expect(said(), 'what came from there does not go back').toHaveLength(2);
  fake.setStatus(1, 'open');
  await pull();
  expect((await read(ticketId)).status).toBe('open');
  fake.setStatus(1, 'stalled');
  await pull();
  expect((await read(ticketId)).status).toBe('waiting');
  expect((await linkOf(ticketId)).raw_status).toBe('stalled');
});

test.each(['deaf', 'cut', 'error-after'] as const)('done but %s: after ten seconds it is found, and sent no second time', async (fault) => {
  const { ticketId } = await ani.report({ message: 'satu' });
  once('POST', '/ticket', fault);
  await mirror();
  expect(await outbox(ticketId)).toMatchObject([{ state: 'sent-unknown', attempts: 1 }]);
  await write(ticketId, 'dua');
  desk.advance(9_000);
  await mirror();
  expect((await outbox(ticketId))[0]).toMatchObject({ attempts: 1 });
  fake.reply(1, 'answered before we knew');
  await pull();
  desk.advance(1_001);
  once('POST', 'correspond', fault);
  await mirror();
  expect(await outbox(ticketId)).toMatchObject([{ state: 'done' }, { state: 'sent-unknown' }]);
  desk.advance(10_001);
  await mirror();
  await pull();
  expect(fake.tickets.size).toBe(1);
  expect(said()).toEqual(['satu', 'answered before we knew', 'dua']);
  expect(await outbox(ticketId)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
  expect((await read(ticketId)).messages.map((one: { text: string }) => one.text)).toEqual(['satu', 'dua', 'answered before we knew']);
});

test('busy, or with another token: nothing is lost, it goes later', async () => {
  const { ticketId } = await ani.report({ message: 'satu' });
  once('POST', '/ticket', 'busy');
  await expect(mirror()).rejects.toMatchObject({ kind: 'outage' });
  const stranger = rtBridge({ url: fake.url, queue: 'Pandu', token: '1-22-bad', timeoutMs: 1_000 });
  await expect(stranger.check()).rejects.toThrow('does not accept the token');
  desk.advance(30_001);
  await mirror();
  expect(await outbox(ticketId)).toMatchObject([{ state: 'done', attempts: 2 }]);
  expect(said()).toEqual(['satu']);
});

test('a worker that died while it sent leaves it to the next, which looks first', async () => {
  const { ticketId } = await ani.report({ message: 'satu' });
  const dying: Bridge = { ...bridge, createTicket: (ticket) => bridge.createTicket(ticket).then(() => new Promise(() => undefined)) };
  void mirrorDue(desk.context, dying, times);
  await expect.poll(() => fake.tickets.size).toBe(1);
  await mirror();
  desk.advance(14_001);
  await mirror();
  expect(fake.tickets.size).toBe(1);
  expect(await linkOf(ticketId)).toMatchObject({ remote_id: '1', caught_up: false });
});

test('a file that is refused does not hold the words back', async () => {
  const { ticketId } = await ani.report();
  const { bytes, ref } = picture();
  const id = newId();
  const body = { at: new Date().toISOString(), text: 'lihat gambar', attachments: [ref] };
  expect((await ani.call('PUT', `/tickets/${ticketId}/messages/${id}`, body)).statusCode).toBe(200);
  await desk.database.db.updateTable('attachments').set({ content: bytes, name: 'refused.png' }).where('id', '=', ref.id).execute();
  await mirror();
  await mirror();
  expect(said()).toContain('lihat gambar');
  expect((await outbox(ticketId)).at(-1)).toMatchObject({ kind: 'file', state: 'failed', error: 'RT answers 413: Too large' });
});

test('merged, moved and vanished tickets are a state, not a loop', async () => {
  const { ticketId } = await ani.report({ message: 'satu' });
  const other = await ani.report({ message: 'dua' });
  await mirror();
  fake.merge(1, 2);
  await pull();
  desk.advance(16 * 60_000);
  await pull();
  expect(await linkOf(ticketId)).toMatchObject({ state: 'merged', merged_into: '2', remote_id: '1' });
  fake.reply(2, 'for both');
  await pull();
  // The clock of the fake's transactions stands before the merge: only its own ticket may have it.
  expect((await read(other.ticketId)).messages.at(-1).text).toBe('for both');
  const target = fake.tickets.get(2);
  if (target) target.hidden = true;
  await write(other.ticketId, 'tiga');
  await mirror();
  expect(await linkOf(other.ticketId)).toMatchObject({ state: 'lost' });
  expect((await outbox(other.ticketId)).at(-1)).toMatchObject({ state: 'failed' });
  const calls = fake.rt.calls.length;
  desk.advance(60_000);
  await mirror();
  expect(fake.rt.calls).toHaveLength(calls);
});

test('solved here is resolved there, once; a status that RT does not like is said', async () => {
  const { ticketId } = await ani.report();
  await mirror();
  await answer(ticketId, 'Selesai.', { status: 'closed' });
  await mirror();
  await mirror();
  await pull();
  expect(fake.tickets.get(1)?.Status).toBe('resolved');
  expect(fake.rt.calls.filter((call) => call === 'PUT /ticket/1')).toHaveLength(1);
  expect((await read(ticketId)).status).toBe('closed');
  fake.rt.illegalStatus = true;
  const second = await ani.report();
  await mirror();
  await answer(second.ticketId, 'Selesai.', { status: 'solved' });
  await mirror();
  await mirror();
  const rows = await outbox(second.ticketId);
  expect(rows.filter((row) => row.kind === 'close')).toMatchObject([{ state: 'failed', error: expect.stringContaining("isn't a valid") }]);
});

test('fields that RT drops are seen: before anything is sent, and when it is read back', async () => {
  fake.rt.queueFields = false;
  await expect(bridge.check()).rejects.toThrow('needs the ticket custom field "Pandu Report ID"');
  fake.rt.keepFields = false;
  const { ticketId } = await ani.report();
  await mirror();
  expect((await linkOf(ticketId)).warning).toBe('RT did not keep "Pandu Report ID".');
});

test('what is refused or lost says so, and a page that looks short is not the end', async () => {
  await expect(bridge.appendMessage('99', { key: newId(), text: 'x', files: [] })).rejects.toMatchObject({ kind: 'lost' });
  await expect(bridge.appendMessage('99', { key: newId(), text: 'x', files: [] })).rejects.toBeInstanceOf(BridgeError);
  expect(await bridge.look('99')).toEqual({ state: 'lost' });
  const hidden = await ani.report();
  const shown = await ani.report();
  await mirror();
  for (let turn = 0; turn < 5; turn += 1) fake.reply(1, `hidden ${turn}`);
  fake.reply(2, 'the last');
  fake.comment(2, 'nothing of it may be seen').blank = true;
  const first = fake.tickets.get(1);
  if (first) first.hidden = true;
  await pull();
  expect((await read(shown.ticketId)).messages.at(-1).text).toBe('the last');
  expect((await read(hidden.ticketId)).messages).toHaveLength(1);
});

test('a ticket that was merged here is told so and closed there; what is answered there goes on in the other', async () => {
  const [first, second] = [await ani.report({ message: 'satu' }), await ani.report({ message: 'dua' })];
  await mirror();
  expect((await agent.call('PUT', `/api/v1/agent/tickets/${second.ticketId}/merge`, { into: first.ticketId })).statusCode).toBe(200);
  await mirror();
  const [into, from] = [await linkOf(first.ticketId), await linkOf(second.ticketId)];
  const remote = Number(from.remote_id);
  const told = fake.transactions.filter((one) => one.ticket === remote && one.Type === 'Correspond');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain(`#${first.number}`);
  expect(told[0]?.text, 'it names the one over there').toContain(`rt #${into.remote_id}: ${into.remote_url}`);
  expect(fake.tickets.get(remote)?.Status).toBe('resolved');
  expect(fake.tickets.get(Number((await linkOf(first.ticketId)).remote_id))?.Status).not.toBe('resolved');
  fake.reply(remote, 'Jawaban dari sana.');
  await pull();
  await pull();
  await mirror();
  const { messages, status } = await read(first.ticketId);
  expect(messages.filter(({ text }: { text: string }) => text === 'Jawaban dari sana.')).toHaveLength(1);
  expect(status).toBe('waiting');
  expect((await read(second.ticketId)).status, 'it stays closed here').toBe('closed');
  await write(second.ticketId, 'terima kasih');
  await mirror();
  expect((await outbox(first.ticketId)).map(({ kind }) => kind)).toEqual(['create', 'append']);
  expect(said().filter((text) => text === 'terima kasih')).toHaveLength(1);
});

test('a clock that was set back while the other help desk was down hides no ticket', async () => {
  desk.advance(2 * 3_600_000);
  const events: string[] = [];
  const log = (event: string) => events.push(event);
  const runner = bridgeRunner({ context: desk.context, bridge, log, times, everyMs: 20 });
  await runner.start();
  try {
    await ani.report({ message: 'satu' });
    await expect.poll(said).toEqual(['satu']);
    fake.rt.fault = () => 'down';
    await expect.poll(() => events.at(-1)).toBe('fails');
    desk.advance(-3_600_000);
    await ani.report({ message: 'dua' });
    desk.advance(1_800_000);
    fake.rt.fault = () => null;
    await expect.poll(said).toEqual(['satu', 'dua']);
  } finally {
    await runner.stop();
  }
});

test('merged before anything was mirrored: the last word waits until it can name the other, and closing waits for it', async () => {
  const first = await ani.report({ message: 'satu' });
  const second = await ani.report({ message: 'dua' });
  await agent.call('PUT', `/api/v1/agent/tickets/${second.ticketId}/merge`, { into: first.ticketId });
  const held: Bridge = {
    ...bridge,
    createTicket: (ticket) =>
      ticket.key === first.ticketId ? Promise.reject(new BridgeError('unknown', 'no answer')) : bridge.createTicket(ticket),
  };
  await mirrorDue(desk.context, held, times);
  await mirrorDue(desk.context, held, times);
  expect((await outbox(second.ticketId)).map(({ kind, state }) => [kind, state])).toEqual([['create', 'done']]);
  desk.advance(20_000);
  for (let round = 0; round < 2; round += 1) await mirror();
  expect((await outbox(second.ticketId)).map(({ kind, state }) => [kind, state])).toEqual([
    ['create', 'done'],
    ['append', 'done'],
    ['close', 'done'],
  ]);
  const remote = Number((await linkOf(second.ticketId)).remote_id);
  expect(fake.transactions.findLast((one) => one.ticket === remote && one.Type === 'Correspond')?.text).toContain(
    `rt #${(await linkOf(first.ticketId)).remote_id}: `,
  );
  expect(fake.tickets.get(remote)?.Status).toBe('resolved');
});

test('merged here and there: one answer there is one here, nothing is said about it there, and what goes on is not closed', async () => {
  const [first, second] = [await ani.report({ message: 'satu' }), await ani.report({ message: 'dua' })];
  await mirror();
  const [into, from] = [Number((await linkOf(first.ticketId)).remote_id), Number((await linkOf(second.ticketId)).remote_id)];
  fake.merge(from, into);
  desk.advance(16 * 60_000);
  await pull();
  expect(await linkOf(second.ticketId)).toMatchObject({ state: 'merged', merged_into: String(into) });
  await agent.call('PUT', `/api/v1/agent/tickets/${second.ticketId}/merge`, { into: first.ticketId });
  const later = new Date(desk.context.now() + 1_000).toISOString();
  desk.advance(5_000);
  fake.reply(into, 'Jawaban untuk keduanya.').created = later;
  fake.comment(into, 'catatan').created = later;
  for (let round = 0; round < 2; round += 1) {
    await pull();
    await mirror();
  }
  const { messages } = await read(first.ticketId);
  const texts = messages.map(({ text }: { text: string }) => text);
  expect(texts.filter((text: string) => text === 'Jawaban untuk keduanya.')).toHaveLength(1);
  expect(texts.filter((text: string) => text === 'catatan')).toHaveLength(1);
  expect(said().filter((text) => text?.includes(`#${first.number}`))).toEqual([]);
  expect(fake.tickets.get(into)?.Status).not.toBe('resolved');
});

test('merged over there alone: its person goes on reading the answers, also when the merge is read once more', async () => {
  const [first, second] = [await ani.report({ message: 'satu' }), await ani.report({ message: 'dua' })];
  await mirror();
  const [into, from] = [Number((await linkOf(first.ticketId)).remote_id), Number((await linkOf(second.ticketId)).remote_id)];
  fake.merge(from, into);
  desk.advance(16 * 60_000);
  await pull();
  for (const text of ['satu jawaban', 'dua jawaban']) {
    fake.reply(into, text).created = new Date(desk.context.now() + 1_000).toISOString();
    desk.advance(5_000);
    await pull();
    expect(await linkOf(second.ticketId)).toMatchObject({ state: 'merged', merged_into: String(into) });
    for (const { ticketId } of [first, second]) expect((await read(ticketId)).messages.at(-1).text).toBe(text);
  }
  await answer(second.ticketId, 'Selesai.', { status: 'solved' });
  await mirror();
  await mirror();
  expect(fake.tickets.get(into)?.Status, 'it is not its own to close').not.toBe('resolved');
});

test('an answer opens a merged ticket again over there: it is closed once more; words at the other go there', async () => {
  const [first, second] = [await ani.report({ message: 'satu' }), await ani.report({ message: 'dua' })];
  await mirror();
  await agent.call('PUT', `/api/v1/agent/tickets/${second.ticketId}/merge`, { into: first.ticketId });
  await mirror();
  await mirror();
  const [into, from] = [Number((await linkOf(first.ticketId)).remote_id), Number((await linkOf(second.ticketId)).remote_id)];
  desk.advance(1_000);
  fake.reply(from, 'Sudah dicoba?');
  fake.setStatus(from, 'open');
  await pull();
  await mirror();
  expect(fake.tickets.get(from)?.Status).toBe('resolved');
  await write(first.ticketId, 'sudah');
  await answer(first.ticketId, 'Kami datang.');
  for (let round = 0; round < 2; round += 1) {
    await mirror();
    await pull();
  }
  const at = (ticket: number) =>
    fake.transactions.filter((one) => one.ticket === ticket && one.Type === 'Correspond').map((one) => one.text.split('\n')[0]);
  expect(at(into)).toEqual(['sudah', 'Kami datang.']);
  expect(at(from)).toEqual([expect.stringContaining(`#${first.number}`), 'Sudah dicoba?']);
});

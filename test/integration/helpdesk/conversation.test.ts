import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk, picture } from './desk.ts';

let desk: Desk;
let desktop: DesktopClient;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  desktop = await desk.enrol();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const answer = { problem: 'Antrean macet', cause: 'Printer mati', causeKind: 'server', alternatives: '', steps: ['Nyalakan printer'] };
const say = (ticketId: string, text: string, id = newId(), at = new Date().toISOString()) =>
  desktop.call('PUT', `/tickets/${ticketId}/messages/${id}`, { at, text, attachments: [] });
const reply = (ticketId: string, body: object, id = newId()) =>
  agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${id}`, { text: '', answer: null, note: false, ...body });
const ticket = async (id: string) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
const seen = async (id: string) => (await desktop.feed()).changes.find((change) => change.id === id)?.ticket;

describe('a conversation', () => {
  test('goes to and fro, and each turn moves the ticket', async () => {
    const { ticketId } = await desktop.report();
    expect((await ticket(ticketId)).status).toBe('new');
    const answered = await reply(ticketId, { answer });
    expect(answered.statusCode, answered.body).toBe(200);
    expect(answered.json()).toMatchObject({ status: 'waiting', awaitsAnswer: false, assignee: { id: agent.userId } });
    expect((await seen(ticketId))?.messages.at(-1)).toMatchObject({ from: 'agent', answer, author: 'agent 1' });
    expect((await say(ticketId, 'Masih tidak bisa')).json()).toEqual({ complete: true });
    expect(await ticket(ticketId)).toMatchObject({ status: 'open', awaitsAnswer: true });
    await reply(ticketId, { text: 'Sudah?', status: 'solved' });
    expect((await seen(ticketId))?.status).toBe('solved');
    await say(ticketId, 'Muncul lagi');
    expect((await seen(ticketId))?.status).toBe('open');
  });

  test('takes a repeated message once, and refuses another one under its id', async () => {
    const { ticketId } = await desktop.report();
    const [id, at] = [newId(), new Date().toISOString()];
    await Promise.all(Array.from({ length: 10 }, () => say(ticketId, 'halo', id, at)));
    await reply(ticketId, { text: 'baik', status: 'solved' });
    // A late repetition is no new turn.
    expect((await say(ticketId, 'halo', id, at)).statusCode).toBe(200);
    expect(await ticket(ticketId)).toMatchObject({ status: 'solved' });
    expect((await ticket(ticketId)).messages).toHaveLength(3);
    expect((await say(ticketId, 'lain', id, at)).json().code).toBe('content-differs');
    const answerId = newId();
    await reply(ticketId, { text: 'sekali' }, answerId);
    await reply(ticketId, { text: 'sekali' }, answerId);
    expect((await ticket(ticketId)).messages).toHaveLength(4);
    expect((await reply(ticketId, { text: 'dua kali' }, answerId)).json().code).toBe('content-differs');
  });

  test('keeps notes in the house', async () => {
    const { ticketId } = await desktop.report();
    const before = await desktop.feed();
    await reply(ticketId, { text: 'RAHASIA internal', note: true });
    expect((await ticket(ticketId)).messages.at(-1)).toMatchObject({ note: true, text: 'RAHASIA internal' });
    expect((await desktop.feed(before.cursor)).changes).toEqual([]);
    await reply(ticketId, { text: 'RAHASIA kedua', note: true, status: 'open' });
    const after = await desktop.call('GET', '/changes');
    expect(after.body).not.toContain('RAHASIA');
    expect(after.body).not.toContain('"note"');
  });

  test('carries pictures, also when they come twice', async () => {
    const { ticketId } = await desktop.report();
    const { bytes, ref } = picture();
    const id = newId();
    const url = `/tickets/${ticketId}/messages/${id}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-digest': contentDigest(bytes) };
    expect((await desktop.call('PUT', `${url}/attachments/${ref.id}`, bytes, headers)).json().code).toBe('report-unknown');
    const body = { at: new Date().toISOString(), text: '', attachments: [ref] };
    expect((await desktop.call('PUT', url, body)).json()).toEqual({ complete: false });
    for (const _ of [1, 2])
      expect((await desktop.call('PUT', `${url}/attachments/${ref.id}`, bytes, headers)).json()).toEqual({ complete: true });
    expect((await agent.call('GET', `/api/v1/agent/tickets/${ticketId}/attachments/${ref.id}`)).rawPayload.equals(bytes)).toBe(true);
  });

  test('refuses empty turns and foreign tickets', async () => {
    const { ticketId } = await desktop.report();
    expect((await say(ticketId, '  ')).statusCode).toBe(400);
    expect((await reply(ticketId, { text: ' ', answer: { ...answer, problem: '', cause: '', steps: [] } })).statusCode).toBe(400);
    const other = await desk.enrol('budi');
    const body = { at: new Date().toISOString(), text: 'hai', attachments: [] };
    expect((await other.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, body)).statusCode).toBe(404);
    expect((await other.call('PUT', `/tickets/${ticketId}/outcome`, { at: body.at, solved: true, rating: 5 })).statusCode).toBe(404);
    expect((await say(newId(), 'hai')).statusCode).toBe(404);
  });
});

describe('an outcome', () => {
  const say2 = (ticketId: string, at: string, solved: boolean, rating: number | null) =>
    desktop.call('PUT', `/tickets/${ticketId}/outcome`, { at, solved, rating });

  test('solves, or brings it back; a late repetition of an earlier one changes nothing', async () => {
    const { ticketId } = await desktop.report();
    const [t1, t2] = [new Date(Date.now() + 1000).toISOString(), new Date(Date.now() + 2000).toISOString()];
    expect((await say2(ticketId, t1, true, 4)).json()).toEqual({});
    expect(await ticket(ticketId)).toMatchObject({ status: 'solved', outcome: { solved: true, rating: 4 } });
    await say2(ticketId, t2, false, null);
    expect(await ticket(ticketId)).toMatchObject({ status: 'open', outcome: { solved: false }, awaitsAnswer: true });
    await say2(ticketId, t1, true, 4);
    expect(await ticket(ticketId)).toMatchObject({ status: 'open', outcome: { solved: false } });
  });

  test('does not close what the user wrote about afterwards', async () => {
    const { ticketId } = await desktop.report();
    await say(ticketId, 'masih', newId(), new Date(Date.now() + 5000).toISOString());
    await say2(ticketId, new Date(Date.now() + 1000).toISOString(), true, 5);
    expect(await ticket(ticketId)).toMatchObject({ status: 'new', outcome: { solved: true } });
  });

  test.each([0, 6, 2.5, '5'])('refuses the rating %s', async (rating) => {
    const { ticketId } = await desktop.report();
    const bad = await desktop.call('PUT', `/tickets/${ticketId}/outcome`, { at: new Date().toISOString(), solved: true, rating });
    expect(bad.json().errors[0].at).toBe('/body/rating');
  });
});

describe('the queue', () => {
  test('shows who waits longest first within each hindrance, finds by words and number, and pages', async () => {
    const own = await desk.enrol('100%_sure');
    const question = await own.report({ hinders: 'question', message: 'Bagaimana cara A' });
    const older = await own.report({ hinders: 'blocked', message: 'Mati total 50% selesai' });
    const newer = await own.report({ hinders: 'blocked', message: 'Mati lagi' });
    const list = async (query: string) => (await agent.call('GET', `/api/v1/agent/tickets?desktop=${own.id}&${query}`)).json();
    const numbers = async (query: string) => (await list(query)).items.map((item: { number: number }) => item.number);
    expect(await numbers('')).toEqual([older.number, newer.number, question.number]);
    expect(await numbers('q=50%25')).toEqual([older.number]);
    expect(await numbers('q=0%25_s')).toHaveLength(3);
    expect(await numbers('q=5_%25')).toEqual([]);
    expect(await numbers(`q=%23${newer.number}`)).toEqual([newer.number]);
    expect(await numbers('q=writer')).toHaveLength(3);
    expect(await numbers('q=PC-042')).toHaveLength(3);
    expect(await list('size=1&page=2')).toMatchObject({ total: 3, items: [{ number: newer.number }] });
    await reply(newer.ticketId, { text: 'coba mulai ulang komputernya' });
    expect(await numbers('q=mulai%20ulang')).toEqual([newer.number]);
    expect(await numbers('assignee=me')).toEqual([newer.number]);
    expect(await numbers('assignee=none')).toHaveLength(2);
    await agent.call('PATCH', `/api/v1/agent/tickets/${older.ticketId}`, { status: 'closed' });
    expect(await numbers('')).toEqual([newer.number, question.number]);
    expect(await numbers('status=closed')).toEqual([older.number]);
    expect(await numbers('status=all')).toHaveLength(3);
    expect((await agent.call('GET', '/api/v1/agent/tickets?size=0')).statusCode).toBe(400);
  });

  test('assigns, and an assigned new ticket is open', async () => {
    const { ticketId } = await desktop.report();
    const url = `/api/v1/agent/tickets/${ticketId}`;
    expect((await agent.call('PATCH', url, { assignee: agent.userId })).json()).toMatchObject({
      status: 'open',
      assignee: { id: agent.userId },
    });
    expect((await agent.call('PATCH', url, { assignee: null })).json()).toMatchObject({ assignee: null });
    expect((await agent.call('PATCH', url, { assignee: newId() })).statusCode).toBe(400);
    expect((await agent.call('PATCH', `/api/v1/agent/tickets/${newId()}`, { status: 'open' })).statusCode).toBe(404);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMail } from '../../../helpdesk/channels/mail/read.ts';
import { receiveMail } from '../../../helpdesk/channels/mail/receive.ts';
import { replyAddress } from '../../../helpdesk/channels/mail/thread.ts';
import type { AgentTicket, TicketRow } from '../../../shared/api/agent-routes.ts';
import { raw } from '../../support/mail/raw.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk, picture } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let rina: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());
beforeEach(async () => {
  rina = await desk.enrol(`rina${newId().slice(-6)}`, { language: 'en' });
});

const url = '/api/v1/agent/tickets';
const read = async (id: string): Promise<AgentTicket> => (await agent.call('GET', `${url}/${id}`)).json();
const merge = (id: string, into: string) => agent.call('PUT', `${url}/${id}/merge`, { into });
const undo = (id: string) => agent.call('DELETE', `${url}/${id}/merge`);
const answer = (id: string, text: string, more = {}) =>
  agent.call('PUT', `${url}/${id}/messages/${newId()}`, { text, answer: null, note: false, ...more });
const write = (desktop: DesktopClient, ticketId: string, text: string, id = newId(), attachments: unknown[] = []) =>
  desktop.call('PUT', `/tickets/${ticketId}/messages/${id}`, { at: writtenAt, text, attachments });
const writtenAt = new Date().toISOString();
const said = ({ messages }: { messages: readonly { text: string }[] }) => messages.map(({ text }) => text.split('\n')[0]);
const onDesktop = async (desktop: DesktopClient, id: string) =>
  (await desktop.feed()).changes.findLast((change) => change.kind === 'ticket' && change.id === id)?.ticket;
const mailed = async (to: string, text: string) =>
  await receiveMail(
    desk.context,
    { own: ['help@desk.example'], authserv: null },
    await readMail(raw({ 'Message-ID': `<${newId()}@home.example>`, From: 'rina@home.example', To: to, Subject: 'Again' }, text)),
  );
const tokenOf = async (ticketId: string) =>
  (await desk.database.db.selectFrom('mail_threads').select('token').where('ticket_id', '=', ticketId).executeTakeFirstOrThrow()).token;

describe('two tickets of one person on one desktop', () => {
  test('one history; what comes to the merged one lands in the other; ids stay; the merge can be undone', async () => {
    const first = await rina.report({ message: 'Printer is dead' });
    const second = await rina.report({ message: 'Still dead' });
    await answer(first.ticketId, 'Switch it on.');
    const merged: AgentTicket = (await merge(second.ticketId, first.ticketId)).json();
    expect(merged).toMatchObject({
      id: first.ticketId,
      status: 'open',
      awaitsAnswer: true,
      merged: [{ id: second.ticketId, number: second.number, title: 'Still dead' }],
    });
    expect(said(merged)).toEqual([
      'Printer is dead',
      'Still dead',
      'Switch it on.',
      `This is about the same as #${first.number}. Everything goes on there.`,
    ]);
    expect(merged.messages.map(({ writtenTo }) => writtenTo)).toEqual([undefined, second.number, undefined, second.number]);
    expect(merged.messages.map(({ id }) => id)).toContain(second.report.id);

    const part = await read(second.ticketId);
    expect(part).toMatchObject({ status: 'closed', mergedInto: { id: first.ticketId, number: first.number }, merged: [] });
    expect(part.report?.id).toBe(second.report.id);
    expect(said(part), 'the same history').toEqual(said(merged));

    const message = newId();
    for (let time = 0; time < 2; time += 1) expect((await write(rina, second.ticketId, 'And now?', message)).statusCode).toBe(200);
    await answer(second.ticketId, 'We come by.');
    const after = await read(first.ticketId);
    expect(said(after).slice(-2)).toEqual(['And now?', 'We come by.']);
    expect(after.messages.at(-2)).toMatchObject({ id: message });
    expect(after.status).toBe('waiting');
    expect((await agent.call('PATCH', `${url}/${second.ticketId}`, { status: 'open' })).json().code).toBe('conflict');

    expect((await onDesktop(rina, first.ticketId))?.messages.map(({ text }) => text)).toEqual([
      'Printer is dead',
      'Switch it on.',
      'And now?',
      'We come by.',
    ]);
    const old = await onDesktop(rina, second.ticketId);
    expect(old, 'nothing is told twice: it says where it goes on').toMatchObject({ status: 'closed' });
    expect(old?.messages.map(({ text }) => text)).toEqual([
      'Still dead',
      `This is about the same as #${first.number}. Everything goes on there.`,
    ]);

    expect((await undo(second.ticketId)).json()).toMatchObject({ status: 'new', awaitsAnswer: true, mergedInto: null });
    expect(said(await read(second.ticketId))).toEqual(['Still dead', expect.stringContaining('#'), 'This goes on here by itself again.']);
    expect(said(await read(first.ticketId))).toEqual(['Printer is dead', 'Switch it on.', 'And now?', 'We come by.']);
    expect((await undo(second.ticketId)).statusCode).toBe(409);
    const { items } = (await agent.call('GET', `${url}?status=all&q=%23${second.number}`)).json();
    expect(items.map(({ mergedInto }: TicketRow) => mergedInto)).toEqual([null]);
  });

  test('a message that was sent before the merge and again after it is one; a file finds its message; words are found', async () => {
    const first = await rina.report({ message: 'One' });
    const second = await rina.report({ message: 'xylophone' });
    const { bytes, ref } = picture();
    const [early, late] = [newId(), newId()];
    await write(rina, second.ticketId, 'early', early);
    await merge(second.ticketId, first.ticketId);
    expect((await write(rina, second.ticketId, 'early', early)).statusCode, 'the very same again').toBe(200);
    const repeated = await rina.call('PUT', `/tickets/${second.ticketId}/messages/${early}`, {
      at: new Date(0).toISOString(),
      text: 'other',
      attachments: [],
    });
    expect(repeated.json().code).toBe('content-differs');
    await write(rina, second.ticketId, 'with a picture', late, [{ ...ref, kind: 'picture' }]);
    const path = `/tickets/${second.ticketId}/messages/${late}/attachments/${ref.id}`;
    const sent = await rina.call('PUT', path, bytes, { 'content-type': 'image/png', 'content-digest': contentDigest(bytes) });
    expect([sent.statusCode, sent.json()]).toEqual([200, { complete: true }]);
    for (const id of [first.ticketId, second.ticketId]) {
      expect((await agent.call('GET', `${url}/${id}/attachments/${ref.id}`)).rawPayload.equals(bytes)).toBe(true);
      expect((await rina.call('GET', `/tickets/${id}/attachments/${ref.id}`)).statusCode).toBe(200);
    }
    const other = await desk.enrol('other');
    expect((await other.call('GET', `/tickets/${first.ticketId}/attachments/${ref.id}`)).statusCode).toBe(404);
    expect((await agent.call('GET', `${url}?q=xylophone`)).json().items.map(({ id }: TicketRow) => id)).toEqual([first.ticketId]);
  });
});

describe('a ticket of the tray and one by mail', () => {
  test('mails to the merged one land in the other; the desktop of the merged one sees it go on', async () => {
    const { ticketId: byMail } = await mailed('help@desk.example', 'It is me, from home');
    if (byMail === null) throw new Error('no ticket');
    const token = await tokenOf(byMail);
    const tray = await rina.report({ message: 'No network' });
    await merge(tray.ticketId, byMail);
    await mailed(replyAddress('help@desk.example', token), 'by mail');
    await write(rina, tray.ticketId, 'by tray');
    await answer(byMail, 'Plug it in.');
    const expected = ['It is me, from home', 'No network', expect.stringContaining('about the same'), 'by mail', 'by tray', 'Plug it in.'];
    expect(said(await read(byMail))).toEqual(expected);
    const shown = await onDesktop(rina, tray.ticketId);
    expect(shown, 'the status of where it goes on').toMatchObject({ status: 'waiting', number: tray.number });
    expect(shown?.messages.map(({ text }) => text.split('\n')[0])).toEqual(expected);
    // The outcome is said where the person reads.
    await rina.call('PUT', `/tickets/${tray.ticketId}/outcome`, {
      solved: true,
      rating: 5,
      at: new Date(desk.context.now() + 1000).toISOString(),
    });
    expect(await read(byMail)).toMatchObject({ status: 'solved', outcome: { solved: true } });
  });

  test('the other way round: a mail goes on in the ticket of the tray, and the answer goes out by mail', async () => {
    const { ticketId: byMail } = await mailed('help@desk.example', 'from home');
    const tray = await rina.report({ message: 'No sound' });
    if (byMail === null) throw new Error('no ticket');
    const token = await tokenOf(byMail);
    await merge(byMail, tray.ticketId);
    await mailed(replyAddress('help@desk.example', token), 'a picture follows');
    expect(said(await read(tray.ticketId)).at(-1)).toBe('a picture follows');
    await answer(tray.ticketId, 'Thank you.');
    const sent = await desk.database.db
      .selectFrom('deliveries')
      .innerJoin('messages', 'messages.id', 'deliveries.message_id')
      .select(['deliveries.ticket_id', 'messages.text'])
      .where('messages.text', '=', 'Thank you.')
      .execute();
    expect(sent).toEqual([{ ticket_id: tray.ticketId, text: 'Thank you.' }]);
    expect((await onDesktop(rina, tray.ticketId))?.messages.map(({ text }) => text)).toContain('from home');
  });
});

test('chains are one history; circles, itself, a second time and two people are refused', async () => {
  const [a, b, c] = [await rina.report({ message: 'a' }), await rina.report({ message: 'b' }), await rina.report({ message: 'c' })];
  expect((await merge(a.ticketId, b.ticketId)).statusCode).toBe(200);
  expect((await merge(b.ticketId, c.ticketId)).statusCode).toBe(200);
  const chain = await read(c.ticketId);
  expect(said(chain).filter((text) => text?.length === 1)).toEqual(['a', 'b', 'c']);
  expect(chain.merged.map(({ number }) => number)).toEqual([a.number, b.number]);
  for (const [from, into] of [
    [c, a],
    [c, c],
    [a, c],
  ] as const)
    expect((await merge(from.ticketId, into.ticketId)).statusCode).toBe(409);
  const stranger = await (await desk.enrol('stranger')).report({ message: 'd' });
  expect((await merge(c.ticketId, stranger.ticketId)).json().detail).toContain('two people');
  expect((await merge(c.ticketId, newId())).statusCode).toBe(404);
  // What was merged into it goes back with it.
  await undo(b.ticketId);
  expect(said(await read(b.ticketId)).filter((text) => text?.length === 1)).toEqual(['a', 'b']);
});

test('two who merge crosswise at once: one does, the other is told', async () => {
  const [a, b] = [await rina.report({ message: 'a' }), await rina.report({ message: 'b' })];
  const done = await Promise.all([merge(a.ticketId, b.ticketId), merge(b.ticketId, a.ticketId)]);
  expect(done.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('links are seen from both sides, once, and can be removed from either', async () => {
  const [a, b] = [await rina.report({ message: 'a' }), await rina.report({ message: 'b' })];
  const link = (method: 'PUT' | 'DELETE', one: string, other: string) => agent.call(method, `${url}/${one}/links/${other}`);
  await link('PUT', a.ticketId, b.ticketId);
  expect((await link('PUT', b.ticketId, a.ticketId)).json().links).toEqual([
    { id: a.ticketId, number: a.number, title: 'a', status: 'new' },
  ]);
  expect((await read(a.ticketId)).links.map(({ id }) => id)).toEqual([b.ticketId]);
  expect((await link('PUT', a.ticketId, newId())).statusCode).toBe(404);
  expect((await link('DELETE', b.ticketId, a.ticketId)).json().links).toEqual([]);
  expect((await read(a.ticketId)).links).toEqual([]);
});

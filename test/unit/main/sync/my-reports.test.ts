import { describe, expect, test } from 'vitest';
import { emptyFeed } from '../../../../main/sync/feed/state.ts';
import { noMarks } from '../../../../main/sync/feed/store.ts';
import { conversationOf, type MyReportsSource, reportItems, unreadTickets } from '../../../../main/sync/my-reports.ts';
import type { Message, Ticket } from '../../../../shared/model/ticket.ts';

const id = (n: number) => `019ab000-0000-7000-8000-00000000000${n}`;
const at = (minute: number) => `2026-11-24T05:0${minute}:00.000Z`;
const reportId = id(1);
const ticketId = id(2);
const nothing: MyReportsSource = {
  waiting: [],
  broken: [],
  sending: new Set(),
  sent: [],
  feed: emptyFeed,
  marks: noMarks,
  now: Date.parse(at(9)),
};
const kept = (refusal: MyReportsSource['waiting'][number]['refusal'] = null) => ({
  manifest: {
    format: 1 as const,
    kind: 'report' as const,
    id: reportId,
    createdAt: at(0),
    title: 'No sound',
    application: 'Firefox',
    message: 'No sound\nat all',
    attachments: [],
    files: [],
  },
  refusal,
});
const sent = { reportId, ticketId, number: 7, title: 'No sound', application: 'Firefox', message: 'No sound\nat all', createdAt: at(0) };
const said = (n: number, from: Message['from'], text: string): Message => ({
  id: id(n),
  from,
  author: '',
  at: at(n),
  text,
  answer: null,
  attachments: [],
  channel: 'tray',
});
const ticket = (messages: Message[], status: Ticket['status'] = 'new'): Ticket => ({
  id: ticketId,
  reportId,
  number: 7,
  title: 'No sound',
  application: 'Firefox',
  status,
  createdAt: at(0),
  updatedAt: at(5),
  messages,
  outcome: null,
});
const withTicket = (one: Ticket) => ({ ...emptyFeed, tickets: { [one.id]: one } });
const reply = (n: number, text: string) => ({
  manifest: {
    format: 1 as const,
    kind: 'message' as const,
    id: id(n),
    createdAt: at(n),
    ticketId,
    body: { at: at(n), text, attachments: [] },
    files: [],
  },
  refusal: null,
});

describe('one report on its way is one row', () => {
  const refusal = { code: 'too-large', detail: 'At most 4 MB.', at: at(1) };
  test.each<[string, Partial<MyReportsSource>, object]>([
    ['kept', { waiting: [kept()] }, { state: 'kept', number: null }],
    ['on the wire', { waiting: [kept()], sending: new Set([reportId]) }, { state: 'sending' }],
    ['with a number, its pictures still on the wire', { waiting: [kept()], sent: [sent] }, { state: 'kept', number: 7 }],
    [
      'refused, with the code and not with words of whoever answered',
      { waiting: [kept(refusal)] },
      { state: 'refused', reason: 'too-large' },
    ],
    ['sent, the feed not read yet', { sent: [sent] }, { state: 'received', number: 7 }],
    ['a new ticket', { sent: [sent], feed: withTicket(ticket([])) }, { state: 'received', number: 7, unread: false }],
    ['answered', { sent: [sent], feed: withTicket(ticket([said(3, 'agent', 'Try this')], 'waiting')) }, { state: 'waiting', unread: true }],
    ['a reply waits', { feed: withTicket(ticket([], 'open')), waiting: [reply(4, 'It works')] }, { state: 'open', unsent: 1 }],
    ['damaged', { broken: [{ id: reportId, reason: 'cut off', folder: '/x', at: at(1) }] }, { state: 'broken', reason: 'cut off' }],
  ])('%s', (_, more, row) => {
    const rows = reportItems({ ...nothing, ...more });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: reportId, ...row });
  });
});

test('the last changed comes first', () => {
  const older = { ...kept(), manifest: { ...kept().manifest, id: id(9), createdAt: '2026-11-24T04:00:00.000Z' } };
  expect(reportItems({ ...nothing, waiting: [older, kept()] }).map((row) => row.id)).toEqual([reportId, id(9)]);
});

test('unread is what an agent said after the last reading; never what the user wrote', () => {
  const talk = ticket([said(3, 'user', 'a'), said(4, 'agent', 'b'), said(5, 'user', 'c')]);
  const read = (count: number) => unreadTickets(withTicket(talk), { ...noMarks, messagesRead: { [ticketId]: count } }).length;
  expect([0, 1, 2, 3].map(read)).toEqual([1, 1, 0, 0]);
});

describe('a conversation', () => {
  test('shows the first message before there is a ticket, and replies until they have arrived', () => {
    expect(conversationOf({ ...nothing, waiting: [kept()] }, reportId)).toMatchObject({
      message: 'No sound\nat all',
      ticket: null,
      pending: [],
    });
    const talk = ticket([said(3, 'user', 'No sound'), said(4, 'user', 'Arrived already')]);
    const shown = conversationOf(
      { ...nothing, feed: withTicket(talk), waiting: [reply(4, 'Arrived already'), reply(5, 'Waits')] },
      reportId,
    );
    expect(shown?.pending).toEqual([{ id: id(5), at: at(5), text: 'Waits', pictures: 0 }]);
    expect(shown?.message).toBe('No sound');
  });

  test('of an unknown report there is none', () => {
    expect(conversationOf(nothing, reportId)).toBeNull();
  });
});

test('what the help desk began on the phone is not taken for the user’s own words', () => {
  const begun = { ...ticket([said(3, 'system', 'Dewi began this while you were on the phone.')]), reportId: null };
  const source = { ...nothing, feed: withTicket(begun) };
  expect(conversationOf(source, begun.id)).toMatchObject({ message: '', ticket: { messages: [{ from: 'system' }] } });
});

import { expect, test } from 'vitest';
import { choicesOf, eventsOf, turnsOf } from '../../../../renderer/console/ticket/sets.ts';
import type { AgentTicket, AskedSet } from '../../../../shared/api/agent-routes.ts';

const at = (minute: number) => new Date(Date.parse('2026-11-24T05:00:00.000Z') + minute * 60_000).toISOString();
const asked = (id: string, minute: number, more: Partial<AskedSet> = {}): AskedSet => ({
  id,
  ticketId: 't',
  reason: '',
  askedBy: 'Dewi',
  askedAt: at(minute),
  expiresAt: at(minute + 100),
  state: 'open',
  settledAt: null,
  set: null,
  ...more,
});
const message = (id: string, minute: number) => ({ id, at: at(minute) }) as AgentTicket['messages'][number];
const now = Date.parse(at(50));

test('each request is told with what became of it, one that nobody answered in time included', () => {
  const sets = [
    asked('a', 1, { state: 'declined', settledAt: at(3) }),
    asked('b', 4, { state: 'sent', settledAt: at(6), set: { takenAt: at(5), sha256: 'x', consent: null } }),
    asked('c', 7, { expiresAt: at(40) }),
    asked('d', 45),
  ];
  expect(eventsOf(sets, now).map(({ set, event, at: time, open }) => [set.id, event, time, open])).toEqual([
    ['a', 'asked', at(1), false],
    ['a', 'declined', at(3), false],
    ['b', 'asked', at(4), false],
    ['b', 'sent', at(6), false],
    ['c', 'asked', at(7), false],
    ['c', 'expired', at(40), false],
    ['d', 'asked', at(45), true],
  ]);
});

test('they stand between the messages, which keep their order, and never before the first', () => {
  const events = eventsOf([asked('a', 5, { state: 'sent', settledAt: at(20) })], now);
  const ids = (messages: AgentTicket['messages']) =>
    turnsOf(messages, events).map((turn) => (turn.kind === 'message' ? turn.message.id : turn.event));
  expect(ids([message('1', 0), message('2', 10), message('3', 30)])).toEqual(['1', 'asked', '2', 'sent', '3']);
  // A desktop whose clock is an hour ahead.
  expect(ids([message('1', 60), message('2', 10)])).toEqual(['1', 'asked', '2', 'sent']);
  expect(ids([])).toEqual(['asked', 'sent']);
});

test('one chooses among what is there', () => {
  const sets = [
    asked('a', 1, { state: 'declined' }),
    asked('b', 4, { state: 'sent', set: { takenAt: at(5), sha256: 'x', consent: null } }),
  ];
  const report = { createdAt: at(0) } as AgentTicket['report'];
  expect(choicesOf({ report, freshSets: sets, consent: { at: at(0), shown: true } })).toEqual([
    { id: 'report', takenAt: at(0), sha256: null, consent: { at: at(0), shown: true } },
    { id: 'b', takenAt: at(5), sha256: 'x', consent: null },
  ]);
});

import { expect, test } from 'vitest';
import { knownOf, newsOf } from '../../../../renderer/console/shell/notify.ts';
import type { TicketRow } from '../../../../shared/api/agent-routes.ts';

const row = (id: string, updatedAt: string, awaitsAnswer: boolean) => ({ id, number: 1, title: id, updatedAt, awaitsAnswer }) as TicketRow;

test('what became mine and who waits since is news; the first look and one’s own answers are not', () => {
  const first = [row('a', '2026-11-24T01:00:00.000Z', true), row('b', '2026-11-24T01:00:00.000Z', false)];
  expect(newsOf(null, first)).toEqual([]);
  const known = knownOf(first);
  expect(newsOf(known, first)).toEqual([]);
  expect(newsOf(known, [row('a', '2026-11-24T02:00:00.000Z', false)]), 'answered').toEqual([]);
  expect(newsOf(known, [row('b', '2026-11-24T02:00:00.000Z', true), row('c', '2026-11-24T02:00:00.000Z', false)])).toEqual([
    { id: 'b', number: 1, title: 'b', what: 'message' },
    { id: 'c', number: 1, title: 'c', what: 'assigned' },
  ]);
});

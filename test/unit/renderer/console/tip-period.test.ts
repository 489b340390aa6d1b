import { expect, test } from 'vitest';
import { namesIn } from '../../../../renderer/console/groups/names.ts';
import { endsBeforeStart, shownState } from '../../../../renderer/console/tips/period.ts';
import type { AgentTip } from '../../../../shared/api/agent-routes.ts';

const now = Date.parse('2026-11-24T05:00:00Z');
const published = (startsAt: string | null, endsAt: string | null) =>
  ({ state: 'published', published: { startsAt, endsAt } }) as Pick<AgentTip, 'state' | 'published'>;

test.each([
  [null, null, 'published'],
  ['2026-11-24T05:00:01Z', null, 'scheduled'],
  ['2026-11-24T05:00:00Z', null, 'published'],
  [null, '2026-11-24T05:00:00Z', 'ended'],
  [null, '2026-11-24T05:00:01Z', 'published'],
  ['2026-11-25T00:00:00Z', '2026-11-24T00:00:00Z', 'ended'],
])('from %s until %s it is %s', (startsAt, endsAt, state) => {
  expect(shownState(published(startsAt, endsAt), now)).toBe(state);
});

test('what is not published has no period', () => {
  expect(shownState({ state: 'withdrawn', published: null }, now)).toBe('withdrawn');
  expect(shownState({ state: 'draft', published: null }, now)).toBe('draft');
});

test('an end that comes before the start, in whatever form of UTC', () => {
  expect(endsBeforeStart({ startsAt: '2026-11-24T05:00:00.000Z', endsAt: '2026-11-24T05:00:00Z' })).toBe(true);
  expect(endsBeforeStart({ startsAt: '2026-11-24T05:00:00Z', endsAt: '2026-11-24T05:00:00.001Z' })).toBe(false);
  expect(endsBeforeStart({ startsAt: null, endsAt: '2026-11-24T05:00:00Z' })).toBe(false);
});

test('names as people paste them: lines, commas, a column of a spreadsheet; each once', () => {
  expect(namesIn(' pc-1\r\nrina, Rina;\tomar@pc-2\n\n')).toEqual(['pc-1', 'rina', 'omar@pc-2']);
  expect(namesIn(' \n ,')).toEqual([]);
});

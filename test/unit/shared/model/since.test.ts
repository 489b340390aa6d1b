import { expect, test } from 'vitest';
import { sinceText } from '../../../../shared/model/since.ts';

const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute);

test('the time of today, and the day with it when it was another', () => {
  const since = at(24, 9, 10).toISOString();
  expect(sinceText(since, 'en', at(24, 17, 0))).toBe('09:10');
  expect(sinceText(since, 'id', at(24, 17, 0))).toBe('09.10');
  expect(sinceText(since, 'en', at(25, 8, 0))).toBe('24 Nov, 09:10');
});

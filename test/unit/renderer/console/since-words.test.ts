import { expect, test } from 'vitest';
import { sinceWords } from '../../../../renderer/console/queue/since-words.ts';

/** By the clock of this computer, as the page does. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
const said = (since: Date) => sinceWords(since.toISOString(), at(24, 9, 30).getTime(), 'en');

test('since when, as people say it', () => {
  expect(said(at(24, 9)).key).toBe('hour');
  expect(said(at(24, 0)).key).toBe('today');
  expect(said(at(23, 23, 59)).key).toBe('yesterday');
  expect(said(at(23, 0)).key).toBe('yesterday');
  expect(said(at(22, 23, 59))).toEqual({ key: 'days', day: 'Sunday' });
});

import { describe, expect, test } from 'vitest';
import { noCounts, reworkReason, weekOf } from '../../../../shared/model/tip-effect.ts';

describe('a tip needs rework', () => {
  test.each([
    ['nobody met it', {}, null],
    ['four said no: too few to tell', { notHelped: 4 }, null],
    ['of five, two were helped', { solved: 2, notHelped: 3 }, 'seldom-solved'],
    ['of five, three were helped', { solved: 3, notHelped: 2 }, null],
    ['half of six were helped', { solved: 3, notHelped: 3 }, null],
    ['half of the openings ended in a report', { opened: 6, reportedOpened: 3 }, null],
    ['more than half did', { opened: 5, reportedOpened: 3 }, 'still-reported'],
    ['of few openings all did', { opened: 4, reportedOpened: 4 }, null],
    ['reports came with it in sight only', { shown: 900, reportedShown: 900 }, null],
    ['both: what people say comes first', { solved: 0, notHelped: 9, opened: 9, reportedOpened: 9 }, 'seldom-solved'],
  ] as const)('%s', (_, counts, reason) => {
    expect(reworkReason({ ...noCounts, ...counts })).toBe(reason);
  });
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-24T23:59:59.000Z', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(weekOf(day)).toBe(monday);
});

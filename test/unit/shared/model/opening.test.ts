import { describe, expect, test } from 'vitest';
import type { OfficeHours } from '../../../../shared/model/office-hours.ts';
import { openingAt } from '../../../../shared/model/opening.ts';

const hours: OfficeHours = { zone: 'Asia/Jakarta', days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00', daysOff: ['2026-11-27'] };
/** A time in Jakarta, which has no summer time. */
const at = (time: string) => Date.parse(`${time}:00+07:00`);
const opening = (time: string, change: Partial<OfficeHours> = {}) => openingAt({ ...hours, ...change }, at(time));

describe('is the help desk open?', () => {
  test('within its hours, until they end', () => {
    expect(opening('2026-11-24T08:00')).toEqual({ open: true, next: at('2026-11-24T16:00') });
    expect(opening('2026-11-24T15:59')).toEqual({ open: true, next: at('2026-11-24T16:00') });
  });

  test('before them today, after them tomorrow', () => {
    expect(opening('2026-11-24T07:59')).toEqual({ open: false, next: at('2026-11-24T08:00') });
    expect(opening('2026-11-24T16:00')).toEqual({ open: false, next: at('2026-11-25T08:00') });
  });

  test('over a day off and the weekend', () => {
    expect(opening('2026-11-26T17:00')).toEqual({ open: false, next: at('2026-11-30T08:00') });
    expect(opening('2026-11-27T10:00')).toEqual({ open: false, next: at('2026-11-30T08:00') });
  });

  test('in its own zone, wherever the caller is', () => {
    // 23:30 in London is 06:30 the next day in Jakarta.
    expect(openingAt(hours, Date.parse('2026-11-23T23:30:00Z'))).toEqual({ open: false, next: at('2026-11-24T08:00') });
    expect(openingAt(hours, Date.parse('2026-11-24T01:30:00Z')).open).toBe(true);
  });

  test('round the clock: midnight is no closing', () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', daysOff: ['2026-11-28'] };
    expect(opening('2026-11-24T23:59', always)).toEqual({ open: true, next: at('2026-11-28T00:00') });
    expect(opening('2026-11-28T12:00', always)).toEqual({ open: false, next: at('2026-11-29T00:00') });
  });

  test('never, as far as one can see', () => {
    const off = Array.from({ length: 90 }, (_, day) => new Date(Date.UTC(2026, 10, 24 + day)).toISOString().slice(0, 10));
    expect(opening('2026-11-24T10:00', { daysOff: off })).toEqual({ open: false, next: null });
  });

  test('where clocks change in between', () => {
    const berlin = { zone: 'Europe/Berlin', days: [1], from: '08:00', to: '16:00', daysOff: [] };
    expect(openingAt(berlin, Date.parse('2026-10-24T12:00:00Z')).next).toBe(Date.parse('2026-10-26T07:00:00Z'));
  });
});

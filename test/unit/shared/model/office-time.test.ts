import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officeHoursSchema } from '../../../../shared/model/office-hours.ts';
import { createOfficeTime } from '../../../../shared/model/office-time.ts';
import { usualOfficeHours } from '../../../../shared/model/opening.ts';
import { dayIn, instantIn, mondayOf } from '../../../../shared/model/zoned-day.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const jakarta = createOfficeTime({ ...usualOfficeHours, daysOff: ['2026-12-25'] }, at('2026-11-01T00:00Z'), at('2027-01-31T00:00Z'));

describe('office hours', () => {
  test.each([
    ['within a day', '2026-11-24T09:00+07:00', '2026-11-24T11:30+07:00', 2.5],
    ['from the evening to the next morning', '2026-11-24T15:00+07:00', '2026-11-25T09:00+07:00', 2],
    ['over a weekend', '2026-11-27T15:30+07:00', '2026-11-30T08:30+07:00', 1],
    ['all on a weekend', '2026-11-28T09:00+07:00', '2026-11-29T20:00+07:00', 0],
    ['before the office opens', '2026-11-24T06:00+07:00', '2026-11-24T08:15+07:00', 0.25],
    ['over a day off and a weekend', '2026-12-24T15:00+07:00', '2026-12-28T09:00+07:00', 2],
    ['a whole week', '2026-11-23T00:00+07:00', '2026-11-30T00:00+07:00', 40],
    ['backwards', '2026-11-25T09:00+07:00', '2026-11-24T09:00+07:00', 0],
  ])('%s', (_, from, to, hours) => {
    expect(jakarta(at(from), at(to)) / hour).toBe(hours);
  });

  test('a day on which clocks change has an hour less or more', () => {
    const always = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', daysOff: [] };
    const office = createOfficeTime(always, at('2026-03-01T00:00Z'), at('2026-11-30T00:00Z'));
    const day = (name: string) => office(instantIn(name, 0, always.zone), instantIn(name, 1440, always.zone)) / hour;
    expect([day('2026-03-28'), day('2026-03-29'), day('2026-10-25'), day('2026-10-26')]).toEqual([24, 23, 25, 24]);
    const usual = createOfficeTime({ ...always, from: '09:00', to: '17:00' }, at('2026-03-01T00:00Z'), at('2026-11-30T00:00Z'));
    expect(usual(at('2026-03-28T15:00Z'), at('2026-03-29T08:00Z')) / hour, 'one hour before the change, one after').toBe(2);
  });

  test('adds up, never runs backwards and is never longer than the time itself', () => {
    const zones = ['Asia/Jakarta', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'UTC'];
    const [start, end] = [at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z')];
    const moment = fc.integer({ min: start, max: end });
    const made = new Map(
      zones.map((zone) => [
        zone,
        createOfficeTime({ zone, days: [1, 3, 5, 7], from: '01:30', to: '23:00', daysOff: ['2026-07-01'] }, start, end),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.tuple(moment, moment, moment), (zone, times) => {
        const office = made.get(zone);
        const [a = 0, b = 0, c = 0] = [...times].sort((x, y) => x - y);
        expect(office?.(a, c)).toBe((office?.(a, b) ?? 0) + (office?.(b, c) ?? 0));
        expect(office?.(a, b)).toBeLessThanOrEqual(b - a);
      }),
    );
  });

  test('what cannot be hours is refused', () => {
    expect(officeHoursSchema.safeParse(usualOfficeHours).success).toBe(true);
    for (const wrong of [
      { zone: 'Mars/Olympus' },
      { from: '16:00', to: '08:00' },
      { days: [] },
      { days: [8] },
      { daysOff: ['2026-02-31'] },
    ])
      expect(officeHoursSchema.safeParse({ ...usualOfficeHours, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});

describe('days of a zone', () => {
  test('the day of the zone, not of UTC; the beginning of a day is on that day, anywhere', () => {
    expect(dayIn(at('2026-11-23T17:30:00Z'), 'Asia/Jakarta')).toBe('2026-11-24');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Jakarta', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const day = date.toISOString().slice(0, 10);
          expect(dayIn(instantIn(day, 0, zone), zone)).toBe(day);
          expect(dayIn(instantIn(day, 0, zone) - 1000, zone)).not.toBe(day);
        },
      ),
    );
  });
});

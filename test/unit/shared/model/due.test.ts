import { describe, expect, test } from 'vitest';
import { type DueFacts, dueOf } from '../../../../shared/model/due.ts';
import { afterOfficeTime, createOfficeTime } from '../../../../shared/model/office-time.ts';
import { usualOfficeHours } from '../../../../shared/model/opening.ts';
import { noTargets } from '../../../../shared/model/targets.ts';

/** Jakarta, where it is seven hours later. Monday 5 January 2026; open 08:00 to 16:00. */
const at = (day: number, clock: string) => Date.parse(`2026-01-${String(day).padStart(2, '0')}T${clock}:00+07:00`);
const hour = 3_600_000;
const targets = { ...noTargets, blocked: { firstAnswer: 2, solution: 8 }, slowed: { firstAnswer: null, solution: 16 } };
const facts = (change: Partial<DueFacts>): DueFacts => ({
  hinders: 'blocked',
  answered: false,
  turns: [{ from: at(5, '09:00'), to: null }],
  ...change,
});

describe('when so much office time has passed', () => {
  test.each([
    [at(5, '09:00'), 2 * hour, at(5, '11:00')],
    [at(5, '15:00'), 2 * hour, at(6, '09:00')],
    [at(5, '15:00'), hour, at(5, '16:00')],
    [at(5, '20:00'), hour, at(6, '09:00')],
    [at(9, '15:30'), hour, at(12, '08:30')],
    [at(10, '12:00'), 8 * hour, at(12, '16:00')],
  ])('%d + %d', (start, time, expected) => {
    const end = afterOfficeTime(usualOfficeHours, start, time);
    expect(end && new Date(end)).toEqual(new Date(expected));
    expect(createOfficeTime(usualOfficeHours, start, end ?? 0)(start, end ?? 0), 'the two agree').toBe(time);
  });

  test('days off do not count; always closed is never', () => {
    expect(afterOfficeTime({ ...usualOfficeHours, daysOff: ['2026-01-06'] }, at(5, '15:00'), 2 * hour)).toBe(at(7, '09:00'));
    expect(afterOfficeTime({ ...usualOfficeHours, from: '08:00', to: '08:00' }, at(5, '15:00'), 1)).toBeNull();
  });
});

describe('what is due next', () => {
  test('the first answer, then the solution; the warning after three quarters', () => {
    expect(dueOf(facts({}), targets, usualOfficeHours)).toEqual({ kind: 'answer', at: at(5, '11:00'), soonAt: at(5, '10:30') });
    expect(dueOf(facts({ answered: true }), targets, usualOfficeHours)).toEqual({
      kind: 'solution',
      at: at(6, '09:00'),
      soonAt: at(5, '15:00'),
    });
  });

  test('time in which the user is asked does not count, and then nothing is due', () => {
    const first = { from: at(5, '09:00'), to: at(5, '13:00') };
    expect(dueOf(facts({ answered: true, turns: [first] }), targets, usualOfficeHours)).toBeNull();
    const again = { from: at(8, '10:00'), to: null };
    expect(dueOf(facts({ answered: true, turns: [first, again] }), targets, usualOfficeHours)?.at).toBe(at(8, '14:00'));
  });

  test('what was late before the user was asked stays as late as it was', () => {
    const turns = [
      { from: at(5, '08:00'), to: at(6, '12:00') },
      { from: at(8, '08:00'), to: null },
    ];
    expect(dueOf(facts({ answered: true, turns }), targets, usualOfficeHours)?.at).toBe(at(5, '16:00'));
  });

  test('no target, no due', () => {
    expect(dueOf(facts({ hinders: 'question' }), targets, usualOfficeHours)).toBeNull();
    expect(dueOf(facts({ hinders: 'slowed' }), targets, usualOfficeHours)?.kind).toBe('solution');
    expect(dueOf(facts({}), noTargets, usualOfficeHours)).toBeNull();
  });
});

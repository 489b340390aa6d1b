import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf, isApart, isWorse } from '../../../../shared/comparison/differences.ts';
import { type Fact, measureNames } from '../../../../shared/comparison/facts.ts';

const fact = (measure: Fact['measure'], value: Fact['value'], subject = ''): Fact => ({ measure, value, subject });
const hour = 3600;

test.each<[Fact['measure'], Fact['value'], Fact['value'], boolean]>([
  ['disk-free', 42, 3, true],
  ['disk-free', 42, 30, false],
  ['load', 0.1, 0.5, false],
  ['load', 0.4, 0.9, true],
  ['uptime', 2 * hour, 40 * hour, false],
  ['uptime', 48 * hour, 30 * 24 * hour, true],
  ['kernel', '6.8.0-48', '6.8.0-49', true],
  ['kernel', '6.8.0-48', '6.8.0-48', false],
  ['broken-packages', 0, 1, true],
])('%s: %s and %s are apart: %s', (measure, one, other, apart) => {
  expect(isApart(measure, one, other)).toBe(apart);
  expect(isApart(measure, other, one)).toBe(apart);
});

test('more room than usual is no trouble, less is', () => {
  expect(isWorse('disk-free', 80, 40)).toBe(false);
  expect(isWorse('disk-free', 3, 40)).toBe(true);
  expect(isWorse('load', 3, 0.1)).toBe(true);
  expect(isWorse('kernel', '6.1', '6.8')).toBe(true);
});

describe('between two sets', () => {
  test('only what changed is told: grown, come, gone', () => {
    const before = [
      fact('disk-free', 42, '/'),
      fact('disk-free', 60, '/home'),
      fact('package', '1', 'cups'),
      fact('printer', 'idle', 'old'),
    ];
    const after = [
      fact('disk-free', 40, '/'),
      fact('disk-free', 3, '/home'),
      fact('package', '2', 'cups'),
      fact('printer', 'stopped', 'new'),
    ];
    expect(differencesOf(before, after)).toEqual([
      { measure: 'disk-free', subject: '/home', before: 60, after: 3 },
      { measure: 'package', subject: 'cups', before: '1', after: '2' },
      { measure: 'printer', subject: 'new', before: null, after: 'stopped' },
      { measure: 'printer', subject: 'old', before: 'idle', after: null },
    ]);
  });

  test('a section that was not sent on one side has neither come nor gone', () => {
    const full = [fact('kernel', '6.8'), fact('package', '1', 'cups')];
    expect(differencesOf(full, [fact('kernel', '6.8')])).toEqual([]);
    expect(differencesOf([fact('kernel', '6.8')], full)).toEqual([]);
  });

  test('a set does not differ from itself, and the way back names the same things', () => {
    const any = fc.uniqueArray(
      fc.record({
        measure: fc.constantFrom(...measureNames),
        subject: fc.constantFrom('', '/', '/home'),
        value: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom('a', 'b')),
      }),
      { selector: ({ measure, subject }) => `${measure} ${subject}`, maxLength: 12 },
    );
    const names = (found: ReturnType<typeof differencesOf>) => found.map(({ measure, subject }) => `${measure} ${subject}`).sort();
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(differencesOf(one, one)).toEqual([]);
        expect(names(differencesOf(one, other))).toEqual(names(differencesOf(other, one)));
      }),
      { numRuns: 200 },
    );
  });
});

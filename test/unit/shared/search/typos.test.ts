import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowance, distance } from '../../../../shared/search/typos.ts';

test.each([
  ['printer', 'printer', 0],
  ['pritner', 'printer', 1],
  ['printr', 'printer', 1],
  ['printter', 'printer', 1],
  ['prunter', 'printer', 1],
  ['prikter', 'printer', 1.5],
])('%s is %s with %d', (typed, word, expected) => {
  expect(distance(typed, word, 2)).toBe(expected);
});

test('beyond the limit is infinitely far', () => {
  expect(distance('printer', 'monitor', 2)).toBe(Number.POSITIVE_INFINITY);
  expect(distance('a', 'abcd', 2)).toBe(Number.POSITIVE_INFINITY);
});

test('as far there as back', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abehnrst'), maxLength: 8 });
  fc.assert(fc.property(word, word, (a, b) => distance(a, b, 20) === distance(b, a, 20)));
});

test('short words allow nothing, longer ones more', () => {
  expect([3, 4, 6, 9].map(allowance)).toEqual([0, 1, 1.5, 2]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';
import { type Group, type Positive, positives } from '../../../support/redaction-corpus/corpus.ts';
import { harmlessLines } from '../../../support/redaction-corpus/harmless.ts';

const all = positives(20_261_124);
const survives = ({ line, value }: Positive): boolean => createRedactor().text(line).includes(value);
const told = (missed: readonly Positive[]): string => missed.map(({ kind, line }) => `${kind}: ${line}`).join('\n');

test('the corpus is large, has every kind and is the same each time', () => {
  expect(all.length).toBeGreaterThan(1_000);
  expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThan(200);
  expect(positives(20_261_124)).toEqual(all);
  expect(positives(1)).not.toEqual(all);
  // A value that stands twice in its line, or not at all, would prove nothing.
  expect(all.filter(({ line, value }) => !line.includes(value))).toEqual([]);
});

describe('recall', () => {
  test.each<[Group, number]>([
    ['structured', 0.995],
    ['personal', 0.995],
    ['generic', 0.97],
    ['people', 0.97],
    ['hosts', 0.97],
  ])('%s: at least %d', (group, least) => {
    const of = all.filter((one) => one.group === group);
    const missed = of.filter(survives);
    expect(1 - missed.length / of.length, told(missed)).toBeGreaterThanOrEqual(least);
  });

  test('over other seeds as well', () => {
    for (const seed of [2, 3, 4]) {
      const some = positives(seed, 1);
      const missed = some.filter(survives);
      expect(1 - missed.length / some.length, told(missed)).toBeGreaterThanOrEqual(0.995);
    }
  });

  test('all lines as one text, through one redactor', () => {
    const text = createRedactor({}, '0123456789abcdef').text(all.map(({ line }) => line).join('\n'));
    const missed = all.filter(({ value }) => value.length >= 8 && text.includes(value));
    expect(missed.length / all.length, told(missed)).toBeLessThanOrEqual(0.005);
  });
});

test('at most one in a hundred harmless lines is touched', () => {
  const lines = harmlessLines(20_261_124);
  expect(lines.length).toBeGreaterThan(1_000);
  const touched = lines.filter((line) => createRedactor().text(line) !== line);
  expect(touched.length / lines.length, touched.join('\n')).toBeLessThanOrEqual(0.01);
});

describe('whatever the text', () => {
  const identity = { userName: 'budi', fullName: 'Budi Santoso', hostName: 'pc-7.example.org', home: '/home/budi', otherUsers: ['siti'] };
  const key = '0123456789abcdef';
  const one = fc.constantFrom(...all);
  const noise = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    one.map(({ line }) => line),
  );
  /** Lines, noise and pieces of both, one after the other. */
  const texts = fc
    .array(fc.tuple(noise, fc.constantFrom('', ' ', '\n', '"', ': ', '=')), { maxLength: 8 })
    .map((parts) => parts.flat().join(''));

  test('redacting twice is redacting once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = createRedactor(identity, key).text(text);
        expect(createRedactor(identity, key).text(once)).toBe(once);
        expect(createRedactor(identity).text(once)).toBe(once);
      }),
      { numRuns: 1_500 },
    );
  });

  test('it never throws, and what comes back is not much longer than what came', () => {
    fc.assert(
      fc.property(texts, fc.option(fc.nat({ max: 200 })), (text, cut) => {
        const cutText = cut === null ? text : text.slice(cut);
        const clean = createRedactor(identity, key).text(cutText);
        // The longest placeholder has 18 characters, and nothing shorter than 3 is replaced by one.
        expect(clean.length).toBeLessThanOrEqual(cutText.length * 6 + 18);
      }),
      { numRuns: 1_500 },
    );
  });

  test('no value survives on a line of its own among others', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (lines) => {
        const clean = createRedactor(identity, key).text(lines.map(({ line }) => line).join('\n'));
        for (const { value } of lines) if (value.length >= 8) expect(clean).not.toContain(value);
      }),
      { numRuns: 500 },
    );
  });

  test('the same value is the same placeholder in any order and any redactor with the key, another value another', () => {
    const addresses = fc
      .uniqueArray(fc.ipV4(), { minLength: 2, maxLength: 30 })
      .map((list) => list.filter((ip) => !/^(?:0|127|2[2-5]\d)\./.test(ip)));
    fc.assert(
      fc.property(addresses, (list) => {
        const forth = createRedactor(identity, key);
        const back = createRedactor(identity, key);
        const there = list.map((ip) => forth.text(ip));
        const again = list.toReversed().map((ip) => back.text(`from ${ip} to`));
        expect(again).toEqual(there.toReversed().map((made) => `from ${made} to`));
        expect(new Set(there).size).toBe(list.length);
        if (list.length > 0) expect(createRedactor(identity, 'fedcba9876543210').text(list.join(' '))).not.toBe(there.join(' '));
      }),
      { numRuns: 300 },
    );
  });
});

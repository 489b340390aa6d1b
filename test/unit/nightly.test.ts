import { expect, test } from 'vitest';
import { parsers, samples } from '../nightly/parsers.ts';
import { inputOf, run } from '../nightly/run.ts';

/** The slice of `npm run nightly` that runs with every change. */
test('parsers and redaction survive texts that were changed at random', () => {
  const { failures } = run(parsers, samples, { seed: 7, from: 0, to: 1_500 });
  expect(failures).toEqual([]);
});

test('the same number is the same text, and what throws or takes too long is told', () => {
  expect(inputOf(1, 5, samples)).toBe(inputOf(1, 5, samples));
  expect(inputOf(1, 5, samples)).not.toBe(inputOf(1, 6, samples));
  const throwing = ['throws', () => JSON.parse('{')] as const;
  const { failures } = run([throwing], samples, { seed: 1, from: 3, to: 5 });
  expect(failures.map(({ parser, input }) => [parser, input])).toEqual([
    ['throws', 3],
    ['throws', 4],
  ]);
});

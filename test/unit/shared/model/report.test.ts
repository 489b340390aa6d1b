import { expect, test } from 'vitest';
import { titleOf } from '../../../../shared/model/report.ts';

test('the title is the first line, trimmed', () => {
  expect(titleOf('\n  It closes when I print.\nEvery time.')).toBe('It closes when I print.');
});

test('a long line is cut at a word', () => {
  const title = titleOf(`${'word '.repeat(40)}`);
  expect(title.length).toBeLessThanOrEqual(101);
  expect(title.endsWith('word…')).toBe(true);
});

test('a long line without a space is cut all the same', () => {
  expect(titleOf('x'.repeat(500))).toBe(`${'x'.repeat(100)}…`);
});

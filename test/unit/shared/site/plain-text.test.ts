import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../../shared/site/plain-text.ts';

test.each([
  ['Lines **break** elsewhere, `x` too.', 'Lines break elsewhere, x too.'],
  ['Open [the settings](pandu:printers "now") and ![a map](picture:00).', 'Open the settings and a map.'],
  ['## Why\n\n- one\n- two\n\n1. three', 'Why one two three'],
  ['a <b onclick=x>bold</b> word', 'a bold word'],
  ['', ''],
])('%j', (markdown, expected) => {
  expect(plainText(markdown)).toBe(expected);
});

test('is cut at a word', () => {
  expect(plainText('one two three four', 12)).toBe('one two …');
});

test('is one short line of whatever there is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (markdown) => {
      const text = plainText(markdown, 80);
      expect(text.length).toBeLessThanOrEqual(82);
      expect(text).not.toMatch(/[\n\r\t]/);
    }),
  );
});

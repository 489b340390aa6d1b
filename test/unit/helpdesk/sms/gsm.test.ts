import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSms, plainLetters } from '../../../../helpdesk/channels/sms/gsm.ts';
import { shorten } from '../../../../helpdesk/channels/sms/shorten.ts';

test.each([
  ['', 'gsm', 1],
  ['a'.repeat(160), 'gsm', 1],
  ['a'.repeat(161), 'gsm', 2],
  ['a'.repeat(306), 'gsm', 2],
  ['a'.repeat(307), 'gsm', 3],
  ['€'.repeat(80), 'gsm', 1],
  ['€'.repeat(81), 'gsm', 2],
  // 76 of two septets fill 152 of 153: the next begins a segment.
  ['€'.repeat(152), 'gsm', 2],
  ['€'.repeat(153), 'gsm', 3],
  ['ç', 'ucs2', 1],
  ['Ç', 'gsm', 1],
  ['“'.repeat(70), 'ucs2', 1],
  ['“'.repeat(71), 'ucs2', 2],
  ['“'.repeat(134), 'ucs2', 2],
  ['“'.repeat(135), 'ucs2', 3],
  ['😀'.repeat(35), 'ucs2', 1],
  ['😀'.repeat(36), 'ucs2', 2],
  // 33 pairs fill 66 of 67.
  ['😀'.repeat(66), 'ucs2', 2],
  ['😀'.repeat(67), 'ucs2', 3],
] as const)('%j is %s in %i', (text, coding, segments) => {
  expect(countSms(text)).toEqual({ coding, segments });
});

const letters = fc.string({ unit: fc.constantFrom(...'aB1 \n.@€[]~ßéÇ😀“–…漢ç'), maxLength: 700 });

test('a text never takes fewer segments than its beginning, nor more than its characters could fill', () => {
  fc.assert(
    fc.property(letters, letters, (head, rest) => {
      expect(countSms(head + rest).segments).toBeGreaterThanOrEqual(countSms(head).segments);
      const { coding, segments } = countSms(head);
      const most = coding === 'gsm' ? Math.ceil((2 * head.length) / 152) : Math.ceil(head.length / 66);
      expect(segments).toBeLessThanOrEqual(Math.max(1, most));
    }),
  );
});

test('what is shortened fits, ends with its tail, and is a beginning of the text; what fits is left whole', () => {
  const link = 'https://help.example.org/m/abcdefghijklmnop';
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 3 }), fc.constantFrom('', link), (text, most, tail) => {
      const short = shorten(text, { whole: tail, cut: tail }, most);
      expect(countSms(short).segments).toBeLessThanOrEqual(most);
      expect(short.endsWith(tail)).toBe(true);
      expect(short).not.toMatch(/\p{Surrogate}/u);
      const flat = (of: string) => plainLetters(of).replace(/\s+/g, '');
      const kept = flat(tail === '' ? short : short.slice(0, -tail.length));
      expect(flat(text).startsWith(kept.replace(/\.\.\.$/, '')) || flat(text) === kept).toBe(true);
      if (countSms(`${plainLetters(text)} ${tail}`).segments <= most) expect(kept).toBe(flat(text));
    }),
    { numRuns: 500 },
  );
});

test('a cut is made between words, and the quotation marks of word processors do not halve the room', () => {
  const text = `“Buka” ${'menu pengaturan '.repeat(20)}`;
  const short = shorten(text, { whole: '', cut: 'X' }, 2);
  expect(short.startsWith('"Buka" menu')).toBe(true);
  expect(short).toMatch(/(menu|pengaturan)\.\.\. X$/);
  expect(countSms(short)).toEqual({ coding: 'gsm', segments: 2 });
  expect(short.length).toBeGreaterThan(280);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../../../../helpdesk/services/reports-lead/csv.ts';
import { percentile } from '../../../../../helpdesk/services/reports-lead/percentile.ts';

const bom = String.fromCharCode(0xfeff);

test('a table as spreadsheets read it', () => {
  const rows = [
    { name: 'Say "hi", all', n: 3, none: null },
    { name: '=HYPERLINK("http://x")', n: -2.5, none: null },
  ];
  expect(toCsv(rows)).toBe(`${bom}name,n,none\r\n"Say ""hi"", all",3,\r\n"'=HYPERLINK(""http://x"")",-2.5,\r\n`);
  expect(toCsv([])).toBe(`${bom}\r\n`);
});

test('no text is a formula, and every text comes back', () => {
  const starts = fc.constantFrom('', ' ', '\t', '\r', '\n', '=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%', '\u00a0=');
  fc.assert(
    fc.property(fc.tuple(starts, fc.string({ unit: 'grapheme' })), ([start, rest]) => {
      const text = start + rest;
      const cell = toCsv([{ a: text }]).slice(`${bom}a\r\n`.length, -2);
      const quoted = cell.startsWith('"');
      const plain = quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(plain.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect([text, `'${text}`]).toContain(plain);
      if (!quoted) expect(cell).not.toMatch(/[",\r\n]/);
    }),
  );
});

test('percentiles as PostgreSQL counts them', () => {
  expect([percentile([], 0.5), percentile([7], 0.9), percentile([4, 1], 0.5), percentile([1, 2, 3, 4, 10], 0.5)]).toEqual([
    null,
    7,
    2.5,
    3,
  ]);
  expect(percentile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9)).toBeCloseTo(91);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const found = percentile(values, share) ?? Number.NaN;
      expect(found).toBeGreaterThanOrEqual(Math.min(...values));
      expect(found).toBeLessThanOrEqual(Math.max(...values));
      expect(percentile([...values].reverse(), share)).toBe(found);
    }),
  );
});

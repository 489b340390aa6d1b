import { describe, expect, test } from 'vitest';
import { bytesText, fullness, localeFor, percentText, shareOf, spanText } from '../../../../../renderer/components/diagnostics/format.ts';
import { dataOf, knownSection } from '../../../../../renderer/components/diagnostics/known.ts';
import { officeSections } from '../../../../support/seed-reports.ts';

describe('numbers as people read them', () => {
  test("times in the reader's own kind of the language", () => {
    expect(localeFor('en', ['id-ID', 'en-AU', 'en'])).toBe('en-AU');
    expect(localeFor('en', ['id'])).toBe('en-GB');
    expect(localeFor('id', ['en-US'])).toBe('id');
  });
  test('sizes in decimal units, in the language of the page', () => {
    expect(bytesText(0, 'en')).toBe('0 B');
    expect(bytesText(1_500_000, 'en')).toBe('1.5 MB');
    expect(bytesText(1_500_000, 'id')).toBe('1,5 MB');
    expect(bytesText(999_600, 'en')).toBe('1 MB');
  });
  test('nearly full is not called full', () => {
    expect(percentText(99.7, 'en')).toBe('99.7 %');
    expect(shareOf(5, 0)).toBe(0);
    expect(fullness(97)).toBe('full');
    expect(fullness(90)).toBe('tight');
  });
  test('spans in their largest units', () => {
    expect(spanText(93_784, 'en')).toBe('1 day 2 hr');
    expect(spanText(12, 'en')).toBe('12 sec');
  });
});

describe('sections', () => {
  test('fit their schema, but for those that nobody here knows', () => {
    const known = officeSections().filter((section) => knownSection(section) !== null);
    expect(known.map(({ id }) => id)).not.toContain('future-thing');
    expect(dataOf(officeSections(), 'system')?.distribution).toBe('Ubuntu');
  });
  test('malformed data is not drawn', () => {
    expect(knownSection({ id: 'memory', status: 'ok', takenAt: '', durationMs: 1, data: { total: 'much' } })).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { parseVersionRange, writeVersionRange } from '../../../../shared/tips/version-range.ts';

test.each([
  ['LibreOffice below 24.8', { application: 'LibreOffice', below: '24.8' }],
  ['Firefox ESR from 115', { application: 'Firefox ESR', min: '115' }],
  ['LibreOffice Calc 7.4 to 24.8', { application: 'LibreOffice Calc', min: '7.4', below: '24.8' }],
])('%s is read, and written the same', (text, range) => {
  expect(parseVersionRange(text)).toEqual(range);
  expect(writeVersionRange(range)).toBe(text);
});

test.each(['LibreOffice', 'below 24.8', 'LibreOffice < 24.8', 'LibreOffice below new', ''])('"%s" is no range', (text) => {
  expect(parseVersionRange(text)).toBeNull();
});

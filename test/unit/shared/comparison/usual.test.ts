import { expect, test } from 'vitest';
import { commonTexts, deviationsOf, type TextCount } from '../../../../shared/comparison/usual.ts';

const count = (text: string, desktops: number, subject = ''): TextCount => ({ measure: 'package', subject, text, desktops });

test('the most common text is usual when half of the desktops agree, and three of them know it', () => {
  expect(commonTexts([count('24.2', 6, 'writer'), count('7.4', 4, 'writer'), count('1', 2, 'rare')])).toEqual([
    { measure: 'package', subject: 'writer', value: '24.2' },
  ]);
  expect(commonTexts([count('a', 4), count('b', 3), count('c', 3)]), 'no habit').toEqual([]);
  expect(commonTexts([])).toEqual([]);
});

test('only what is apart from it, and worse, deviates', () => {
  const usual = [
    { measure: 'disk-free', subject: '/home', value: 42 },
    { measure: 'disk-free', subject: '/', value: 40 },
    { measure: 'load', subject: '', value: 0.1 },
    { measure: 'kernel', subject: '', value: '6.8' },
  ] as const;
  const here = [
    { measure: 'disk-free', subject: '/home', value: 3 },
    { measure: 'disk-free', subject: '/', value: 90 },
    { measure: 'load', subject: '', value: 0.2 },
    { measure: 'kernel', subject: '', value: '6.1' },
    { measure: 'disk-free', subject: '/data', value: 1 },
  ] as const;
  expect(deviationsOf(here, usual)).toEqual([
    { measure: 'disk-free', subject: '/home', here: 3, usual: 42 },
    { measure: 'kernel', subject: '', here: '6.1', usual: '6.8' },
  ]);
});

import { expect, test } from 'vitest';
import { questionKey } from '../../../../shared/search/question-key.ts';

test.each([
  ['How do I print two pages?', 'printing two page'],
  ['cara mencetak dua halaman', 'dua halaman cetak'],
  ['ZEBRA, zebra!', 'zebra'],
])('%s asks the same as %s', (one, other) => {
  expect(questionKey(one)).toBe(questionKey(other));
  expect(questionKey(one)).not.toBe('');
});

test('other questions have other keys; fillers alone are a question too; no word is none', () => {
  expect(questionKey('print two pages')).not.toBe(questionKey('scan two pages'));
  expect(questionKey('how to')).not.toBe('');
  expect(questionKey(' … ')).toBe('');
});

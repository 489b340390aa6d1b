import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStarterTips } from '../../../../build/tips.ts';
import { createTipSearch } from '../../../../shared/search/tip-search.ts';

const { tips } = await readStarterTips(join(import.meta.dirname, '../../../../tips'));
const engines = { en: createTipSearch(tips, 'en'), id: createTipSearch(tips, 'id') };

test.each([
  ['en', 'printer offline', 'print-queue'],
  ['en', 'comptuer slow', 'slow-computer'],
  ['en', 'wifi gone after sleep', 'wifi-after-sleep'],
  ['en', 'web pages do not open', 'no-internet'],
  ['en', 'update asks for a password', 'updates-password'],
  ['en', 'boot partition full', 'boot-full'],
  ['id', 'laptop lemot', 'slow-computer'],
  ['id', 'wifi hilang setelah tidur', 'wifi-after-sleep'],
  ['id', 'internet mati', 'no-internet'],
  ['id', 'update minta password', 'updates-password'],
  ['id', 'partisi boot penuh', 'boot-full'],
] as const)('%s "%s" finds %s', (language, text, id) => {
  expect(engines[language].search(text)[0]?.id).toBe(id);
});

test('an unfinished word finds what it begins', () => {
  expect(engines.en.search('screensh').map((hit) => hit.id)).toContain('screenshot');
});

test('nothing fits: nothing is shown', () => {
  expect(engines.en.search('zzxqv wwqk')).toEqual([]);
  expect(engines.en.search('')).toEqual([]);
});

test('any text is answered, never more than asked for', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => engines.id.search(text, { limit: 3 }).length <= 3));
});

test('words of every problem are no reason, and find nothing by themselves', () => {
  for (const text of ['it does not work', 'look', 'my problem']) expect(engines.en.search(text)).toEqual([]);
  for (const text of ['tidak bisa', 'komputer saya rusak']) expect(engines.id.search(text)).toEqual([]);
  expect(engines.en.search('my fonts do not look right')[0]?.matched).toEqual(['fonts']);
  expect(engines.id.search('saya tidak bisa mencetak')[0]?.matched).toEqual(['mencetak']);
});

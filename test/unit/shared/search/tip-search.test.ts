import { readFile } from 'node:fs/promises';
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

test.each(['tip-queries', 'tip-questions-own', 'tip-questions-hard', 'tip-questions-newcomer'])(
  '%s: first hit 85 %%, first three 97 %%, in each language',
  async (name) => {
    const lines = (await readFile(join(import.meta.dirname, `../../../support/${name}.tsv`), 'utf8')).trim().split('\n').slice(1);
    for (const language of ['en', 'id'] as const) {
      const cases = lines.map((line) => line.split('\t')).filter(([lang]) => lang === language);
      const places = cases.map(([, query = '', wanted = '']) =>
        engines[language].search(query, { limit: 3 }).findIndex((hit) => wanted.split(',').includes(hit.id)),
      );
      expect(cases.length).toBeGreaterThanOrEqual(30);
      expect(places.filter((place) => place === 0).length / cases.length).toBeGreaterThanOrEqual(0.85);
      expect(places.filter((place) => place >= 0).length / cases.length).toBeGreaterThanOrEqual(0.97);
    }
  },
);

test('one word that may be a misspelling is no answer to a question about something else', () => {
  for (const engine of [engines.en, engines.id]) {
    for (const text of ['who won the world cup', 'cuti tahunan', 'best pizza', 'siapa presiden indonesia']) {
      expect(engine.search(text)).toEqual([]);
    }
  }
});

test('a slip in a long word leaves no doubt, and one in a filler does not count', () => {
  expect(engines.en.search('screeenshot shortcut').map((hit) => hit.id)).toContain('screenshot');
  expect(engines.en.search('wehre ribbon')[0]).toMatchObject({ id: 'ribbon', matched: ['ribbon'] });
});

test('a phrase is heard around the word for the computer', () => {
  expect(engines.id.search('suara laptop hilang')[0]?.id).toBe('no-sound');
  expect(engines.id.search('layar komputer beku')[0]?.id).toBe('not-responding');
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

import { expect, test } from 'vitest';
import type { TipText } from '../../../../shared/model/tip.ts';
import { createTipSearch } from '../../../../shared/search/tip-search.ts';
import { remarksOn } from '../../../../shared/tips/lint.ts';
import {
  pictureDigests,
  pictureMarkdown,
  picturesAsWords,
  picturesIn,
  withoutPicture,
  withWords,
} from '../../../../shared/tips/pictures.ts';

const [a, b] = ['a1'.repeat(32), 'b2'.repeat(32)];
const en: TipText = {
  title: 'Paper',
  problem: `Look:\n\n![The tray](picture:${a})\n\nThen go on.`,
  cause: 'No picture: ![x](https://example.org/x.png), ![y](picture:123)',
  alternatives: '',
  steps: ['Open it.', `Fill it. ![](picture:${b}) ![The tray](picture:${a})`],
  keywords: [],
};

test('where a text shows pictures, and in which words', () => {
  expect(picturesIn(en)).toEqual([
    { part: 'problem', step: null, sha256: a, words: 'The tray', written: 'The tray' },
    { part: 'steps', step: 1, sha256: b, words: '', written: '' },
    { part: 'steps', step: 1, sha256: a, words: 'The tray', written: 'The tray' },
  ]);
  expect(pictureDigests({ en, id: { ...en, problem: '' } })).toEqual([a, b]);
});

test('its words are changed everywhere, whatever is typed', () => {
  const changed = withWords(en, a, 'A [tray] \\ ');
  expect(picturesIn(changed).map(({ words }) => words)).toEqual(['A  tray', '', 'A  tray']);
  expect(picturesIn(withWords(changed, a, ''))).toHaveLength(3);
  expect(pictureMarkdown(a, 'x')).toBe(`![x](picture:${a})`);
});

test('it is taken out without a trace', () => {
  expect(withoutPicture(en, a)).toMatchObject({ problem: 'Look:\n\nThen go on.', steps: ['Open it.', `Fill it. ![](picture:${b}) `] });
});

test('its digest is nothing to read or to search for, its words are', () => {
  expect(picturesAsWords(en.problem)).toBe('Look:\n\nThe tray\n\nThen go on.');
  const about = {
    version: 1,
    updatedAt: '2026-11-24T00:00:00.000Z',
    app: '',
    causeKind: 'howto',
    audience: {},
    findings: [],
    related: [],
  } as const;
  const search = createTipSearch([{ ...about, id: 'paper', findings: [], related: [], texts: { en } }], 'en');
  expect(search.search('tray').map(({ id }) => id)).toEqual(['paper']);
  expect(search.search(a)).toEqual([]);
});

test('the advice names a picture without words, and languages that show other pictures', () => {
  const { en: english, id } = remarksOn({ en, id: { ...en, problem: 'Lihat.' } });
  expect(english).toContainEqual({ kind: 'pictureWords', part: 'steps', step: 1, values: {} });
  expect(id.some(({ kind }) => kind === 'otherPictures')).toBe(false);
  expect(remarksOn({ en, id: { ...en, steps: ['Buka.', 'Isi.'] } }).id).toContainEqual({
    kind: 'otherPictures',
    part: null,
    step: null,
    values: {},
  });
  expect(english.filter(({ kind }) => kind === 'linkElsewhere')).toEqual([
    { kind: 'linkElsewhere', part: 'cause', step: null, values: {} },
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTips, type Words } from '../../../../renderer/console/tips/tip-diff.ts';
import { lineDiff, wordDiff } from '../../../../renderer/console/tips/word-diff.ts';
import type { TipDraft } from '../../../../shared/api/agent-routes.ts';

describe('wordDiff', () => {
  test('marks the words that changed, and no more', () => {
    expect(wordDiff('Click on the red button.', 'Click on the green round button.')).toEqual([
      { kind: 'same', text: 'Click on the ' },
      { kind: 'removed', text: 'red' },
      { kind: 'added', text: 'green round' },
      { kind: 'same', text: ' button.' },
    ]);
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  test('its pieces are both texts again, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'é'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const pieces of [wordDiff(before, after), lineDiff(before, after)]) {
          const without = (kind: string) =>
            pieces
              .filter((piece) => piece.kind !== kind)
              .map((piece) => piece.text)
              .join('');
          expect(without('added')).toBe(before);
          expect(without('removed')).toBe(after);
          expect(pieces.every((piece, place) => piece.text !== '' && piece.kind !== pieces[place - 1]?.kind)).toBe(true);
        }
      }),
    );
  });

  test('lists are compared line by line', () => {
    expect(lineDiff('from day: 1\nuntil day: 2', 'until day: 2')).toEqual([
      { kind: 'removed', text: 'from day: 1\n' },
      { kind: 'same', text: 'until day: 2' },
    ]);
  });

  test('two huge texts are told apart as wholes, not for minutes', () => {
    const words = (name: string) => Array.from({ length: 4000 }, (_, n) => `${name}${n}`).join(' ');
    expect(wordDiff(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('diffTips', () => {
  const words: Words = {
    cause: (kind) => `cause ${kind}`,
    group: (id) => `group ${id}`,
    condition: (name) => name,
    day: (part) => part,
    time: (part, time) => `${part} ${time}`,
    first: 'first',
  };
  const draft: TipDraft = {
    app: 'Firefox',
    causeKind: 'howto',
    texts: { en: { title: 'One', problem: 'It does', cause: '', alternatives: '', steps: ['Click', 'Wait'], keywords: ['explorer'] } },
    audience: {},
    findings: [],
    related: [],
  };

  test('names the parts that differ, in the order of the editor', () => {
    const after: TipDraft = {
      ...draft,
      causeKind: 'application',
      texts: {
        en: { ...draft.texts.en, steps: ['Click', 'Wait a little'] },
        id: { ...draft.texts.en, title: 'Satu' },
      },
      audience: { groups: ['3'], versions: [{ application: 'LibreOffice', below: '24.8' }], daysSinceMigration: { below: 30 } },
      priority: 'high',
      endsAt: '2026-12-01T00:00:00Z',
      crashes: ['soffice.bin'],
    };
    const parts = diffTips(draft, after, words);
    expect(parts.map(({ part, language }) => [part, language])).toEqual([
      ['causeKind', null],
      ['steps', 'en'],
      ...['title', 'problem', 'steps', 'keywords'].map((part) => [part, 'id']),
      ['audience', null],
      ['schedule', null],
      ['crashes', null],
    ]);
    const added = (name: string) => parts.find(({ part }) => part === name)?.pieces.map(({ text }) => text);
    expect(added('audience')).toEqual(['groups: group 3\nversions: LibreOffice below 24.8\nbelow: 30']);
    expect(added('schedule')).toEqual(['endsAt 2026-12-01T00:00:00Z\nfirst']);
    expect(added('steps')).toEqual(['1. Click\n2. Wait', ' a little']);
  });

  test('what is only said in another way is no difference', () => {
    expect(
      diffTips(draft, { ...draft, priority: 'normal', startsAt: null, crashes: [], audience: { groups: [] }, pictures: [] }, words),
    ).toEqual([]);
  });
});

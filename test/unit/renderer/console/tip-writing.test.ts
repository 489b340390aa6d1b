import { describe, expect, test } from 'vitest';
import { readZip } from '../../../../helpdesk/services/read-zip.ts';
import { begin, record, redo, undo } from '../../../../renderer/console/tips/history.ts';
import { addVariant, insertBlock } from '../../../../renderer/console/tips/insert.ts';
import { pack } from '../../../../renderer/console/tips/pack.ts';
import { placeLike } from '../../../../renderer/console/tips/picture-places.ts';
import { parseKept } from '../../../../renderer/console/tips/recovery.ts';
import { fitted } from '../../../../renderer/console/tips/shrink.ts';
import { emptyTip } from '../../../../renderer/console/tips/tip-draft.ts';

const sha = 'cd'.repeat(32);

describe('undo', () => {
  const start = begin({ title: '', steps: ['a', 'b'], deep: { on: 1 } });
  const typed = ['N', 'No', 'No '].reduce((history, title) => record(history, { ...history.present, title }), start);
  test('takes typing in one place back at once', () => {
    expect(typed.past).toHaveLength(1);
    expect(undo(typed).present.title).toBe('');
    expect(redo(undo(typed)).present.title).toBe('No ');
  });
  test('takes each edit of a list back for itself, and keeps what was typed before', () => {
    const one = record(typed, { ...typed.present, steps: ['b'] });
    const none = record(one, { ...one.present, steps: [] });
    expect(undo(none).present).toMatchObject({ title: 'No ', steps: ['b'] });
    expect(undo(undo(none)).present).toMatchObject({ title: 'No ', steps: ['a', 'b'] });
    const swapped = record(one, { ...one.present, steps: ['b', 'a'] });
    expect(undo(record(swapped, { ...swapped.present, steps: ['a', 'b'] })).present.steps).toEqual(['b', 'a']);
  });
  test('what is typed after an undo is a step of its own, and ends what could be done again', () => {
    const again = record(undo(typed), { ...start.present, title: 'Y' });
    expect(redo(again).present.title).toBe('Y');
    expect(undo(again).present.title).toBe('');
    expect(undo(start)).toEqual(start);
    expect(record(start, { ...start.present })).toBe(start);
  });
});

describe('what is put in', () => {
  test.each([
    ['', 0, 'X'],
    ['one two', 4, 'one\n\nX\n\ntwo'],
    ['one', 99, 'one\n\nX'],
    ['one\n\ntwo', 3, 'one\n\nX\n\ntwo'],
  ])('%j at %i', (text, caret, expected) => {
    expect(insertBlock(text, caret, 'X')).toBe(expected);
  });
  test('a line for a desktop', () => {
    expect(addVariant('Open it.', 'MATE')).toBe('Open it.\n- **MATE:** ');
    expect(addVariant('', 'MATE')).toBe('- **MATE:** ');
  });
  test('a picture, in the same place of the other language', () => {
    const { en } = emptyTip.texts;
    const picture = `![](picture:${sha})`;
    expect(placeLike({ ...en, cause: 'Sebab' }, { ...en, cause: `Why\n\n![a](picture:${sha})` }, sha).cause).toBe(`Sebab\n\n${picture}`);
    expect(placeLike({ ...en, steps: ['satu'] }, { ...en, steps: ['one', `two ${picture}`] }, sha).steps).toEqual([`satu\n\n${picture}`]);
    expect(placeLike(en, en, sha)).toBe(en);
  });
});

test('pictures keep their shape, and never grow', () => {
  expect(fitted(3200, 1000)).toEqual({ width: 1600, height: 500 });
  expect(fitted(100, 6400)).toEqual({ width: 25, height: 1600 });
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fitted(100_000, 1)).toEqual({ width: 1600, height: 1 });
});

test('what was typed comes back, and what cannot be read does no harm', () => {
  const kept = { at: 1, basis: null, edited: emptyTip };
  expect(parseKept(JSON.stringify(kept))).toEqual(kept);
  expect([null, '', '{', '{"at":1}', JSON.stringify({ ...kept, edited: { ...emptyTip, texts: {} } })].map(parseKept)).toEqual(
    Array(5).fill(null),
  );
});

test('files of both languages, chosen one by one, travel together; a ZIP file goes as it is', async () => {
  const file = (name: string, text: string, webkitRelativePath = '') => Object.assign(new File([text], name), { webkitRelativePath });
  const zip = await pack([file('a.md', 'en'), file('a.md', 'id'), file(`${sha}.png`, 'x'), file('b.md', 'b', 'repo/tips/en/b.md')]);
  const read = readZip(zip, { files: 9, fileBytes: 99, allBytes: 999 });
  expect(read.ok && read.files.map(({ name }) => name)).toEqual(['a.md', '2/a.md', `pictures/${sha}.png`, 'repo/tips/en/b.md']);
  expect(new TextDecoder().decode(await pack([file('tips.ZIP', 'as it is')]))).toBe('as it is');
});

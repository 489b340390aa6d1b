import { expect, test } from 'vitest';
import { afterSaving, emptyNotes, parseNotes } from '../../../../renderer/console/calls/notes.ts';

const typed = { ...emptyNotes, text: 'It is slow', title: 'Slow', note: 'Old disk', messageId: 'x' };

test('what was saved goes; what was typed on meanwhile is the next turn, for the same ticket', () => {
  expect(afterSaving(typed, typed)).toEqual(emptyNotes);
  expect(afterSaving({ ...typed, text: 'It is slow, and loud' }, typed)).toEqual({ ...emptyNotes, text: 'It is slow, and loud' });
});

test('what this browser kept is read again, and nonsense is not', () => {
  expect(parseNotes(JSON.stringify(typed))).toEqual(typed);
  for (const text of [null, '', '{', '{"text":1}', JSON.stringify({ ...typed, hinders: 'very' })])
    expect(parseNotes(text)).toEqual(emptyNotes);
});

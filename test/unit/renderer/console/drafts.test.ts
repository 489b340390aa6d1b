import { describe, expect, test } from 'vitest';
import { afterSending, type Draft, emptyDraft, isBlank, outgoingOf, parseDraft } from '../../../../renderer/console/ticket/drafts.ts';

const written: Draft = {
  ...emptyDraft,
  reply: ' Hello ',
  note: 'Third one',
  answer: { ...emptyDraft.answer, problem: 'Full disk', steps: ['Empty the trash', ' ', ''] },
  messageId: '01a20bfe-7a4a-7f08-93c3-c258ef513fe6',
};

describe('a draft', () => {
  test('survives being kept and read; damage is an empty draft, not an error', () => {
    expect(parseDraft(JSON.stringify(written))).toEqual(written);
    for (const damaged of [null, '', '{', '{"mode":"shout"}']) expect(parseDraft(damaged)).toEqual(emptyDraft);
  });
  test('sends only what its tab holds, without empty steps', () => {
    expect(outgoingOf(written)?.answer?.steps).toEqual(['Empty the trash']);
    expect(outgoingOf({ ...written, mode: 'reply' })).toEqual({ text: 'Hello', answer: null, note: false, status: 'waiting' });
    expect(outgoingOf(emptyDraft)).toBeNull();
  });
  test('an internal note never sets a status', () => {
    expect(outgoingOf({ ...written, mode: 'note' })).toEqual({ text: 'Third one', answer: null, note: true });
  });
  test('keeps the other tabs after sending, and the next message gets an id of its own', () => {
    const left = afterSending(written, written);
    expect(left.answer).toEqual(emptyDraft.answer);
    expect(left.reply).toBe(' Hello ');
    expect(left.messageId).toBeNull();
    expect(isBlank(left)).toBe(false);
  });
  test('what was typed on while the message was under way stays', () => {
    const typedOn = { ...written, answer: { ...written.answer, cause: 'Too many videos' }, messageId: null };
    expect(afterSending(typedOn, written)).toEqual(typedOn);
    const otherTab = { ...written, mode: 'note' as const };
    expect(afterSending(otherTab, written)).toMatchObject({ mode: 'note', note: 'Third one', answer: emptyDraft.answer });
  });
});

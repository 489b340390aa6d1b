import { describe, expect, test } from 'vitest';
import {
  type Edited,
  emptyTip,
  missingParts,
  refusalOf,
  sameDraft,
  toDraft,
  toEdited,
  untranslatedParts,
} from '../../../../renderer/console/tips/tip-draft.ts';

const english: Edited = {
  ...emptyTip,
  texts: { ...emptyTip.texts, en: { ...emptyTip.texts.en, title: ' Full disk ', problem: 'It is full', steps: ['Empty the trash', ''] } },
  audience: { applications: [], distributions: ['ubuntu'] },
};

describe('the tip editor', () => {
  test('leaves an unwritten language, empty steps and empty conditions out', () => {
    const draft = toDraft(english);
    expect(draft.texts.id).toBeUndefined();
    expect(draft.texts.en).toMatchObject({ title: 'Full disk', steps: ['Empty the trash'] });
    expect(draft.audience).toEqual({ distributions: ['ubuntu'] });
    expect(toDraft(toEdited(draft))).toEqual(draft);
  });
  test('keeps every field of a tip, also those that are new', () => {
    const text = { ...english.texts.en, title: 'T', steps: ['Do it.'], check: 'Look.', callHelp: 'Call.' };
    const draft = {
      ...toDraft(english),
      texts: { en: text },
      audience: { versions: [{ application: 'LibreOffice', below: '24.8' }] },
      findings: ['disk-full'],
      crashes: ['soffice.bin'],
      related: ['slow-computer'],
    };
    expect(toDraft(toEdited(draft))).toEqual(draft);
    expect(toDraft(toEdited({ ...draft, texts: { en: { ...text, check: ' ' } } })).texts.en).not.toHaveProperty('check');
  });
  test('marks what one language lacks against the other', () => {
    expect(missingParts(english)).toEqual({ en: [], id: ['title', 'problem', 'steps'] });
  });
  test('knows a copy that waits for its translation', () => {
    expect(untranslatedParts(english)).toEqual([]);
    const copied = { ...english, texts: { en: english.texts.en, id: { ...english.texts.en, title: 'Disk penuh', keywords: ['C:'] } } };
    expect(untranslatedParts(copied)).toEqual(['problem', 'steps']);
  });
  test('says why it cannot be saved', () => {
    expect(refusalOf(emptyTip)).toBe('tips.needsTitle');
    expect(refusalOf(english)).toBeNull();
    const half = { ...english, texts: { ...english.texts, id: { ...emptyTip.texts.id, cause: 'Penuh' } } };
    expect(refusalOf(half)).toBe('tips.needsTitleId');
  });
  test('knows its own words again, as the database gives them back', () => {
    const draft = toDraft({ ...english, audience: { distributions: ['ubuntu'], languages: ['en'] } });
    const { texts, audience, ...rest } = draft;
    const back = {
      pictures: [{ sha256: 'a'.repeat(64), mediaType: 'image/png' as const, bytes: 9 }],
      audience: { languages: audience.languages, distributions: audience.distributions },
      texts: { en: Object.fromEntries(Object.entries(texts.en).reverse()) as typeof texts.en },
      ...rest,
    };
    expect(sameDraft(draft, back)).toBe(true);
    expect(sameDraft(draft, { ...back, app: 'Word' })).toBe(false);
    expect(sameDraft(draft, { ...back, texts: { en: { ...texts.en, steps: [] } } })).toBe(false);
  });
});

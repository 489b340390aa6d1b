import { type TipDraft, tipDraftSchema } from '../../../shared/api/agent-routes.ts';
import { type Language, languages } from '../../../shared/model/language.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { canonicalTip } from '../../../shared/tips/canonical.ts';
import { type TipPart, tipParts } from '../../../shared/tips/parts.ts';

/** What the editor holds: both languages always, steps with empty ones, since one is just being typed. */
export interface Edited extends Omit<TipDraft, 'texts'> {
  readonly texts: Readonly<Record<Language, TipText>>;
}

const emptyText: TipText = { title: '', problem: '', cause: '', alternatives: '', steps: [''], keywords: [] };

export const emptyTip: Edited = {
  app: '',
  causeKind: 'howto',
  texts: { en: emptyText, id: emptyText },
  audience: {},
  findings: [],
  related: [],
};

export function toEdited(draft: TipDraft): Edited {
  const text = (given: TipText | undefined): TipText =>
    given ? { ...given, steps: given.steps.length > 0 ? given.steps : [''] } : emptyText;
  return { ...draft, texts: { en: text(draft.texts.en), id: text(draft.texts.id) } };
}

export function isBlankText(text: TipText): boolean {
  return tipParts.every((part) => isMissing(text, part));
}

function isMissing(text: TipText, part: TipPart): boolean {
  const value = text[part] ?? '';
  return typeof value === 'string' ? value.trim() === '' : value.every((entry) => entry.trim() === '');
}

/** Parts that one language lacks although the other has them: a reader of that language would miss them. */
export function missingParts(edited: Edited): Readonly<Record<Language, readonly TipPart[]>> {
  const of = (language: Language): readonly TipPart[] => {
    const other = languages.find((candidate) => candidate !== language) ?? 'en';
    return tipParts.filter((part) => isMissing(edited.texts[language], part) && !isMissing(edited.texts[other], part));
  };
  return { en: of('en'), id: of('id') };
}

/** Parts with the very same words in both languages: one of them still waits for its translation. */
export function untranslatedParts(edited: Edited): readonly TipPart[] {
  const { en, id } = edited.texts;
  return tipParts.filter((part) => part !== 'keywords' && !isMissing(en, part) && JSON.stringify(en[part]) === JSON.stringify(id[part]));
}

/** What is saved. Indonesian is left out while nothing is written in it. */
export function toDraft(edited: Edited): TipDraft {
  return canonicalTip(edited);
}

/** Why it cannot be saved, as a key of the console's texts; null when it can. */
export function refusalOf(edited: Edited): string | null {
  if (isMissing(edited.texts.en, 'title')) return 'tips.needsTitle';
  if (!isBlankText(edited.texts.id) && isMissing(edited.texts.id, 'title')) return 'tips.needsTitleId';
  return tipDraftSchema.safeParse(toDraft(edited)).success ? null : 'tips.tooLong';
}

/** Whether two drafts say the same. The database keeps no order of keys, and it is the help desk that lists the pictures. */
export function sameDraft(a: TipDraft, b: TipDraft): boolean {
  return comparable(a) === comparable(b);
}

function comparable({ pictures: _, ...draft }: TipDraft): string {
  return JSON.stringify(draft, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}

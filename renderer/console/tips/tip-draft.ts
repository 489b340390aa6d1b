import { type TipDraft, tipDraftSchema } from '../../../shared/api/agent-routes.ts';
import { type Language, languages } from '../../../shared/model/language.ts';
import type { TipText } from '../../../shared/model/tip.ts';

const parts = ['title', 'problem', 'cause', 'alternatives', 'steps', 'check', 'callHelp', 'keywords'] as const;
export type Part = (typeof parts)[number];

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

function tidy(text: TipText): TipText {
  const filled = (list: readonly string[]) => list.map((entry) => entry.trim()).filter((entry) => entry !== '');
  const { check, callHelp, ...rest } = text;
  return {
    ...rest,
    title: text.title.trim(),
    steps: filled(text.steps),
    ...(check?.trim() ? { check } : {}),
    ...(callHelp?.trim() ? { callHelp } : {}),
    keywords: filled(text.keywords),
  };
}

export function isBlankText(text: TipText): boolean {
  return parts.every((part) => isMissing(text, part));
}

function isMissing(text: TipText, part: Part): boolean {
  const value = text[part] ?? '';
  return typeof value === 'string' ? value.trim() === '' : value.every((entry) => entry.trim() === '');
}

/** Parts that one language lacks although the other has them: a reader of that language would miss them. */
export function missingParts(edited: Edited): Readonly<Record<Language, readonly Part[]>> {
  const of = (language: Language): readonly Part[] => {
    const other = languages.find((candidate) => candidate !== language) ?? 'en';
    return parts.filter((part) => isMissing(edited.texts[language], part) && !isMissing(edited.texts[other], part));
  };
  return { en: of('en'), id: of('id') };
}

/** Parts with the very same words in both languages: one of them still waits for its translation. */
export function untranslatedParts(edited: Edited): readonly Part[] {
  const { en, id } = edited.texts;
  return parts.filter((part) => part !== 'keywords' && !isMissing(en, part) && JSON.stringify(en[part]) === JSON.stringify(id[part]));
}

/** What is saved. Indonesian is left out while nothing is written in it. */
export function toDraft(edited: Edited): TipDraft {
  const { en, id } = edited.texts;
  const audience = Object.fromEntries(
    Object.entries(edited.audience).filter(([, wanted]) => wanted !== undefined && !(Array.isArray(wanted) && wanted.length === 0)),
  );
  return { ...edited, app: edited.app.trim(), audience, texts: { en: tidy(en), ...(isBlankText(id) ? {} : { id: tidy(id) }) } };
}

/** Why it cannot be saved, as a key of the console's texts; null when it can. */
export function refusalOf(edited: Edited): string | null {
  if (isMissing(edited.texts.en, 'title')) return 'tips.needsTitle';
  if (!isBlankText(edited.texts.id) && isMissing(edited.texts.id, 'title')) return 'tips.needsTitleId';
  return tipDraftSchema.safeParse(toDraft(edited)).success ? null : 'tips.tooLong';
}

import type { TipDraft } from '../../../shared/api/agent-routes.ts';
import { type Language, languages } from '../../../shared/model/language.ts';
import type { Audience, TipText } from '../../../shared/model/tip.ts';
import { writeVersionRange } from '../../../shared/tips/version-range.ts';
import { lineDiff, type Piece, wordDiff } from './word-diff.ts';

const textParts = ['title', 'problem', 'cause', 'alternatives', 'steps', 'check', 'callHelp', 'keywords'] as const;
const wholeParts = ['app', 'causeKind', 'audience', 'schedule', 'findings', 'crashes', 'related', 'pictures'] as const;

export interface PartDiff {
  readonly part: (typeof textParts)[number] | (typeof wholeParts)[number];
  /** Null for what is the same in both languages. */
  readonly language: Language | null;
  readonly pieces: readonly Piece[];
}

/** How values that are no text are told; everything in the words of the page. */
export interface Words {
  readonly cause: (kind: TipDraft['causeKind']) => string;
  readonly group: (id: string) => string;
  readonly condition: (name: keyof Audience) => string;
  readonly day: (part: 'min' | 'below') => string;
  readonly time: (part: 'startsAt' | 'endsAt', time: string) => string;
  readonly first: string;
}

/** The parts in which two drafts differ, in the order of the editor: about, texts, audience, schedule. */
export function diffTips(before: TipDraft, after: TipDraft, words: Words): PartDiff[] {
  const [old, young] = [partsOf(before, words), partsOf(after, words)];
  return old.flatMap(({ part, language, text }, place) => {
    const next = young[place]?.text ?? '';
    return text === next ? [] : [{ part, language, pieces: (language ? wordDiff : lineDiff)(text, next) }];
  });
}

interface Part extends Omit<PartDiff, 'pieces'> {
  readonly text: string;
}

function partsOf(draft: TipDraft, words: Words): Part[] {
  const whole = (part: (typeof wholeParts)[number], text: string): Part => ({ part, language: null, text });
  return [
    whole('app', draft.app),
    whole('causeKind', words.cause(draft.causeKind)),
    ...languages.flatMap((language) => textParts.map((part): Part => ({ part, language, text: textOf(draft.texts[language], part) }))),
    whole('audience', audienceText(draft.audience, words)),
    whole('schedule', scheduleText(draft, words)),
    whole('findings', lines(draft.findings)),
    whole('crashes', lines(draft.crashes)),
    whole('related', lines(draft.related)),
    whole('pictures', lines(draft.pictures?.map(({ sha256 }) => sha256.slice(0, 12)))),
  ];
}

const lines = (list: readonly string[] | undefined): string => (list ?? []).join('\n');

function textOf(text: TipText | undefined, part: (typeof textParts)[number]): string {
  if (!text) return '';
  if (part === 'steps') return text.steps.map((step, place) => `${place + 1}. ${step}`).join('\n');
  return part === 'keywords' ? text.keywords.join(', ') : (text[part] ?? '');
}

function audienceText(audience: Audience, words: Words): string {
  const told = (name: keyof Audience): string => {
    if (name === 'daysSinceMigration') {
      const days = audience[name];
      const parts = (['min', 'below'] as const).flatMap((part) =>
        days?.[part] === undefined ? [] : [`${words.day(part)}: ${days[part]}`],
      );
      return parts.join('\n');
    }
    const list =
      name === 'groups'
        ? audience.groups?.map(words.group)
        : name === 'versions'
          ? audience.versions?.map(writeVersionRange)
          : audience[name];
    return list && list.length > 0 ? `${words.condition(name)}: ${list.join(', ')}` : '';
  };
  return conditionNames
    .map(told)
    .filter((line) => line !== '')
    .join('\n');
}
const conditionNames = [
  'groups',
  'distributions',
  'desktops',
  'sessionTypes',
  'languages',
  'applications',
  'versions',
  'daysSinceMigration',
  'findings',
  'crashes',
] as const satisfies readonly (keyof Audience)[];

function scheduleText({ startsAt, endsAt, priority }: TipDraft, words: Words): string {
  return [
    startsAt ? words.time('startsAt', startsAt) : '',
    endsAt ? words.time('endsAt', endsAt) : '',
    priority === 'high' ? words.first : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

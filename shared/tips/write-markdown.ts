import type { Language } from '../model/language.ts';
import type { Audience, Tip, TipText } from '../model/tip.ts';
import { canonicalTip, pictureFolder } from './canonical.ts';
import { writeList } from './file-lists.ts';
import { headings } from './markdown.ts';
import { mapBlocks } from './parts.ts';
import type { TipPicture } from './pictures.ts';
import { writeVersionRange } from './version-range.ts';

/**
 * A tip as the files of tips/: the same content is the same text, to the byte, so that a version control shows what was
 * really changed. `parseTip` reads it back.
 */
export function writeTip(tip: Tip): { readonly en: string; readonly id: string | null } {
  const whole = canonicalTip(tip);
  const { en, id } = whole.texts;
  const pictures = whole.pictures ?? [];
  return {
    en: writeFile(whole.id, en, 'en', pictures, factLines(whole)),
    id: id ? writeFile(whole.id, id, 'id', pictures, []) : null,
  };
}

const extensions: Readonly<Record<TipPicture['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

export function pictureFileName({ sha256, mediaType }: Pick<TipPicture, 'sha256' | 'mediaType'>): string {
  return `${sha256}.${extensions[mediaType]}`;
}

function writeFile(id: string, text: TipText, language: Language, pictures: readonly TipPicture[], facts: readonly string[]): string {
  const { title, keywords } = text;
  const front = [`id: ${id}`, ...facts, `title: ${title}`, `keywords: ${writeList(keywords)}`.trimEnd()];
  const { problem, cause, alternatives, steps, check, callHelp } = mapBlocks(text, (markdown) => withFiles(markdown, pictures));
  const numbered = steps.map((step, at) => `${at + 1}. ${indented(step)}`).join('\n');
  const bodies = [problem, cause, alternatives].map(escaped);
  const parts = headings[language].map((heading, at) => [
    heading,
    [...bodies, numbered, escaped(check ?? ''), escaped(callHelp ?? '')][at] ?? '',
  ]);
  // The last two may be left out.
  const written = parts
    .filter(([, body], at) => at < 4 || body !== '')
    .map(([heading, body]) => (body ? `## ${heading}\n\n${body}\n` : `## ${heading}\n`));
  return `---\n${front.join('\n')}\n---\n\n${written.join('\n')}`;
}

/** What the English file says for all languages, in a fixed order. */
function factLines(tip: Tip): string[] {
  const { audience } = tip;
  const lists: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['findings', tip.findings],
    ['crashes', tip.crashes],
    ['related', tip.related],
    ['applications', audience.applications],
    ['versions', audience.versions?.map(writeVersionRange)],
    ['distributions', audience.distributions],
    ['desktops', audience.desktops],
    ['sessions', audience.sessionTypes],
    ['languages', audience.languages],
    ['groups', audience.groups],
  ];
  const only: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['only-findings', audience.findings],
    ['only-crashes', audience.crashes],
  ];
  const line = ([name, items]: readonly [string, readonly string[] | undefined]) =>
    items && items.length > 0 ? [`${name}: ${writeList(items)}`] : [];
  const value = (name: string, text: string | null | undefined) => (text ? [`${name}: ${text}`] : []);
  return [
    ...value('app', tip.app),
    `cause: ${tip.causeKind}`,
    `updated: ${tip.updatedAt}`,
    ...(tip.version === 1 ? [] : [`version: ${tip.version}`]),
    ...lists.flatMap(line),
    ...value('days', writeDays(audience.daysSinceMigration)),
    ...only.flatMap(line),
    ...value('priority', tip.priority),
    ...value('starts', tip.startsAt),
    ...value('ends', tip.endsAt),
  ];
}

function writeDays(days: Audience['daysSinceMigration']): string | null {
  if (!days) return null;
  const { min, below } = days;
  if (min !== undefined && below !== undefined) return `${min} to ${below}`;
  return below === undefined ? `from ${min}` : `below ${below}`;
}

const indented = (step: string): string =>
  step
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : `   ${line}`))
    .join('\n');

/** A line that begins with "#" would begin a part of the file: a backslash before it, as Markdown has it. */
const escaped = (part: string): string => part.replace(/^(\\*#)/gm, '\\$1');

function withFiles(markdown: string, pictures: readonly TipPicture[]): string {
  return pictures.reduce(
    (text, picture) => text.replaceAll(`](picture:${picture.sha256})`, `](${pictureFolder}${pictureFileName(picture)})`),
    markdown,
  );
}

import type { Audience, Tip, TipText, VersionRange } from '../model/tip.ts';
import { mapBlocks } from './parts.ts';
import { pictureDigests } from './pictures.ts';

/** What an editor writes of a tip: all but its id, version and time. */
export type TipContent = Omit<Tip, 'id' | 'version' | 'updatedAt'>;

/**
 * The one way to write what says the same: no white space at ends, no empty entries, no absent condition written out, only
 * pictures that are shown. What the editor saves, and what a Markdown file can hold.
 */
export function canonicalTip<T extends TipContent>(tip: T): T {
  const { texts, pictures, priority, startsAt, endsAt, crashes, ...rest } = tip;
  const en = canonicalText(texts.en);
  const id = texts.id && canonicalText(texts.id);
  const written = id && !isBlank(id) ? { en, id } : { en };
  const shown = pictureDigests(written).flatMap((sha256) => pictures?.find((picture) => picture.sha256 === sha256) ?? []);
  const answered = filled(crashes ?? []);
  return {
    ...rest,
    app: oneLine(tip.app),
    texts: written,
    audience: canonicalAudience(tip.audience),
    findings: filled(tip.findings),
    related: tip.related,
    ...(answered.length > 0 ? { crashes: answered } : {}),
    ...(priority === 'high' ? { priority } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(endsAt ? { endsAt } : {}),
    ...(shown.length > 0 ? { pictures: shown } : {}),
  } as T;
}

function canonicalText(text: TipText): TipText {
  const { check, callHelp, ...parts } = mapBlocks(text, tidyMarkdown);
  return {
    ...parts,
    title: oneLine(text.title),
    steps: parts.steps.filter((step) => step !== ''),
    ...(check ? { check } : {}),
    ...(callHelp ? { callHelp } : {}),
    keywords: filled(text.keywords),
  };
}

function isBlank({ title, problem, cause, alternatives, steps, check = '', callHelp = '', keywords }: TipText): boolean {
  return [title, problem, cause, alternatives, ...steps, check, callHelp, ...keywords].every((part) => part === '');
}

function canonicalAudience(audience: Audience): Audience {
  const { versions, daysSinceMigration, ...lists } = audience;
  const kept: Audience = {};
  for (const [name, values] of Object.entries(lists)) {
    const list = filled(values ?? []);
    if (list.length > 0) Object.assign(kept, { [name]: list });
  }
  if (versions && versions.length > 0) kept.versions = versions.map(canonicalRange);
  const { min, below } = daysSinceMigration ?? {};
  if (min !== undefined || below !== undefined)
    kept.daysSinceMigration = { ...(min === undefined ? {} : { min }), ...(below === undefined ? {} : { below }) };
  return kept;
}

const written = /^\d[\w.:+~-]*$/;

/** Without a bound it is written "from 0": every version. */
function canonicalRange({ application, min, below }: VersionRange): VersionRange {
  const range = {
    application: oneLine(application),
    ...(min !== undefined && written.test(min) ? { min } : {}),
    ...(below !== undefined && written.test(below) ? { below } : {}),
  };
  return 'min' in range || 'below' in range ? range : { ...range, min: '0' };
}

const filled = (items: readonly string[]): string[] => items.map(oneLine).filter((item) => item !== '');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Line ends of Unix, no white space on empty lines and at the ends, pictures by their digest and not by their file. */
export function tidyMarkdown(markdown: string): string {
  return picturesByDigest(markdown.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .trim();
}

/** As the files of an export name a picture, from tips/en/ and tips/id/, so that whatever shows Markdown finds it. */
export const pictureFolder = '../../pictures/';
const byFile = /\]\(\.\.\/\.\.\/pictures\/([0-9a-f]{64})\.(?:png|jpg|webp)\)/g;

function picturesByDigest(markdown: string): string {
  return markdown.replace(byFile, '](picture:$1)');
}

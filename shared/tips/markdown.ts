import { z } from 'zod';
import { causes } from '../model/cause.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { type Language, languages } from '../model/language.ts';
import { audienceSchema, type Tip, type TipText, tipSchema, type VersionRange } from '../model/tip.ts';
import { tidyMarkdown } from './canonical.ts';
import { readList } from './file-lists.ts';
import { pictureDigests, type TipPicture } from './pictures.ts';
import { parseVersionRange } from './version-range.ts';

/** What is wrong with a file, for the one who writes it. `line` is 1-based; 1 when it is about the file as a whole. */
export interface TipProblem {
  readonly line: number;
  readonly message: string;
}
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly TipProblem[] };

/** The headings of the parts, in the language of the file and in this order; the last two may be left out. */
export const headings: Record<Language, readonly [string, string, string, string, string, string]> = {
  en: ['Problem', 'Cause', 'Alternatives', 'Steps', 'Check', 'Help desk'],
  id: ['Masalah', 'Penyebab', 'Alternatif', 'Langkah', 'Periksa', 'Tim bantuan'],
};

/** What the English file says for all languages. Lists are written with commas: they stay readable and valid YAML. */
const factsSchema = z.object({
  id: tipIdSchema,
  app: z.string().max(100).default(''),
  cause: z.enum(causes),
  updated: timeSchema,
  version: z.coerce.number().int().positive().default(1),
  findings: z.array(z.string()).default([]),
  crashes: z.array(z.string()).optional(),
  related: z.array(tipIdSchema).default([]),
  applications: z.array(z.string()).optional(),
  versions: z.array(z.string().transform(readRange)).optional(),
  distributions: z.array(z.string()).optional(),
  desktops: z.array(z.string()).optional(),
  sessions: z.array(z.enum(['x11', 'wayland'])).optional(),
  languages: z.array(z.enum(languages)).optional(),
  groups: z.array(idSchema).optional(),
  days: z.string().transform(readDays).optional(),
  'only-findings': z.array(z.string()).optional(),
  'only-crashes': z.array(z.string()).optional(),
  priority: z.enum(['normal', 'high']).optional(),
  starts: timeSchema.optional(),
  ends: timeSchema.optional(),
});
export type TipFacts = z.infer<typeof factsSchema>;

const listKeys = new Set([
  'findings',
  'crashes',
  'related',
  'applications',
  'versions',
  'distributions',
  'desktops',
  'sessions',
  'languages',
  'groups',
  'only-findings',
  'only-crashes',
  'keywords',
]);
const textKeys = new Set(['id', 'title', 'keywords']);
const factKeys = new Set([...textKeys, ...Object.keys(factsSchema.shape)]);

interface Document {
  readonly values: ReadonlyMap<string, string>;
  /** Line of the file on which a value stands. */
  readonly lineOf: ReadonlyMap<string, number>;
  readonly body: readonly string[];
  /** Line of the file on which `body` begins. */
  readonly bodyLine: number;
}

/** The text of a tip in one language and, from the English file, the facts. */
export function parseTipFile(source: string, language: Language): Parsed<{ id: string; text: TipText; facts: TipFacts | null }> {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const read = readFrontMatter(lines, language === 'en' ? factKeys : textKeys);
  if (!read.ok) return read;
  const { values, lineOf, body, bodyLine } = read.value;
  const parts = readParts(body, bodyLine, language);
  if (!parts.ok) return parts;
  const id = values.get('id') ?? '';
  const text: TipText = { title: values.get('title') ?? '', ...parts.value, keywords: readList(values.get('keywords') ?? '') };
  if (text.title === '') return failed(1, 'the front matter has no title');
  if (language !== 'en') return { ok: true, value: { id, text, facts: null } };
  const raw = Object.fromEntries([...values].map(([key, value]) => [key, listKeys.has(key) ? readList(value) : value]));
  const facts = factsSchema.safeParse(raw);
  if (facts.success) return { ok: true, value: { id, text, facts: facts.data } };
  const problems = facts.error.issues.map((issue) => ({
    line: lineOf.get(String(issue.path[0])) ?? 1,
    message: `${issue.path.join('.')}: ${issue.message}`,
  }));
  return { ok: false, problems };
}

/**
 * One tip out of its files; `indonesian` is null when there is none.
 * @param pictureOf what is known of a picture that the texts show; one that is not known is a problem
 */
export function parseTip(
  english: string,
  indonesian: string | null,
  pictureOf: (sha256: string) => TipPicture | null = () => null,
): Parsed<Tip> {
  const en = parseTipFile(english, 'en');
  if (!en.ok) return en;
  const id = indonesian === null ? null : parseTipFile(indonesian, 'id');
  if (id && !id.ok) return id;
  if (id && id.value.id !== en.value.id)
    return failed(1, `the Indonesian file is of "${id.value.id}", the English one of "${en.value.id}"`);
  const facts = en.value.facts;
  if (!facts) return failed(1, 'the English file has no facts');
  return tipOf(facts, { en: en.value.text, ...(id ? { id: id.value.text } : {}) }, pictureOf);
}

/** The tip of these facts and texts, whichever files they came from. */
export function tipOf(facts: TipFacts, texts: Tip['texts'], pictureOf: (sha256: string) => TipPicture | null): Parsed<Tip> {
  const { applications, versions, distributions, desktops, groups, languages: spoken } = facts;
  const digests = pictureDigests(texts);
  const pictures = digests.map(pictureOf);
  const unknown = digests.find((_, at) => !pictures[at]);
  if (unknown) return failed(1, `shows the picture ${unknown}, which is not there`);
  const audience = {
    ...{ applications, versions, distributions, desktops, languages: spoken, groups, sessionTypes: facts.sessions },
    ...{ daysSinceMigration: facts.days, findings: facts['only-findings'], crashes: facts['only-crashes'] },
  };
  const tip = tipSchema.safeParse({
    id: facts.id,
    version: facts.version,
    updatedAt: facts.updated,
    app: facts.app,
    causeKind: facts.cause,
    texts,
    audience: audienceSchema.safeParse(withoutAbsent(audience)).data ?? audience,
    findings: facts.findings,
    ...withoutAbsent({ crashes: facts.crashes, priority: facts.priority, startsAt: facts.starts, endsAt: facts.ends }),
    related: facts.related,
    ...(pictures.length > 0 ? { pictures } : {}),
  });
  if (!tip.success) return failed(1, tip.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return { ok: true, value: tip.data };
}

function withoutAbsent(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function readFrontMatter(lines: readonly string[], allowed: ReadonlySet<string>): Parsed<Document> {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) return failed(1, 'the file must begin with front matter between two lines "---"');
  const values = new Map<string, string>();
  const lineOf = new Map<string, number>();
  for (const [at, line] of lines.slice(1, end).entries()) {
    const match = /^([a-z-]+):(?: (.*))?$/.exec(line);
    const key = match?.[1];
    if (key === undefined) return failed(at + 2, 'front matter lines are "name: value"');
    if (!allowed.has(key)) return failed(at + 2, `"${key}" is not known here; known are ${[...allowed].join(', ')}`);
    if (values.has(key)) return failed(at + 2, `"${key}" is there twice`);
    values.set(key, (match?.[2] ?? '').trim());
    lineOf.set(key, at + 2);
  }
  return { ok: true, value: { values, lineOf, body: lines.slice(end + 1), bodyLine: end + 2 } };
}

function readParts(body: readonly string[], bodyLine: number, language: Language): Parsed<Omit<TipText, 'title' | 'keywords'>> {
  const wanted = headings[language];
  const parts: string[][] = [];
  for (const [at, line] of body.entries()) {
    if (line.startsWith('#')) {
      const expected = wanted[parts.length];
      // "Check" may be left out before "Help desk".
      if (parts.length === 4 && line === `## ${wanted[5]}`) parts.push([]);
      else if (line !== `## ${expected}`) {
        return failed(bodyLine + at, expected ? `expected "## ${expected}", found "${line}"` : `"${line}" after the last part`);
      }
      parts.push([]);
      continue;
    }
    const part = parts.at(-1);
    if (part) part.push(line);
    else if (line.trim() !== '') return failed(bodyLine + at, `text before "## ${wanted[0]}"`);
  }
  const [problem, cause, alternatives, steps, check, callHelp] = parts;
  if (!problem || !cause || !alternatives || !steps) return failed(bodyLine, `needs the headings ${wanted.slice(0, 4).join(', ')}`);
  const list = readSteps(steps);
  if (list === null) return failed(bodyLine, `"${wanted[3]}" is a numbered list "1. …", further lines of a step indented by three spaces`);
  const value = { problem: joined(problem), cause: joined(cause), alternatives: joined(alternatives), steps: list };
  const optional = (name: 'check' | 'callHelp', lines: readonly string[] | undefined) => {
    const text = joined(lines ?? []);
    return text === '' ? {} : { [name]: text };
  };
  return { ok: true, value: { ...value, ...optional('check', check), ...optional('callHelp', callHelp) } };
}

function readSteps(lines: readonly string[]): string[] | null {
  const steps: string[][] = [];
  for (const line of lines) {
    const start = /^\d+\. (.*)$/s.exec(line);
    const current = steps.at(-1);
    if (start) steps.push([start[1] ?? '']);
    else if (line.trim() === '') current?.push('');
    else if (current && line.startsWith('   ')) current.push(line.slice(3));
    else return null;
  }
  return steps.map((lines) => tidyMarkdown(lines.join('\n')));
}

function readRange(source: string, context: z.RefinementCtx): VersionRange {
  const range = parseVersionRange(source);
  if (range) return range;
  context.addIssue(`"${source}" is not "NAME from 1.2", "NAME below 1.2" or "NAME 1.2 to 1.4"`);
  return z.NEVER;
}

/** "from 7", "below 30", "7 to 30" (30 itself is not meant): whole days since the migration. */
function readDays(source: string, context: z.RefinementCtx): { min?: number; below?: number } {
  const match = /^(?:from (\d{1,6})|below (\d{1,6})|(\d{1,6}) to (\d{1,6}))$/.exec(source);
  const min = match?.[1] ?? match?.[3];
  const below = match?.[2] ?? match?.[4];
  if (min !== undefined || below !== undefined)
    return { ...(min === undefined ? {} : { min: Number(min) }), ...(below === undefined ? {} : { below: Number(below) }) };
  context.addIssue(`"${source}" is not "from 7", "below 30" or "7 to 30"`);
  return z.NEVER;
}

/** A line that begins with "#" stands behind a backslash in the file: it is no heading of a part. */
function joined(lines: readonly string[]): string {
  return tidyMarkdown(lines.map((line) => line.replace(/^\\(?=\\*#)/, '')).join('\n'));
}

function failed(line: number, message: string): { ok: false; problems: TipProblem[] } {
  return { ok: false, problems: [{ line, message }] };
}

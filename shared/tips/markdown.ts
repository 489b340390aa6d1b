import { z } from 'zod';
import { causes } from '../model/cause.ts';
import { timeSchema, tipIdSchema } from '../model/ids.ts';
import { type Language, languages } from '../model/language.ts';
import { audienceSchema, type Tip, type TipText, tipSchema, type VersionRange } from '../model/tip.ts';
import { parseVersionRange } from './version-range.ts';

/** What is wrong with a file, for the one who writes it. `line` is 1-based; 1 when it is about the file as a whole. */
interface TipProblem {
  readonly line: number;
  readonly message: string;
}
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly TipProblem[] };

/** The headings of the parts, in the language of the file and in this order; the last two may be left out. */
const headings: Record<Language, readonly [string, string, string, string, string, string]> = {
  en: ['Problem', 'Cause', 'Alternatives', 'Steps', 'Check', 'Help desk'],
  id: ['Masalah', 'Penyebab', 'Alternatif', 'Langkah', 'Periksa', 'Tim bantuan'],
};

/** What the English file says for all languages. Lists are written with commas: they stay readable and valid YAML. */
const factsSchema = z.object({
  id: tipIdSchema,
  app: z.string().min(1).max(100),
  cause: z.enum(causes),
  updated: timeSchema,
  version: z.coerce.number().int().positive().default(1),
  findings: z.array(z.string().regex(/^[a-z0-9-]+$/)).default([]),
  crashes: z.array(z.string()).optional(),
  related: z.array(tipIdSchema).default([]),
  applications: z.array(z.string()).optional(),
  versions: z.array(z.string().transform(readRange)).optional(),
  distributions: z.array(z.string()).optional(),
  desktops: z.array(z.string()).optional(),
  languages: z.array(z.enum(languages)).optional(),
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
  'languages',
  'keywords',
]);
const textKeys = new Set(['id', 'title', 'keywords']);
const factKeys = new Set([...textKeys, ...Object.keys(factsSchema.shape)]);

interface Document {
  readonly values: ReadonlyMap<string, string>;
  readonly body: readonly string[];
  /** Line of the file on which `body` begins. */
  readonly bodyLine: number;
}

/** The text of a tip in one language and, from the English file, the facts. */
export function parseTipFile(source: string, language: Language): Parsed<{ id: string; text: TipText; facts: TipFacts | null }> {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const read = readFrontMatter(lines, language === 'en' ? factKeys : textKeys);
  if (!read.ok) return read;
  const { values, body, bodyLine } = read.value;
  const parts = readParts(body, bodyLine, language);
  if (!parts.ok) return parts;
  const id = values.get('id') ?? '';
  const text: TipText = { title: values.get('title') ?? '', ...parts.value, keywords: listOf(values.get('keywords') ?? '') };
  if (text.title === '') return failed(1, 'the front matter has no title');
  if (language !== 'en') return { ok: true, value: { id, text, facts: null } };
  const raw = Object.fromEntries([...values].map(([key, value]) => [key, listKeys.has(key) ? listOf(value) : value]));
  const facts = factsSchema.safeParse(raw);
  if (!facts.success) return failed(1, facts.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return { ok: true, value: { id, text, facts: facts.data } };
}

/** One tip out of its files; `null` when there is none in Indonesian. */
export function parseTip(english: string, indonesian: string | null): Parsed<Tip> {
  const en = parseTipFile(english, 'en');
  if (!en.ok) return en;
  const id = indonesian === null ? null : parseTipFile(indonesian, 'id');
  if (id && !id.ok) return id;
  if (id && id.value.id !== en.value.id)
    return failed(1, `the Indonesian file is of "${id.value.id}", the English one of "${en.value.id}"`);
  const facts = en.value.facts;
  if (!facts) return failed(1, 'the English file has no facts');
  const { applications, versions, distributions, desktops, languages: spoken } = facts;
  const tip = tipSchema.safeParse({
    id: facts.id,
    version: facts.version,
    updatedAt: facts.updated,
    app: facts.app,
    causeKind: facts.cause,
    texts: { en: en.value.text, ...(id ? { id: id.value.text } : {}) },
    audience: audienceSchema.parse({ applications, versions, distributions, desktops, languages: spoken }),
    findings: facts.findings,
    ...(facts.crashes ? { crashes: facts.crashes } : {}),
    related: facts.related,
  });
  if (!tip.success) return failed(1, tip.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return { ok: true, value: tip.data };
}

function readFrontMatter(lines: readonly string[], allowed: ReadonlySet<string>): Parsed<Document> {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) return failed(1, 'the file must begin with front matter between two lines "---"');
  const values = new Map<string, string>();
  for (const [at, line] of lines.slice(1, end).entries()) {
    const match = /^([a-z]+):(?: (.*))?$/.exec(line);
    const key = match?.[1];
    if (key === undefined) return failed(at + 2, 'front matter lines are "name: value"');
    if (!allowed.has(key)) return failed(at + 2, `"${key}" is not known here; known are ${[...allowed].join(', ')}`);
    if (values.has(key)) return failed(at + 2, `"${key}" is there twice`);
    values.set(key, (match?.[2] ?? '').trim());
  }
  return { ok: true, value: { values, body: lines.slice(end + 1), bodyLine: end + 2 } };
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
    const start = /^\d+\. (.*)$/.exec(line);
    const current = steps.at(-1);
    if (start) steps.push([start[1] ?? '']);
    else if (line.trim() === '') current?.push('');
    else if (current && line.startsWith('   ')) current.push(line.slice(3));
    else return null;
  }
  return steps.map(joined);
}

function readRange(source: string, context: z.RefinementCtx): VersionRange {
  const range = parseVersionRange(source);
  if (range) return range;
  context.addIssue(`"${source}" is not "NAME from 1.2", "NAME below 1.2" or "NAME 1.2 to 1.4"`);
  return z.NEVER;
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}

function listOf(value: string): string[] {
  return value
    .split(', ')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function failed(line: number, message: string): { ok: false; problems: TipProblem[] } {
  return { ok: false, problems: [{ line, message }] };
}

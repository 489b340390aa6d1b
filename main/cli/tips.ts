import { type Language, languages } from '../../shared/model/language.ts';
import { type Tip, tipText } from '../../shared/model/tip.ts';
import { type DesktopName, desktopOf, stepFor } from '../../shared/tips/desktop-steps.ts';
import { picturesAsWords } from '../../shared/tips/pictures.ts';
import { withoutActions } from '../../shared/tips/step-actions.ts';
import { sessionLanguage } from '../platform/desktop-facts.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { openServices, type Services } from './services.ts';

export const help = `Usage: pandu tips search TEXT [--lang en|id] [--limit N] [--json]
       pandu tips show ID [--lang en|id] [--json]
       pandu tips list [--lang en|id] [--json]

Finds a tip, by your own words or by the word that Windows has for it. Works without a network.

Options:
  --lang en|id   the language of the tips; without it, the one of your session
  --limit N      at most so many (10)
  --json         search: one JSON array of {"id","version","title","app","problem","score","matched"}; show: the tip as JSON

Examples:
  pandu tips search "start menu"
  pandu tips search "huruf berubah" --lang id --json
  pandu tips show missing-fonts

Exit codes: 0 found, 1 nothing found, 2 not understood.
`;

const labels = {
  en: {
    problem: 'Problem',
    cause: 'Why',
    alternatives: 'Other ways',
    steps: 'What to do',
    check: 'Check that it worked',
    callHelp: 'When to call the help desk',
    none: 'No tip found. Try other words.',
  },
  id: {
    problem: 'Masalah',
    cause: 'Sebabnya',
    alternatives: 'Cara lain',
    steps: 'Langkah-langkah',
    check: 'Pastikan sudah berhasil',
    callHelp: 'Kapan menghubungi tim bantuan',
    none: 'Kiat tidak ditemukan. Coba kata lain.',
  },
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { lang: { type: 'string' }, limit: { type: 'string' }, json: { type: 'boolean' } });
  const usage = (reason: string) => {
    io.note(`pandu tips: ${reason}; see pandu tips --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return usage(parsed.reason);
  const [verb, ...words] = parsed.words;
  const { lang, json = false } = parsed.values;
  const language = languages.find((one) => one === (lang ?? sessionLanguage(io.env)));
  if (!language) return usage(`--lang is one of ${languages.join(', ')}`);
  const limit = Number(parsed.values.limit ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) return usage('--limit is a number from 1 to 50');
  const text = words.join(' ').trim();
  if (verb !== 'search' && verb !== 'show' && verb !== 'list') return usage('say "search TEXT", "show ID" or "list"');
  if (verb === 'list' ? text !== '' : text === '' || text.length > 500)
    return usage(`say "${verb === 'show' ? 'show ID' : 'search TEXT'}"`);
  const services = await openServices(io, language);
  // In which groups this desktop is.
  await services.feed.load();
  if (verb === 'search') return search(io, services, { text, language, limit, json });
  if (verb === 'show') return show(io, services, { id: text, language, json });
  const all = await services.tips.list(language);
  await io.out(json ? `${JSON.stringify(all)}\n` : all.map((tip) => `${tip.id}\n  ${tipText(tip, language).title}\n`).join(''));
  return exitCodes.done;
}

interface Search {
  readonly text: string;
  readonly language: Language;
  readonly limit: number;
  readonly json: boolean;
}

async function search(io: Io, { tips }: Services, { text, language, limit, json }: Search): Promise<number> {
  const hits = await tips.search({ text, language, limit });
  if (json) await io.out(`${JSON.stringify(hits)}\n`);
  else if (hits.length === 0) io.note(labels[language].none);
  else await io.out(hits.map(({ id, title, app }) => `${title}  [${app}]\n  pandu tips show ${id}\n`).join(''));
  return hits.length > 0 ? exitCodes.done : exitCodes.failed;
}

async function show(
  io: Io,
  { tips, facts }: Services,
  { id, language, json }: { id: string; language: Language; json: boolean },
): Promise<number> {
  const tip = await tips.get(id);
  if (!tip) {
    io.note(labels[language].none);
    return exitCodes.failed;
  }
  await io.out(json ? `${JSON.stringify(tip)}\n` : tipAsText(tip, language, desktopOf(facts.desktops)));
  return exitCodes.done;
}

function tipAsText(tip: Tip, language: Language, desktop: DesktopName | null): string {
  const { title, problem, cause, alternatives, steps, check = '', callHelp = '' } = tipText(tip, language);
  const label = labels[language];
  const part = (name: string, text: string) => (text.trim() === '' ? '' : `\n${name}\n${indent(picturesAsWords(text).trim())}\n`);
  const numbered = steps.map((step, at) => `${at + 1}. ${withoutActions(stepFor(step, desktop)).trim()}`).join('\n');
  return [
    `${title}\n${tip.app}\n`,
    part(label.problem, problem),
    part(label.cause, cause),
    part(label.steps, numbered),
    part(label.check, check),
    part(label.alternatives, alternatives),
    part(label.callHelp, callHelp),
  ].join('');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

import { type Language, languages } from '../shared/model/language.ts';
import type { Tip, TipText } from '../shared/model/tip.ts';
import { desktopNames, stepPieces } from '../shared/tips/desktop-steps.ts';
import { actionLinksIn, actionsOf, withoutActions } from '../shared/tips/step-actions.ts';

/** Longest texts in characters: what a person reads who wants to get on with the work. */
const longest = { title: 80, problem: 450, cause: 500, alternatives: 700, step: 900, check: 300, callHelp: 300 } as const;
const steps = { least: 2, most: 9 } as const;
const keywords = { least: 6, most: 45 } as const;
/** Words a sentence: on average, and at most. Short sentences are what makes both languages easy. */
const sentence = { average: 15, most: 30 } as const;
/** Flesch's reading ease for English: 60 is "plain English", read by a 14-year-old. Names of programs cost some of it. */
const leastEase = 55;

const blame =
  /\b(?:your (?:fault|mistake|error)|you should have|user error|you forgot|kesalahan anda|salah anda|anda (?:lupa|lalai|ceroboh))\b/i;

export function lintTips(tips: readonly Tip[]): string[] {
  const ids = new Set(tips.map((tip) => tip.id));
  return tips.flatMap((tip) => {
    const found: string[] = [];
    for (const other of tip.related) {
      if (!ids.has(other)) found.push(`related tip "${other}" does not exist`);
      if (other === tip.id) found.push('is related to itself');
    }
    for (const language of languages) {
      const text = tip.texts[language];
      if (text) found.push(...lintText(text, language).map((problem) => `${language}: ${problem}`));
    }
    if (tip.texts.id) found.push(...lintTwins(tip.texts.en, tip.texts.id));
    return found.map((problem) => `tips/${tip.id}: ${problem}`);
  });
}

/** Both languages tell the same: as many steps, and for the same desktops. */
function lintTwins(en: TipText, id: TipText): string[] {
  if (id.steps.length !== en.steps.length) return ['has another number of steps in Indonesian'];
  const desktopsOf = (step: string) => stepPieces(step).map(({ desktops }) => desktops?.join(', ') ?? 'all');
  const actionIds = (step: string) => actionsOf([step]).map((action) => action.id);
  return en.steps.flatMap((step, at) => {
    const twin = id.steps[at] ?? '';
    const found: string[] = [];
    if (desktopsOf(step).join(' | ') !== desktopsOf(twin).join(' | '))
      found.push(`step ${at + 1} tells other desktops apart in Indonesian, or in another order`);
    if (actionIds(step).join(' ') !== actionIds(twin).join(' ')) found.push(`step ${at + 1} has other actions in Indonesian`);
    return found;
  });
}

/** A desktop is named once in a step, and as the desktop finds it: "- **Gnome:**" would be shown to everybody. */
function lintVariants(step: string): string[] {
  const pieces = stepPieces(step);
  const named = pieces.flatMap(({ desktops }) => desktops ?? []);
  const found: string[] = [];
  if (new Set(named).size !== named.length) found.push('names a desktop twice');
  if (pieces.some(({ desktops, text }) => desktops !== null && text === '')) found.push('has a desktop without a text');
  for (const { desktops, text } of pieces) {
    if (desktops !== null) continue;
    for (const [, label = ''] of text.matchAll(/^\s*[-*] \*\*([^*\n]{1,80})\*\*/gm)) {
      if (/gnome|kde|plasma|xfce|cinnamon|\bmate\b/i.test(label)) found.push(`"${label}" is not of ${desktopNames.join(', ')}`);
    }
  }
  return found;
}

function lintText(text: TipText, language: Language): string[] {
  const found: string[] = [];
  const all = [text.problem, text.cause, text.alternatives, ...text.steps, text.check ?? '', text.callHelp ?? ''].join('\n');
  for (const part of ['title', 'problem', 'cause', 'alternatives', 'check', 'callHelp'] as const) {
    const { length } = text[part] ?? '';
    if (length === 0) found.push(`${part} is empty`);
    if (length > longest[part]) found.push(`${part} has ${length} characters, at most ${longest[part]}`);
  }
  for (const [at, step] of text.steps.entries()) {
    const { length } = withoutActions(step);
    if (length > longest.step) found.push(`step ${at + 1} has ${length} characters, at most ${longest.step}`);
    found.push(...lintVariants(step).map((problem) => `step ${at + 1} ${problem}`));
  }
  if (text.steps.length < steps.least || text.steps.length > steps.most)
    found.push(`${text.steps.length} steps, not ${steps.least} to ${steps.most}`);
  if (text.keywords.length < keywords.least || text.keywords.length > keywords.most) {
    found.push(`${text.keywords.length} keywords, not ${keywords.least} to ${keywords.most}`);
  }
  if (new Set(text.keywords).size !== text.keywords.length) found.push('a keyword is there twice');
  if (/http:\/\//.test(all)) found.push('a link is not https');
  if (/<\/?[a-z!]/i.test(all)) found.push('has HTML in it');
  if (/\]\((?!https:\/\/|pandu:)/.test(all)) found.push('a link does not lead to https, and is no step action');
  found.push(...lintActions(text));
  const blamed = blame.exec(all);
  if (blamed) found.push(`"${blamed[0]}" blames the reader`);
  return [...found, ...lintReading(all, language)];
}

/** An action stands in a step, its name is in the list, and its words say what it does: they are all that paper has. */
function lintActions(text: TipText): string[] {
  const found: string[] = [];
  for (const part of ['problem', 'cause', 'alternatives', 'check', 'callHelp'] as const) {
    if (/\]\(pandu:/.test(text[part] ?? '')) found.push(`${part} has a step action: they belong into steps`);
  }
  for (const [at, step] of text.steps.entries()) {
    const links = actionLinksIn(step);
    if (links.length !== (step.match(/\]\(pandu:/g)?.length ?? 0)) found.push(`step ${at + 1} has a step action that cannot be read`);
    for (const { url, action } of links) if (!action) found.push(`step ${at + 1}: "${url}" is not in shared/model/step-action.ts`);
  }
  return found;
}

function lintReading(markdown: string, language: Language): string[] {
  const sentences = sentencesOf(markdown);
  const lengths = sentences.map((words) => words.length);
  const words = sentences.flat();
  const average = words.length / Math.max(1, sentences.length);
  const found: string[] = [];
  if (average > sentence.average) found.push(`${average.toFixed(1)} words a sentence, at most ${sentence.average}`);
  const long = sentences.find((one) => one.length > sentence.most);
  if (long) found.push(`a sentence of ${Math.max(...lengths)} words: "${long.slice(0, 6).join(' ')} …"`);
  if (language === 'en') {
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
    const ease = 206.835 - 1.015 * average - (84.6 * syllables) / Math.max(1, words.length);
    if (ease < leastEase) found.push(`reading ease ${ease.toFixed(0)}, at least ${leastEase}`);
  }
  return found;
}

/** Words by sentence, without code and Markdown; a colon and a line end a sentence too, as a list does. */
function sentencesOf(markdown: string): string[][] {
  return markdown
    .replace(/`[^`]*`/g, 'code')
    .replaceAll('**', '')
    .replace(/\]\([^)]*\)/g, ']')
    .split(/[.!?:;](?=\s|$)|\n|→/)
    .map((part) => part.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

/** Groups of vowels, without a silent e: right for most English words, which is enough for a mean. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]e|ed|es)$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

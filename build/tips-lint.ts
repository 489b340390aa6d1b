import { type Language, languages } from '../shared/model/language.ts';
import type { Tip, TipText } from '../shared/model/tip.ts';

/** Longest texts in characters: what a person reads who wants to get on with the work. */
const longest = { title: 80, problem: 450, cause: 500, alternatives: 700, step: 700 } as const;
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
    if (tip.texts.id && tip.texts.id.steps.length !== tip.texts.en.steps.length) found.push('has another number of steps in Indonesian');
    return found.map((problem) => `tips/${tip.id}: ${problem}`);
  });
}

function lintText(text: TipText, language: Language): string[] {
  const found: string[] = [];
  const all = [text.problem, text.cause, text.alternatives, ...text.steps].join('\n');
  for (const part of ['title', 'problem', 'cause', 'alternatives'] as const) {
    if (text[part] === '') found.push(`${part} is empty`);
    if (text[part].length > longest[part]) found.push(`${part} has ${text[part].length} characters, at most ${longest[part]}`);
  }
  for (const [at, step] of text.steps.entries()) {
    if (step.length > longest.step) found.push(`step ${at + 1} has ${step.length} characters, at most ${longest.step}`);
  }
  if (text.steps.length < steps.least || text.steps.length > steps.most)
    found.push(`${text.steps.length} steps, not ${steps.least} to ${steps.most}`);
  if (text.keywords.length < keywords.least || text.keywords.length > keywords.most) {
    found.push(`${text.keywords.length} keywords, not ${keywords.least} to ${keywords.most}`);
  }
  if (new Set(text.keywords).size !== text.keywords.length) found.push('a keyword is there twice');
  if (/http:\/\//.test(all)) found.push('a link is not https');
  if (/<\/?[a-z!]/i.test(all)) found.push('has HTML in it');
  if (/\]\((?!https:\/\/)/.test(all)) found.push('a link does not lead to https');
  const blamed = blame.exec(all);
  if (blamed) found.push(`"${blamed[0]}" blames the reader`);
  return [...found, ...lintReading(all, language)];
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

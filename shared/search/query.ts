import { conceptForms, matchConcepts } from './concepts.ts';
import { normalForm } from './normal-form.ts';
import { fillers, weakWords } from './stop-words.ts';
import { Vocabulary } from './vocabulary.ts';
import { splitWords } from './words.ts';

/** One word or phrase of a question with the index terms that answer it, and how good an answer each is (1 is best). */
export interface Unit {
  readonly original: string;
  readonly terms: ReadonlyMap<string, number>;
  /** Positions among the words of the question that it stands for, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly phrase: boolean;
  /** Of words that say nothing by themselves: found alone it makes no hit, and it is no reason to give. */
  readonly weak: boolean;
  /** How telling the word is for coverage. */
  readonly weight: number;
  /** Some word in it was not typed but guessed. */
  readonly guessed: boolean;
}

interface QueryWord {
  readonly original: string;
  readonly text: string;
  readonly form: string;
  readonly weak: boolean;
  /** What it may be a misspelling of. */
  readonly corrections: ReadonlyMap<string, number>;
}

/** Forms of the words for the computer as such. */
const devices = new Set(['computer', 'komputer', 'laptop', 'notebook', 'pc'].map(normalForm));
const fillerVocabulary = new Vocabulary(fillers);
const weakVocabulary = new Vocabulary(weakWords);

/** Longer questions are told by their first words. */
const maxWords = 40;
const maxLength = 2000;
const weight = { exact: 1, concept: 0.8, phrase: 1.3, prefix: 0.45, typo: 0.75, joined: 0.9, weak: 0.15 } as const;

/**
 * @param vocabulary words of titles, keywords and problems: what typing and typing mistakes aim at
 * @param known every word of the index: what is spelt right
 */
export function analyseQuery(text: string, vocabulary: Vocabulary, known: ReadonlySet<string>): Unit[] {
  const typed = splitWords(text.slice(0, maxLength)).slice(0, maxWords);
  const content = typed.filter((word) => !fillers.has(word.text) && !isFillerMistyped(word.text, vocabulary, known));
  const spelt = (content.length > 0 ? content : typed).flatMap((word) => splitJoined(word.original, word.text, known));
  const words = spelt.map((word) => recognise(word.original, word.text, vocabulary, known));
  if (words.length === 0) return [];
  const someStrong = words.some((word) => !word.weak);
  const units = words.map((word, at) => wordUnit(word, at, at === words.length - 1, someStrong, vocabulary));
  return [...units, ...phraseUnits(words), ...joinedUnits(words, known)];
}

/** "wehre", "bagaimaan": nearer to a filler than to any word of a tip. */
const isFillerMistyped = (text: string, vocabulary: Vocabulary, known: ReadonlySet<string>): boolean =>
  isMistyped(text, fillerVocabulary, vocabulary, known);

/** One slip away from one of `meant`, and from no word of a tip by less. */
function isMistyped(text: string, meant: Vocabulary, vocabulary: Vocabulary, known: ReadonlySet<string>): boolean {
  if (text.length < 5 || isKnown(normalForm(text), known)) return false;
  const [near] = meant.near(text, 1);
  if (near === undefined || near.distance > 1) return false;
  return near.distance <= (vocabulary.near(text, 1)[0]?.distance ?? Number.POSITIVE_INFINITY);
}

/** "taskmanager", "lockscreen": two known words typed as one. */
function splitJoined(original: string, text: string, known: ReadonlySet<string>): { original: string; text: string }[] {
  const whole = [{ original, text }];
  if (text.length < 7 || !/^[a-z]+$/.test(text) || isKnown(normalForm(text), known)) return whole;
  for (let at = 3; at <= text.length - 3; at += 1) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    const bothKnown = isKnown(normalForm(left), known) && isKnown(normalForm(right), known);
    if (
      bothKnown &&
      !fillers.has(left) &&
      !fillers.has(right) &&
      matchConcepts([normalForm(left), normalForm(right)]).some((m) => m.last > m.first)
    ) {
      return [left, right].map((part) => ({ original, text: part }));
    }
  }
  return whole;
}

/** A slip in a long word leaves no doubt; "world" may be "word" or itself. */
function isGuess(word: QueryWord): boolean {
  return word.corrections.size > 0 && word.text.length < 7;
}

function isKnown(form: string, known: ReadonlySet<string>): boolean {
  return known.has(form) || conceptForms.has(form);
}

function recognise(original: string, text: string, vocabulary: Vocabulary, known: ReadonlySet<string>): QueryWord {
  const form = normalForm(text);
  const corrections = new Map<string, number>();
  if (!isKnown(form, known)) {
    for (const near of vocabulary.near(text, 4)) corrections.set(near.term, weight.typo / near.distance);
    if (form !== text) for (const near of vocabulary.near(form, 4)) corrections.set(near.term, weight.typo / near.distance);
  }
  const weak = weakWords.has(text) || weakWords.has(form) || isMistyped(text, weakVocabulary, vocabulary, known);
  return { original, text, form, weak, corrections };
}

function wordUnit(word: QueryWord, at: number, isLast: boolean, someStrong: boolean, vocabulary: Vocabulary): Unit {
  const factor = word.weak && someStrong ? weight.weak : 1;
  const terms = new Map<string, number>([[word.form, weight.exact * factor]]);
  const add = (term: string, value: number): void => {
    terms.set(term, Math.max(value * factor, terms.get(term) ?? 0));
  };
  for (const [term, value] of word.corrections) add(term, value);
  // The last word may be unfinished; any other unknown one may be cut short.
  const unknown = word.corrections.size === 0 && !conceptForms.has(word.form);
  if (word.text.length >= (isLast ? 2 : 4) && (isLast || unknown) && !word.weak) {
    for (const start of new Set([word.text, word.form])) {
      for (const term of vocabulary.beginningWith(start, 8)) add(term, weight.prefix * (start.length / term.length));
    }
  }
  return {
    original: word.original,
    terms,
    first: at,
    last: at,
    phrase: false,
    weak: word.weak,
    weight: factor,
    guessed: isGuess(word),
  };
}

/** Meanings of one or more words, also of the words that were meant. */
function phraseUnits(words: readonly QueryWord[]): Unit[] {
  const meant = words.map((word) => [...word.corrections.keys()][0] ?? word.form);
  // "suara laptop hilang" is "suara hilang": what it happened on may stand within a phrase.
  const kept = meant.flatMap((form, at) => (devices.has(form) ? [] : [at]));
  const apart = matchConcepts(kept.map((at) => meant[at] ?? ''))
    .map(({ token, first, last }) => ({ token, first: kept[first] ?? 0, last: kept[last] ?? 0 }))
    .filter(({ first, last }) => last > first && meant.slice(first, last + 1).some((form) => devices.has(form)));
  return [...matchConcepts(meant), ...apart].map((match) => {
    const inside = words.slice(match.first, match.last + 1);
    const value = match.last > match.first ? weight.phrase : weight.concept;
    return {
      original: inside.map((word) => word.original).join(' '),
      terms: new Map([[match.token, inside.every((word) => word.weak) && words.length > inside.length ? value * 0.3 : value]]),
      first: match.first,
      last: match.last,
      phrase: true,
      // One such word may have a meaning ("repair"); only several of them together say something.
      weak: match.last === match.first && inside.every((word) => word.weak),
      weight: 0,
      guessed: inside.some(isGuess),
    };
  });
}

/** "screen shot", "flash disk": one known word typed as two. */
function joinedUnits(words: readonly QueryWord[], known: ReadonlySet<string>): Unit[] {
  return words.slice(1).flatMap((word, index) => {
    const before = words[index];
    const form = before ? normalForm(before.text + word.text) : '';
    if (!before || !known.has(form)) return [];
    const original = `${before.original} ${word.original}`;
    return [
      {
        original,
        terms: new Map([[form, weight.joined]]),
        first: index,
        last: index + 1,
        phrase: true,
        weak: before.weak && word.weak,
        weight: 0,
        guessed: false,
      },
    ];
  });
}

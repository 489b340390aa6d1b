/** How a text reads. */
export interface Reading {
  /** Words a sentence; 0 for an empty text. */
  readonly average: number;
  /** The words of the longest sentence. */
  readonly longest: readonly string[];
  /** Flesch's reading ease, as for English: 100 is very easy, 0 very hard. */
  readonly ease: number;
}

export function readingOf(markdown: string): Reading {
  const sentences = sentencesOf(markdown);
  const words = sentences.flat();
  if (words.length === 0) return { average: 0, longest: [], ease: 100 };
  const average = words.length / sentences.length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const longest = sentences.reduce((long, one) => (one.length > long.length ? one : long), []);
  return { average, longest, ease: 206.835 - 1.015 * average - (84.6 * syllables) / words.length };
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

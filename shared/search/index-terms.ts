import { matchConcepts } from './concepts.ts';
import { normalForm } from './normal-form.ts';
import { fillers } from './stop-words.ts';
import { splitWords } from './words.ts';

export interface Terms {
  readonly words: readonly string[];
  readonly concepts: readonly string[];
}

/**
 * What of a text goes into the index: normal forms without fillers, and the meanings that they have.
 *
 * @param formOf `normalForm`, or one that remembers
 */
export function analyseText(text: string, formOf: (word: string) => string = normalForm): Terms {
  const words = splitWords(text)
    .filter((word) => !fillers.has(word.text))
    .map((word) => formOf(word.text));
  return { words, concepts: [...new Set(matchConcepts(words).map((match) => match.token))] };
}

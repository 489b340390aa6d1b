import { normalForm } from './normal-form.ts';
import { fillers } from './stop-words.ts';
import { splitWords } from './words.ts';

/**
 * What questions that ask the same have in common: the normal forms of their telling words, in alphabetical order.
 * "How do I print two pages?" and "printing two page" -> "page print two". Empty when there is no word at all.
 */
export function questionKey(text: string): string {
  const words = splitWords(text.slice(0, 500));
  const telling = words.filter(({ text: word }) => !fillers.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map(({ text: word }) => normalForm(word)))].sort().join(' ');
}

import { nativeRoots } from './indonesian-roots.ts';
import { stemEnglish } from './stem-english.ts';
import { stemIndonesian } from './stem-indonesian.ts';

/**
 * The string that all forms of a word share. One for both languages, since people mix them: an Indonesian root if there is
 * one, else a light English stem. A normal form is its own normal form.
 *
 * @param word folded, one word, as `splitWords` yields it
 */
export function normalForm(word: string): string {
  const root = stemIndonesian(word);
  if (root !== null && nativeRoots.has(root)) return root;
  // "teamsnya", "excelnya": the root is in no list, the ending is plain.
  const bare = root ?? (word.length > 6 && word.endsWith('nya') ? word.slice(0, -3) : word);
  const stem = stemEnglish(bare);
  return stem === word ? stem : normalForm(stem);
}

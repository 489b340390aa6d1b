import { splitAtPlaceholders } from './placeholder.ts';

export interface TakenOut {
  readonly placeholder: string;
  /** What stood in its place. */
  readonly words: string;
}

/** What a redaction took out of a text, in order; placeholders that were there before are not among it. */
export function takenOut(original: string, redacted: string): TakenOut[] {
  const parts = splitAtPlaceholders(redacted);
  const found: TakenOut[] = [];
  let at = original.startsWith(parts[0] ?? '') ? (parts[0] ?? '').length : Math.max(0, original.indexOf(parts[0] ?? ''));
  for (let index = 1; index < parts.length; index += 2) {
    const placeholder = parts[index] ?? '';
    const after = parts[index + 1] ?? '';
    // A placeholder stands for something: the text after it cannot begin where it does.
    const next = after === '' ? -1 : original.indexOf(after, at + 1);
    const end = next < 0 ? original.length : next;
    const words = original.slice(at, end).trim();
    if (words !== placeholder) found.push({ placeholder, words });
    at = end + after.length;
  }
  return found;
}

/** Placeholders that a text has in it. */
export function placeholdersIn(text: string): string[] {
  return splitAtPlaceholders(text).filter((_, index) => index % 2 === 1);
}

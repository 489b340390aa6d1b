import type { PlaceholderKind } from './placeholder.ts';

/** Where something to remove is, in UTF-16 units of the text that was looked at. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: PlaceholderKind;
}

/** Looks once through a text without placeholders and names what must go: in order, never overlapping. Linear in time. */
export type Pass = (text: string) => readonly Hit[];

/**
 * A pass made of one expression. Every expression here starts behind a look-behind that fits the run it reads, so that
 * each run is entered once: no input makes it go back over more than one run (no catastrophic backtracking).
 * @param accept says whether a match is really one: check digits, ranges
 */
export function expressionPass(kind: PlaceholderKind, expression: RegExp, accept: (match: string) => boolean = () => true): Pass {
  return (text) => {
    const hits: Hit[] = [];
    for (const match of text.matchAll(expression)) {
      if (accept(match[0])) hits.push({ start: match.index, end: match.index + match[0].length, kind });
    }
    return hits;
  };
}

import type { PlaceholderKind } from './placeholder.ts';

/** Where something to remove is, in UTF-16 units of the text that was looked at. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kind: PlaceholderKind;
  /** Stands for it in place of a placeholder of its kind: the desktop's own user and computer. */
  readonly own?: '[user]' | '[host]';
}

/** What is true of the whole line, of which a pass may see a part. */
export interface LineContext {
  /** The line speaks of packages and their versions: "1.2.3.4" is one of these. */
  readonly packages: boolean;
}

/**
 * Looks once through a text without placeholders and names what must go: in order, never overlapping, never empty.
 * Linear in time. `needs`: features (see features.ts) without which there is nothing to find.
 */
export interface Pass {
  readonly needs: number;
  readonly find: (text: string, line: LineContext) => readonly Hit[];
}

const always = (): boolean => true;

/** What most calls find. */
export const nothing: readonly Hit[] = [];

/** Both in order; of two that overlap, the one of `first`. */
export function merged(first: readonly Hit[], second: readonly Hit[]): readonly Hit[] {
  if (first.length === 0) return second;
  const all: Hit[] = [];
  let at = 0;
  for (const hit of second) {
    for (let before = first[at]; before && before.end <= hit.start; before = first[at]) {
      all.push(before);
      at++;
    }
    const next = first[at];
    if (!next || next.start >= hit.end) all.push(hit);
  }
  for (; at < first.length; at++) all.push(first[at] as Hit);
  return all;
}

/** A pass that looks only where one of these words stands (letter case counts): asking that is cheaper than an expression. */
export function onlyWith(words: readonly string[], pass: Pass): Pass {
  return { needs: pass.needs, find: (text, line) => (words.some((word) => text.includes(word)) ? pass.find(text, line) : nothing) };
}

/**
 * A pass made of one expression. Every expression here starts behind a look-behind that fits the run it reads, or reads a
 * bounded run, so that each run is entered once: no input makes it go back over more (no catastrophic backtracking).
 * @param accept says whether a match is really one: check digits, ranges
 */
export function expressionPass(
  kind: PlaceholderKind,
  needs: number,
  expression: RegExp,
  accept: (match: string, text: string, at: number, line: LineContext) => boolean = always,
): Pass {
  return {
    needs,
    find(text, line) {
      expression.lastIndex = 0;
      let match = expression.exec(text);
      if (!match) return nothing;
      const hits: Hit[] = [];
      for (; match; match = expression.exec(text)) {
        const [found] = match;
        if (accept(found, text, match.index, line)) hits.push({ start: match.index, end: match.index + found.length, kind });
      }
      return hits;
    },
  };
}

/** A pass whose expression names, by the group `it`, which stands last, what must go of the match. */
export function groupPass(
  kind: PlaceholderKind,
  needs: number,
  expression: RegExp,
  accept: (it: string, text: string, at: number) => boolean = always,
): Pass {
  return {
    needs,
    find(text) {
      expression.lastIndex = 0;
      let match = expression.exec(text);
      if (!match) return nothing;
      const hits: Hit[] = [];
      for (; match; match = expression.exec(text)) {
        const it = match.groups?.it;
        if (!it) continue;
        const start = match.index + match[0].length - it.length;
        if (accept(it, text, start)) hits.push({ start, end: start + it.length, kind });
      }
      return hits;
    },
  };
}

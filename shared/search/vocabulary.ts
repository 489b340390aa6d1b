import { allowance, distance } from './typos.ts';

export interface Near {
  readonly term: string;
  readonly distance: number;
}

/** The words that a typed one may be the beginning of, or a misspelling of. */
export class Vocabulary {
  readonly #sorted: readonly string[];
  readonly #byLength = new Map<number, { term: string; letters: number }[]>();

  constructor(terms: Iterable<string>) {
    this.#sorted = [...new Set(terms)].sort();
    for (const term of this.#sorted) {
      const list = this.#byLength.get(term.length) ?? [];
      list.push({ term, letters: lettersOf(term) });
      this.#byLength.set(term.length, list);
    }
  }

  /** Terms that begin with `start` and are longer, the shortest first. */
  beginningWith(start: string, limit: number): string[] {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; at < this.#sorted.length && found.length < 200; at += 1) {
      const term = this.#sorted[at] ?? '';
      if (!term.startsWith(start)) break;
      if (term !== start) found.push(term);
    }
    return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, limit);
  }

  /** The nearest terms within the allowance for this length, nearest first. A wrong first letter is rare, so it must be a slip of the finger. */
  near(typed: string, limit: number): Near[] {
    const allowed = allowance(typed.length);
    if (allowed === 0 || !/^[a-z]+$/.test(typed)) return [];
    const reach = Math.floor(allowed);
    const letters = lettersOf(typed);
    const found: Near[] = [];
    for (let length = typed.length - reach; length <= typed.length + reach; length += 1) {
      for (const candidate of this.#byLength.get(length) ?? []) {
        // "cuti" (leave) is not "cut": what is left of a short word is another word.
        if (length < 4) continue;
        // Each slip changes at most two of the letters that occur.
        if (bits(candidate.letters ^ letters) > 2 * reach) continue;
        if (!sameStart(typed, candidate.term)) continue;
        const apart = distance(typed, candidate.term, allowed);
        if (apart <= allowed) found.push({ term: candidate.term, distance: apart });
      }
    }
    found.sort((a, b) => a.distance - b.distance || Math.abs(a.term.length - typed.length) - Math.abs(b.term.length - typed.length));
    const best = found[0]?.distance ?? 0;
    return found.filter((near) => near.distance <= best + 0.5).slice(0, limit);
  }
}

function sameStart(typed: string, word: string): boolean {
  if (typed[0] === word[0]) return true;
  // "bread" is not "read": in short words another beginning is another word.
  if (typed.length < 7) return typed[0] === word[1] && typed[1] === word[0];
  return (
    (typed[0] === word[1] && typed[1] === word[0]) || typed.slice(1) === word || typed === word.slice(1) || typed.slice(1) === word.slice(1)
  );
}

function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) % 31);
  return mask;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

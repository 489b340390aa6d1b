/** A stretch of text that both have, or that only the one before or the one after has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Pairs of words that are compared at most: some thousand words that changed on both sides. */
const mostPairs = 4_000_000;

/**
 * What changed between two texts, by words and the blanks between them. Its `same` and `removed` pieces together are the
 * text before, its `same` and `added` ones the text after.
 */
export function wordDiff(before: string, after: string): Piece[] {
  return diff(before.match(/\s+|\S+/g) ?? [], after.match(/\s+|\S+/g) ?? []);
}

/** The same by whole lines, for lists. */
export function lineDiff(before: string, after: string): Piece[] {
  return diff(before.match(/\n|[^\n]+/g) ?? [], after.match(/\n|[^\n]+/g) ?? []);
}

function diff(old: readonly string[], young: readonly string[]): Piece[] {
  let head = 0;
  while (head < old.length && head < young.length && old[head] === young[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < young.length - head && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail += 1;
  const middle = between(old.slice(head, old.length - tail), young.slice(head, young.length - tail));
  const same = (words: readonly string[]): Piece => ({ kind: 'same', text: words.join('') });
  return joined([same(old.slice(0, head)), ...middle, same(old.slice(old.length - tail))]);
}

/** By the longest common run of words, so that as little as possible is marked. */
function between(old: readonly string[], young: readonly string[]): Piece[] {
  const removed = (words: readonly string[]): Piece => ({ kind: 'removed', text: words.join('') });
  const added = (words: readonly string[]): Piece => ({ kind: 'added', text: words.join('') });
  if (old.length * young.length > mostPairs) return [removed(old), added(young)];
  const width = young.length + 1;
  /** How many words the rests from here on have in common, row by row. */
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = young.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === young[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < young.length) {
    if (old[i] === young[j]) {
      pieces.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      pieces.push(removed([old[i] ?? '']));
      i += 1;
    } else {
      pieces.push(added([young[j] ?? '']));
      j += 1;
    }
  }
  return [...pieces, removed(old.slice(i)), added(young.slice(j))];
}

/** Neighbours of a kind are one piece, and what is removed stands before what came in its place. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text };
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}

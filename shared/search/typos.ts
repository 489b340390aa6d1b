/** The letter rows; keys beside each other are hit by mistake. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const vowels = 'aeiouy';
const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, r) =>
    [...row].flatMap((key, column) =>
      [row[column + 1], rows[r + 1]?.[column], rows[r + 1]?.[column - 1]].flatMap((other) => (other ? [key + other, other + key] : [])),
    ),
  ),
);

/** What a slip costs at most to count as the same word; short words have too many neighbours. */
export function allowance(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 9 ? 1.5 : 2;
}

/**
 * How far apart two words are: 1 for a letter too many, too few, two swapped, a key beside the right one or another vowel;
 * 1.5 for any other letter. Infinity when it would be over `limit`.
 */
export function distance(typed: string, word: string, limit: number): number {
  if (Math.abs(typed.length - word.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= word.length; column += 1) {
      const a = typed.charAt(row - 1);
      const b = word.charAt(column - 1);
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (a === b ? 0 : substitution(a, b)),
      );
      if (row > 1 && column > 1 && a === word.charAt(column - 2) && typed.charAt(row - 2) === b) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = above;
    above = current;
  }
  const result = above[word.length] ?? Number.POSITIVE_INFINITY;
  return result <= limit ? result : Number.POSITIVE_INFINITY;
}

function substitution(a: string, b: string): number {
  if (neighbours.has(a + b) || (vowels.includes(a) && vowels.includes(b))) return 1;
  return 1.5;
}

import type { Matrix } from './matrix.ts';

/** Where a mask turns a module over. */
export const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** How hard it is to read (ISO/IEC 18004, 7.8.3): the mask with the least of it is taken. */
export function penalty(matrix: Matrix): number {
  const columns: Matrix = matrix.map((_, column) => matrix.map((row) => row[column] ?? 0));
  const lines = [...matrix, ...columns].map((line) => line.join(''));
  const dark = matrix.flat().filter((module) => module === 1).length;
  const share = (dark * 100) / matrix.length ** 2;
  return sum(lines.map(runs)) + 3 * squares(matrix) + 40 * sum(lines.map(likeFinders)) + 10 * Math.floor(Math.abs(share - 50) / 5);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Five or more of one colour. */
const runs = (line: string): number => sum((line.match(/0{5,}|1{5,}/g) ?? []).map(({ length }) => length - 2));

/** Looks like a finder pattern, with four light ones before or behind it. */
const likeFinders = (line: string): number => [...line.matchAll(/(?=10111010000|00001011101)/g)].length;

/** Two by two of one colour, overlapping ones too. */
function squares(matrix: Matrix): number {
  let count = 0;
  for (const [at, row] of matrix.slice(1).entries()) {
    const above = matrix[at] ?? [];
    for (let column = 1; column < row.length; column += 1) {
      const colour = row[column];
      if (row[column - 1] === colour && above[column] === colour && above[column - 1] === colour) count += 1;
    }
  }
  return count;
}

/** Rows of modules: 1 dark, 0 light, null not placed yet. */
type Draft = (0 | 1 | null)[][];
export type Matrix = readonly (readonly (0 | 1)[])[];

/** Middles of the alignment patterns, by version. */
const alignment: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

export const sizeOf = (version: number): number => 17 + 4 * version;

/** All that does not depend on the text but for the format, whose places are kept free (0). */
export function functionPatterns(version: number): Draft {
  const size = sizeOf(version);
  const draft: Draft = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  const set = (row: number, column: number, dark: boolean) => {
    const line = draft[row];
    if (line && column >= 0 && column < size) line[column] = dark ? 1 : 0;
  };
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const) {
    // With the light line around it.
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const ring = Math.max(Math.abs(dy), Math.abs(dx));
        set(row + dy, column + dx, ring !== 2 && ring !== 4);
      }
    }
  }
  for (let index = 8; index < size - 8; index += 1) {
    set(6, index, index % 2 === 0);
    set(index, 6, index % 2 === 0);
  }
  const middles = alignment[version - 1] ?? [];
  for (const row of middles) {
    for (const column of middles) {
      // Not where a finder pattern is.
      if ((row === 6 && column === 6) || (row === 6 && column === size - 7) || (row === size - 7 && column === 6)) continue;
      for (let dy = -2; dy <= 2; dy += 1) {
        for (let dx = -2; dx <= 2; dx += 1) set(row + dy, column + dx, Math.max(Math.abs(dy), Math.abs(dx)) !== 1);
      }
    }
  }
  for (const [row, column] of formatPlaces(size).flat()) set(row, column, false);
  set(size - 8, 8, true);
  if (version >= 7) {
    const bits = versionBits(version);
    for (let bit = 0; bit < 18; bit += 1) {
      const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)];
      set(far, near, ((bits >> bit) & 1) === 1);
      set(near, far, ((bits >> bit) & 1) === 1);
    }
  }
  return draft;
}

/** Both places of the fifteen bits of the format, the lowest bit first. */
export function formatPlaces(size: number): readonly (readonly (readonly [row: number, column: number])[])[] {
  const around: [number, number][] = [];
  for (let bit = 0; bit < 6; bit += 1) around.push([bit, 8]);
  around.push([7, 8], [8, 8], [8, 7]);
  for (let bit = 9; bit < 15; bit += 1) around.push([8, 14 - bit]);
  const apart: [number, number][] = [];
  for (let bit = 0; bit < 8; bit += 1) apart.push([8, size - 1 - bit]);
  for (let bit = 8; bit < 15; bit += 1) apart.push([size - 15 + bit, 8]);
  return [around, apart];
}

/** Level M (00) and the mask, with their BCH code. */
export function formatBits(mask: number): number {
  let rest = mask;
  for (let bit = 0; bit < 10; bit += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  return ((mask << 10) | rest) ^ 0x5412;
}

function versionBits(version: number): number {
  let rest = version;
  for (let bit = 0; bit < 12; bit += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  return (version << 12) | rest;
}

/** The places of the codewords' bits: pairs of columns from the right, up and down in turn, past what is placed already. */
export function dataPlaces(draft: Draft): (readonly [row: number, column: number])[] {
  const size = draft.length;
  const places: [number, number][] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern is none.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (draft[row]?.[column] === null) places.push([row, column]);
    }
    upwards = !upwards;
  }
  return places;
}

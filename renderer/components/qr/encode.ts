import { codewords, versionFor } from './blocks.ts';
import { masks, penalty } from './masks.ts';
import { dataPlaces, formatBits, formatPlaces, functionPatterns, type Matrix, sizeOf } from './matrix.ts';

/** Rows of modules, 1 for dark, without the quiet zone; null for a text of more than 213 bytes in UTF-8. */
export function encodeQr(text: string): Matrix | null {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === null) return null;
  const all = masks.map((_, mask) => drawQr(bytes, version, mask));
  const penalties = all.map(penalty);
  return all[penalties.indexOf(Math.min(...penalties))] ?? null;
}

/** With this very mask, 0 to 7. */
export function drawQr(bytes: Uint8Array, version: number, mask: number): Matrix {
  const draft = functionPatterns(version);
  const words = codewords(bytes, version);
  const turns = masks[mask];
  for (const [index, [row, column]] of dataPlaces(draft).entries()) {
    // Past the last codeword some modules are left: light, and masked like the others.
    const bit = ((words[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
    const line = draft[row];
    if (line) line[column] = (bit === 1) !== turns?.(row, column) ? 1 : 0;
  }
  const format = formatBits(mask);
  for (const places of formatPlaces(sizeOf(version))) {
    for (const [bit, [row, column]] of places.entries()) {
      const line = draft[row];
      if (line) line[column] = ((format >> bit) & 1) === 1 ? 1 : 0;
    }
  }
  return draft.map((row) => row.map((module) => module ?? 0));
}

import { correctionOf } from './reed-solomon.ts';

/** Level M, by version (ISO/IEC 18004, table 9): correction codewords a block, then blocks and data codewords of each kind. */
const levelM: readonly { readonly correction: number; readonly blocks: readonly (readonly [count: number, data: number])[] }[] = [
  { correction: 10, blocks: [[1, 16]] },
  { correction: 16, blocks: [[1, 28]] },
  { correction: 26, blocks: [[1, 44]] },
  { correction: 18, blocks: [[2, 32]] },
  { correction: 24, blocks: [[2, 43]] },
  { correction: 16, blocks: [[4, 27]] },
  { correction: 18, blocks: [[4, 31]] },
  {
    correction: 22,
    blocks: [
      [2, 38],
      [2, 39],
    ],
  },
  {
    correction: 22,
    blocks: [
      [3, 36],
      [2, 37],
    ],
  },
  {
    correction: 26,
    blocks: [
      [4, 43],
      [1, 44],
    ],
  },
];

/** Bits that tell how long the text is. */
const lengthBits = (version: number): number => (version < 10 ? 8 : 16);
const sizesOf = (version: number): number[] =>
  (levelM[version - 1]?.blocks ?? []).flatMap(([count, data]) => Array.from({ length: count }, () => data));

/** The least version, 1 to 10, that has room for so many bytes; null: none. */
export function versionFor(bytes: number): number | null {
  for (let version = 1; version <= levelM.length; version += 1) {
    const room = sizesOf(version).reduce((sum, size) => sum + size, 0) * 8;
    if (4 + lengthBits(version) + bytes * 8 <= room) return version;
  }
  return null;
}

/** All codewords in the order in which they are placed: data and correction of the blocks, interleaved. */
export function codewords(bytes: Uint8Array, version: number): Uint8Array {
  const sizes = sizesOf(version);
  const data = dataCodewords(
    bytes,
    version,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
  const blocks = sizes.map((size, index) => data.slice((ends[index] ?? 0) - size, ends[index]));
  const corrections = blocks.map((block) => correctionOf(block, levelM[version - 1]?.correction ?? 0));
  return Uint8Array.from([...interleaved(blocks), ...interleaved(corrections)]);
}

/** Byte mode (0100), the length, the bytes, a terminator, and what fills the rest. */
function dataCodewords(bytes: Uint8Array, version: number, room: number): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  put(4, 4);
  put(bytes.length, lengthBits(version));
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let filler = 0xec; bits.length < room * 8; filler ^= 0xec ^ 0x11) put(filler, 8);
  return Uint8Array.from({ length: room }, (_, index) => bits.slice(index * 8, index * 8 + 8).reduce((value, bit) => value * 2 + bit, 0));
}

function interleaved(blocks: readonly Uint8Array[]): number[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => blocks.flatMap((block) => block[index] ?? [])).flat();
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { versionFor } from '../../../../../renderer/components/qr/blocks.ts';
import { drawQr, encodeQr } from '../../../../../renderer/components/qr/encode.ts';
import { masks, penalty } from '../../../../../renderer/components/qr/masks.ts';
import { dataPlaces, formatBits, functionPatterns, type Matrix } from '../../../../../renderer/components/qr/matrix.ts';
import { correctionOf } from '../../../../../renderer/components/qr/reed-solomon.ts';

const lines = (matrix: Matrix): string[] => matrix.map((row) => row.join(''));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('error correction is that of the example in the standard ("01234567", 1-M)', () => {
  const data = [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17];
  expect([...correctionOf(Uint8Array.from(data), 10)]).toEqual([165, 36, 212, 193, 237, 54, 199, 135, 44, 85]);
});

test('the format of level M and each mask is that of the standard’s table', () => {
  expect(masks.map((_, mask) => formatBits(mask).toString(2).padStart(15, '0'))).toEqual([
    '101010000010010',
    '101000100100101',
    '101111001111100',
    '101101101001011',
    '100010111111001',
    '100000011001110',
    '100111110010111',
    '100101010100000',
  ]);
});

const vectors = JSON.parse(readFileSync('test/fixtures/qr/qrencode-level-m.json', 'utf8')) as { text: string; rows: string[] }[];
test.each(vectors.map((vector, index) => ({ ...vector, version: index + 1 })))(
  'version $version is, module by module, what qrencode made',
  ({ text, rows, version }) => {
    const size = 17 + 4 * version;
    const theirs = rows.map((row) => BigInt(`0x${row}`).toString(2).padStart(size, '0')).join('\n');
    expect(versionFor(bytesOf(text).length)).toBe(version);
    // Which mask is easiest to read is a matter of taste at the margin; all are valid.
    const ours = masks.map((_, mask) => lines(drawQr(bytesOf(text), version, mask)).join('\n'));
    expect(ours).toContain(theirs);
  },
);

test('each mask turns over its own modules of the data, and nothing else', () => {
  const bytes = bytesOf('https://help.example.org/tips/trash');
  const places = dataPlaces(functionPatterns(3));
  const bare = (mask: number) => {
    const drawn = drawQr(bytes, 3, mask);
    return places.map(([row, column]) => (drawn[row]?.[column] === 1) !== masks[mask]?.(row, column));
  };
  for (const mask of masks.keys()) expect(bare(mask)).toEqual(bare(0));
  expect(new Set(masks.map((_, mask) => lines(drawQr(bytes, 3, mask)).join())).size).toBe(8);
});

test('the mask with the least penalty is taken', () => {
  fc.assert(
    fc.property(fc.webUrl({ size: 'small' }), (url) => {
      const bytes = bytesOf(url);
      const version = versionFor(bytes.length);
      fc.pre(version !== null);
      const taken = encodeQr(url);
      const least = Math.min(...masks.map((_, mask) => penalty(drawQr(bytes, version ?? 1, mask))));
      expect(taken && penalty(taken)).toBe(least);
    }),
    { numRuns: 20 },
  );
});

test('penalties are counted as the standard does', () => {
  const checkers: Matrix = Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 6 }, (_, column) => ((row + column) % 2 === 0 ? 1 : 0)),
  );
  expect(penalty(checkers)).toBe(0);
  // Six runs of six in each direction, 25 squares, all dark.
  expect(penalty(checkers.map((row) => row.map(() => 1 as const)))).toBe(12 * 4 + 25 * 3 + 10 * 10);
});

test('213 bytes fit, more do not', () => {
  expect(encodeQr('x'.repeat(213))).toHaveLength(57);
  expect(encodeQr('x'.repeat(214))).toBeNull();
  expect(encodeQr('é'.repeat(107))).toBeNull();
});

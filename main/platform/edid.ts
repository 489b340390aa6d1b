export interface Edid {
  readonly maker: string;
  readonly model?: string;
  readonly width?: number;
  readonly height?: number;
  readonly widthMm?: number;
  readonly heightMm?: number;
}

/**
 * What a screen says of itself: VESA E-EDID 1.4, the first 128 bytes. Its serial number is not read.
 * @returns null when it is no EDID
 */
export function parseEdid(bytes: Uint8Array): Edid | null {
  if (bytes.length < 128 || ![0, 255, 255, 255, 255, 255, 255, 0].every((byte, i) => bytes[i] === byte)) return null;
  const at = (index: number): number => bytes[index] ?? 0;
  const letters = (at(8) << 8) | at(9);
  const maker = [10, 5, 0].map((shift) => String.fromCharCode(64 + ((letters >> shift) & 31))).join('');
  const names = [54, 72, 90, 108].flatMap((start) =>
    at(start) === 0 && at(start + 1) === 0 && at(start + 3) === 0xfc
      ? [
          String.fromCharCode(...bytes.subarray(start + 5, start + 18))
            .split('\n')[0]
            ?.replace(/[^\x20-\x7e]/g, '')
            .trim() ?? '',
        ]
      : [],
  );
  const detailed = at(54) !== 0 || at(55) !== 0;
  return {
    maker,
    ...(names[0] ? { model: names[0] } : {}),
    ...(detailed ? { width: at(56) | ((at(58) & 0xf0) << 4), height: at(59) | ((at(61) & 0xf0) << 4) } : {}),
    ...(detailed && (at(66) || at(67)) ? { widthMm: at(66) | ((at(68) & 0xf0) << 4), heightMm: at(67) | ((at(68) & 0x0f) << 8) } : {}),
  };
}

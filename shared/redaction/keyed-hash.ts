/**
 * HalfSipHash-2-4 (J.-P. Aumasson, D. J. Bernstein; reference in github.com/veorq/SipHash) of the UTF-16 units of a text:
 * a keyed hash in 32-bit arithmetic, since this folder runs where there is no node:crypto and must answer at once. Who
 * does not have the key cannot try out which value a hash is of.
 * @param key two 32-bit numbers
 * @returns two 32-bit numbers
 */
export function keyedHash(key: readonly [number, number], text: string): readonly [number, number] {
  let v0 = key[0] | 0;
  let v1 = key[1] | 0;
  let v2 = 0x6c796765 ^ v0;
  let v3 = 0x74656462 ^ v1;
  v1 ^= 0xee;
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = (v1 << 5) | (v1 >>> 27);
    v1 ^= v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = (v3 << 8) | (v3 >>> 24);
    v3 ^= v2;
    v0 = (v0 + v3) | 0;
    v3 = (v3 << 7) | (v3 >>> 25);
    v3 ^= v0;
    v2 = (v2 + v1) | 0;
    v1 = (v1 << 13) | (v1 >>> 19);
    v1 ^= v2;
    v2 = (v2 << 16) | (v2 >>> 16);
  };
  const take = (word: number): void => {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  };
  const pairs = text.length & ~1;
  for (let i = 0; i < pairs; i += 2) take(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
  // The length in bytes goes into the last word, as in the reference.
  take((((text.length * 2) & 0xff) << 24) | (text.length > pairs ? text.charCodeAt(pairs) : 0));
  const finish = (): void => {
    for (let i = 0; i < 4; i++) round();
  };
  v2 ^= 0xee;
  finish();
  const low = (v1 ^ v3) >>> 0;
  v1 ^= 0xdd;
  finish();
  return [low, (v1 ^ v3) >>> 0];
}

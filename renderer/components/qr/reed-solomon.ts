/** GF(256) with the polynomial of QR codes, x^8 + x^4 + x^3 + x^2 + 1. */
const exponent = new Uint8Array(512);
const logarithm = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  exponent[power] = value;
  exponent[power + 255] = value;
  logarithm[value] = power;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}

const at = (table: Uint8Array, index: number): number => table[index] ?? 0;
const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : at(exponent, at(logarithm, a) + at(logarithm, b)));

/** Coefficients of (x - 1)(x - a)...(x - a^(degree - 1)), the first of them, 1, left out. */
function generator(degree: number): Uint8Array {
  const found = new Uint8Array(degree);
  found[degree - 1] = 1;
  for (let root = 0; root < degree; root += 1) {
    for (let index = 0; index < degree; index += 1) {
      found[index] = product(at(found, index), at(exponent, root)) ^ (index + 1 < degree ? at(found, index + 1) : 0);
    }
  }
  return found;
}

/** The error correction codewords of one block. @param count how many */
export function correctionOf(data: Uint8Array, count: number): Uint8Array {
  const divisor = generator(count);
  const rest = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ at(rest, 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let index = 0; index < count; index += 1) rest[index] = at(rest, index) ^ product(at(divisor, index), factor);
  }
  return rest;
}

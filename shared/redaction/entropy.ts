/** Bits a character, after Shannon: "aaaa" has 0, random letters and digits have 4 and more. Looks at 128 characters at most. */
function entropy(text: string): number {
  const length = Math.min(text.length, 128);
  if (length === 0) return 0;
  const counts = new Map<number, number>();
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

/**
 * Made by a machine to be hard to guess: long, letters and digits mixed, few repetitions. gitleaks' "generic-api-key" asks
 * for 3.5 bits; hexadecimal of 16 to 20 characters often has less, so 3 are enough with a name that tells.
 */
export function looksRandom(value: string, least = 16): boolean {
  return value.length >= least && /\d/.test(value) && /[a-z]/i.test(value) && entropy(value) >= 3;
}

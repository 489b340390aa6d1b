/** This folder knows no TextEncoder. Half a surrogate pair becomes "_". */
export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '_'));
  return Uint8Array.from(Array.from(escaped.matchAll(/%(..)|[^%]/g), ([one, hex]) => (hex ? Number.parseInt(hex, 16) : one.charCodeAt(0))));
}

/** Null: it is not UTF-8. For short texts. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}

/** What a text has in it. Most lines have little, and most passes then have nothing to look for. */
export const feature = {
  digit: 1,
  at: 2,
  colon: 4,
  equals: 8,
  slash: 16,
  dollar: 32,
  letter: 64,
  backslash: 128,
  dot: 256,
  dash: 512,
  space: 1024,
  /** At least seven digits. */
  digits: 2048,
  brace: 4096,
  /** Five ":" or "-" or two ":" side by side: what an address of a network card or of IPv6 has. */
  groups: 8192,
  /** At least 16 characters without a space. */
  long: 16384,
} as const;

const classes = new Uint16Array(128);
function mark(characters: string, bit: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = bit;
}
mark('0123456789', feature.digit);
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', feature.letter);
mark('@', feature.at);
mark(':', feature.colon);
mark('=', feature.equals);
mark('/', feature.slash);
mark('$', feature.dollar);
mark('\\', feature.backslash);
mark('.', feature.dot);
mark('-', feature.dash);
mark(' \t', feature.space);
mark('{', feature.brace);

/** One look at each character. Letters beyond ASCII count as letters. */
export function featuresOf(text: string): number {
  let found = 0;
  let digits = 0;
  let signs = 0;
  let spaceAt = -1;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const bit = code < 128 ? (classes[code] as number) : feature.letter;
    found |= bit;
    if (bit === feature.digit) digits++;
    else if (bit === feature.space) {
      if (i - spaceAt > 16) found |= feature.long;
      spaceAt = i;
    } else if (bit === feature.colon || bit === feature.dash) {
      signs += before === bit && bit === feature.colon ? 5 : 1;
    }
    before = bit;
  }
  if (text.length - spaceAt > 16) found |= feature.long;
  if (signs >= 5) found |= feature.groups;
  return digits >= 7 ? found | feature.digits : found;
}

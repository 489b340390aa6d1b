import { keyedHash } from './keyed-hash.ts';

/** What a removed value was. */
const placeholderKinds = ['secret', 'email', 'phone', 'nik', 'npwp', 'card', 'iban', 'ip', 'mac', 'user', 'name', 'host'] as const;
export type PlaceholderKind = (typeof placeholderKinds)[number];

/** Gives a value its placeholder: the same value the same one, another value another. */
export type Placeholders = (kind: PlaceholderKind, value: string) => string;

/** Without what is mistaken for another when it is read out: i, l, o, u, 0, 1. */
const codeCharacters = 'abcdefghjkmnpqrstvwxyz23456789';
const codeLength = 5;

/** "[ip-1]", "[ip-7kqm3]", and those without a number: the desktop's own user and computer, a secret in a log. */
const placeholder = new RegExp(
  `(\\[(?:user|host|secret|(?:${placeholderKinds.join('|')})-(?:[1-9]\\d{0,6}|[2-9][${codeCharacters}]{${codeLength - 1},11}))\\])`,
);

/** Odd members are placeholders that were there before; they are never looked at again. */
export function splitAtPlaceholders(text: string): string[] {
  return text.split(placeholder);
}

export function placeholdersIn(text: string): string[] {
  return splitAtPlaceholders(text).filter((_, index) => index % 2 === 1);
}

/** Letter case and how it is grouped do not make another value of a name, an address or a number. */
function normal(kind: PlaceholderKind, value: string): string {
  if (kind === 'secret') return value;
  const small = value.toLowerCase();
  return kind === 'email' || kind === 'user' || kind === 'host' ? small : small.replace(kind === 'name' ? /\s+/g : /[\s().-]/g, '');
}

/** As many values as are remembered to save work; a stream may bring more of them than there is memory. */
const remembered = 20_000;

function remembering(make: Placeholders): Placeholders {
  const known = new Map<PlaceholderKind, Map<string, string>>();
  return (kind, value) => {
    let ofKind = known.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      known.set(kind, ofKind);
    }
    const before = ofKind.get(value);
    if (before) return before;
    const made = make(kind, value);
    if (ofKind.size >= remembered) ofKind.clear();
    // A line that is one long secret is not kept for the sake of its placeholder.
    if (value.length <= 400) ofKind.set(value, made);
    return made;
  };
}

/** "[ip-1]", "[ip-2]", one numbering for each kind: easiest to read. For a text that stands alone. */
export function numbered(): Placeholders {
  const known = new Map<string, string>();
  const counts = new Map<PlaceholderKind, number>();
  return remembering((kind, value) => {
    const key = `${kind} ${normal(kind, value)}`;
    const before = known.get(key);
    if (before) return before;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `[${kind}-${count}]`;
    known.set(key, made);
    return made;
  });
}

/**
 * "[ip-7kqm3]": a short keyed hash of the value. Whoever has the key gives the same value the same placeholder, in any
 * thread, in any order, and other texts' placeholders are never mistaken for it: for the parts of one report.
 * Two values of one redactor that hash alike (one chance in six million for each pair) get more characters.
 * @param key random, 16 hexadecimal digits (see `placeholderKeyOf`), new for each report; it must not leave with it
 */
export function keyed(key: string): Placeholders {
  const words = [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8, 16), 16)] as const;
  const taken = new Map<string, string>();
  return remembering((kind, value) => {
    const text = `${kind} ${normal(kind, value)}`;
    const [low, high] = keyedHash(words, text);
    let rest = low * 0x200000 + (high & 0x1fffff);
    let code = codeCharacters.charAt(22 + (rest % 8));
    rest = Math.floor(rest / 8);
    const add = (): void => {
      code += codeCharacters.charAt(rest % codeCharacters.length);
      rest = Math.floor(rest / codeCharacters.length);
    };
    while (code.length < codeLength) add();
    for (let other = taken.get(code); other !== undefined && other !== text && code.length < 10; other = taken.get(code)) add();
    if (taken.size >= remembered) taken.clear();
    taken.set(code, text.slice(0, 400));
    return `[${kind}-${code}]`;
  });
}

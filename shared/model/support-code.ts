import type { Language } from './language.ts';

/**
 * What a caller reads aloud. No look-alikes (0 and O, 1 and I, 2 and Z, 5 and S, 8 and B, U and V, Q, G) and no vowels, so
 * that no code is a word. 20 to the power of 6 is 64 million.
 */
export const codeAlphabet = 'CDFHJKLMNPRTWXY34679';
const codeLength = 6;

/** Milliseconds. */
export const codeValidFor = 15 * 60_000;

/** In its plain form, as it is made and compared: "K7RP3M". */
export const codePattern = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`);

/** @param pick a random whole number from 0 up to, and without, what it is given */
export function newSupportCode(pick: (below: number) => number): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[pick(codeAlphabet.length)]).join('');
}

/** "K7RP3M" -> "K7R P3M". */
export const shownCode = (code: string): string => `${code.slice(0, codeLength / 2)} ${code.slice(codeLength / 2)}`;

/** What was typed, in the plain form: "k7r-p3m " -> "K7RP3M". Null: it cannot be a code. */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s.,_-]+/g, '');
  return codePattern.test(plain) ? plain : null;
}

/** One word for each character that is like no other on a bad line. */
const spelling: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    C: 'Charlie',
    D: 'Delta',
    F: 'Foxtrot',
    H: 'Hotel',
    J: 'Juliett',
    K: 'Kilo',
    L: 'Lima',
    M: 'Mike',
    N: 'November',
    P: 'Papa',
    R: 'Romeo',
    T: 'Tango',
    W: 'Whiskey',
    X: 'X-ray',
    Y: 'Yankee',
    3: 'three',
    4: 'four',
    6: 'six',
    7: 'seven',
    9: 'nine',
  },
  id: {
    C: 'Cirebon',
    D: 'Demak',
    F: 'Flores',
    H: 'Halmahera',
    J: 'Jepara',
    K: 'Kendal',
    L: 'Lombok',
    M: 'Medan',
    N: 'Namlea',
    P: 'Pati',
    R: 'Rembang',
    T: 'Timor',
    W: 'Wilis',
    X: 'Ekstra',
    Y: 'Yongki',
    3: 'tiga',
    4: 'empat',
    6: 'enam',
    7: 'tujuh',
    9: 'sembilan',
  },
};

export interface SpelledCharacter {
  readonly character: string;
  readonly word: string;
}

/** Each character with its word, in order. */
export const spelled = (code: string, language: Language): readonly SpelledCharacter[] =>
  [...code].map((character) => ({ character, word: spelling[language][character] ?? character }));

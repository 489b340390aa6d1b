/** GSM 03.38: one septet each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Behind an escape: two septets. */
const extended = new Set('\f^{}\\[~]|€');

export interface Counted {
  readonly coding: 'gsm' | 'ucs2';
  /** SMS that it takes: each costs, and each may get lost. */
  readonly segments: number;
}

/** What a telephone makes of a text. A character is never cut by the end of a segment: an escape and its letter, a surrogate pair. */
export function countSms(text: string): Counted {
  let gsm = true;
  for (const char of text) if (!basic.has(char) && !extended.has(char)) gsm = false;
  const widths = Array.from(text, (char) => (gsm ? (extended.has(char) ? 2 : 1) : char.length));
  return { coding: gsm ? 'gsm' : 'ucs2', segments: gsm ? pack(widths, 160, 153) : pack(widths, 70, 67) };
}

function pack(widths: readonly number[], alone: number, joined: number): number {
  if (widths.reduce((sum, width) => sum + width, 0) <= alone) return 1;
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > joined) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return segments;
}

/** What word processors write and telephones would pay for with half of the room. */
const plainer: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", '‚': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‹': "'", '›': "'", '`': "'", '´': "'" },
  ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-', '…': '...', '•': '-', '·': '-', '→': '->', '×': 'x' },
  ...{ '\u00a0': ' ', '\u2007': ' ', '\u2009': ' ', '\u202f': ' ', '\t': ' ', '\u200b': '', '\ufeff': '', '\r': '' },
};

/** The same text in letters of GSM where there are such; others stay, and it goes out as UCS-2. */
export const plainLetters = (text: string): string => Array.from(text.normalize('NFC'), (char) => plainer[char] ?? char).join('');

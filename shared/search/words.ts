import { spelledOut } from './chat-spelling.ts';
import { stemIndonesian } from './stem-indonesian.ts';

/** One word as typed and as compared: lower case, without accents. */
export interface Word {
  readonly original: string;
  readonly text: string;
}

/** A symbol says something only when it stands alone, as in `@ key types "`. */
const symbols = new Set(['@', '#', '€', '£', '$', '%', '&', '*', '~', '^', '|', '\\', '/', '"', "'", '`', '<', '>', '+', '=', '_', '-']);

/** Drive letters (`c:\`, `Z:`), words and numbers with inner hyphens or apostrophes, and what is left: single symbols. */
const pieces = /(?<![\p{L}\p{N}])[a-z]:(?:[\\/]+|(?![\p{L}\p{N}]))|[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]+/gu;

/** Indonesian writes affixes of foreign words with a hyphen: "di-install", "file-nya". */
const prefixes = new Set(['di', 'ke', 'se', 'me', 'mem', 'men', 'meng', 'nge', 'ng', 'ber', 'ter', 'pe', 'pem', 'pen', 'peng']);
const suffixes = new Set(['nya', 'kan', 'an', 'ku', 'mu', 'lah', 'kah', 'pun', 's']);

/** Lower case, compatibility forms folded, accents gone: "Café" -> "cafe". Folding twice changes nothing. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'");
}

/** In time linear to the length of the text. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const [piece] of fold(text).matchAll(pieces)) {
    if (/^[\p{L}\p{N}]/u.test(piece)) {
      for (const part of partsOf(piece).flatMap(spelled)) words.push({ original: piece, text: part });
    } else if (symbols.has(piece)) {
      words.push({ original: piece, text: piece });
    }
  }
  return words;
}

const isWord = (word: string): boolean => word === 'ada' || word === 'bisa' || stemIndonesian(word) !== null;
const spelled = (word: string): readonly string[] => spelledOut(word, isWord);

function partsOf(piece: string): string[] {
  if (/^[a-z]:/.test(piece)) return [piece.slice(0, 2)];
  const whole = piece.replaceAll("'", '');
  if (!whole.includes('-')) return splitNumber(whole);
  const parts = whole.split('-');
  const [first = '', second = ''] = parts;
  if (parts.length === 2) {
    if (first === second || suffixes.has(second)) return splitNumber(first);
    if (prefixes.has(first)) return splitNumber(second);
    // "wi-fi", "e-mail", "log-in", "x-ray": one word elsewhere.
    if (first.length <= 2 || second.length <= 2) return [first + second];
  }
  return parts.flatMap(splitNumber);
}

/** "windows11" and "office365" are typed as one; "a4", "mp3", "utf8", "x11" are one. */
function splitNumber(word: string): string[] {
  const match = /^([a-z]{4,})(\d+)$/.exec(word);
  return match?.[1] && match[2] ? [match[1], match[2]] : [word];
}

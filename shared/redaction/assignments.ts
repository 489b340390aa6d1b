import { looksRandom } from './entropy.ts';
import { type Hit, nothing, type Pass } from './pass.ts';
import { namesService, secretNameKind } from './secret-names.ts';

/** The longest name that is looked at before a ":" or "=". Bounds the work for each sign. */
const nameLength = 48;

/** As much of a value as it takes to see what it is; a name that tells little is believed only by what looks random at once. */
const longestLook = { strong: 400, weak: 160 } as const;

/** After "Authorization:" the scheme stays readable; "Cookie:" goes to the end of the line. */
const gap = /(?:[:=]|:?=>?|>)?[ \t]{0,8}\\?/y;
const schemes = /(?:bearer|basic|digest|negotiate|ntlm|token|apikey|key)[ \t]+/iy;

/** Values that say how a secret is, and are none. */
const plainWords = new Set(
  (
    'true false yes no none null nil undefined empty required optional invalid incorrect wrong expired failed failure error missing ' +
    'unknown denied rejected accepted valid ok correct changed set unset reset enabled disabled default success successful ' +
    'authentication authenticated not the a an too is was and or for with from to of in on at by your my this that now still again ' +
    'auth session account being has have will must can cannot should same needed weak strong hidden shown protected locked unlocked here there ' +
    'salah benar keliru kosong wajib perlu lupa hilang kedaluwarsa kadaluarsa tidak belum sudah ditolak diterima gagal berhasil ' +
    'saya anda yang di ke dari untuk dan atau dengan itu ini apa terlalu harus bisa lama baru diganti diubah terkunci'
  ).split(' '),
);

/** "invalid", "(none)", "required;" */
export function isPlainWord(value: string): boolean {
  return value.length <= 16 && plainWords.has(value.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, ''));
}

const stop = /[\s,;&"'`<>|]/g;
/** Where the value ends that begins at `start`. */
export function valueEnd(text: string, start: number, wholeLine: boolean): number {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    for (let close = text.indexOf(quote, start + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
      if (text[close - 1] !== '\\') return close;
    }
    return text.length;
  }
  if (wholeLine) return text.length;
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}

const isNameCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45 || code === 46;
/** What begins at `at`, after spaces and quotes, may be a value of a machine's making: 16 characters in a row. */
function isLongAt(text: string, at: number): boolean {
  let start = at;
  while (start < at + 4 && (isGap(text.charCodeAt(start)) || isQuote(text.charCodeAt(start)) || text[start] === '>')) start++;
  for (let i = start; i < start + 16; i++) {
    const code = text.charCodeAt(i);
    if (!(isNameCharacter(code) || code === 43 || code === 47 || code === 126)) return false;
  }
  return true;
}
const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 96;
const isGap = (code: number): boolean => code === 32 || code === 9;

/** The name that ends before the sign at `at`: `"api key" =` -> `api key`. At most three words. */
function nameBefore(text: string, at: number): string {
  let end = at;
  const least = Math.max(0, at - nameLength);
  while (end > least && isGap(text.charCodeAt(end - 1))) end--;
  // $config['password'] = and name[]=
  const bracket = text[end - 1] === ']' && /["'[]/.test(text[end - 2] ?? '') ? 1 : 0;
  end -= bracket;
  while (end > least && (isQuote(text.charCodeAt(end - 1)) || (bracket > 0 && text[end - 1] === '['))) end--;
  // JSON inside JSON: \"password\":
  if (end > least && text[end - 1] === '\\') end--;
  let start = end;
  for (let words = 0; words < 3; words++) {
    const before = start;
    const from = words > 0 ? start - 1 : start;
    if (words > 0 && !(from > least && text[from] === ' ')) break;
    let word = from;
    while (word > least && isNameCharacter(text.charCodeAt(word - 1))) word--;
    if (word === from) return text.slice(before, end);
    start = word;
  }
  return text.slice(start, end);
}

/** `password=…`, `"token": "…"`, `Authorization: Bearer …`, `kata sandi: …`, `api_key => '…'`, `key: 3f9a…`. */
export const assignments: Pass = {
  needs: 0,
  find(text) {
    const sign = /[:=]/g;
    let match = sign.exec(text);
    if (!match) return nothing;
    const hits: Hit[] = [];
    const digits = /\d/.test(text);
    for (; match; match = sign.exec(text)) {
      const name = nameBefore(text, match.index);
      if (name === '') continue;
      const kind = secretNameKind(name);
      // What looks random has a digit.
      if (kind !== 'strong' && !digits) continue;
      if (kind === null && !isLongAt(text, match.index + 1)) continue;
      gap.lastIndex = match.index + 1;
      gap.exec(text);
      schemes.lastIndex = gap.lastIndex;
      const start = schemes.exec(text) ? schemes.lastIndex : gap.lastIndex;
      const open = isQuote(text.charCodeAt(start)) ? start + 1 : start;
      const wholeLine = kind === 'strong' && /cookie2?$/i.test(name);
      // A part of it says whether it is one: what is none must not be walked through again for the next sign.
      const look = start + longestLook[kind ?? 'weak'];
      const partEnd = start + valueEnd(text.slice(start, look), 0, wholeLine);
      const value = text.slice(open, withoutEscape(text, partEnd));
      const found =
        kind === 'strong'
          ? value !== '' && !isPlainWord(value) && !isWorkingFolder(name, value)
          : looksRandom(value) && !isIdentifier(value) && (kind === 'weak' || namesService(name));
      if (!found) continue;
      const end = partEnd < look ? partEnd : valueEnd(text, start, wholeLine);
      hits.push({ start: open, end: withoutEscape(text, end), kind: 'secret' });
      sign.lastIndex = end;
    }
    return hits;
  },
};

/** What an escaped quote closes: \"hunter2\" */
const withoutEscape = (text: string, end: number): number => (text[end - 1] === '\\' && text[end] === '"' ? end - 1 : end);

/** "PWD=/home/…" is where a program runs. */
const isWorkingFolder = (name: string, value: string): boolean => /(?:^|[^A-Za-z])pwd$/i.test(name) && /^[/~]/.test(value);

/** What a weak name holds as a rule: a UUID, a path, an address, a version. */
function isIdentifier(value: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|[/:\\]|\.[a-z]{2,4}$|^\d[\d.]*-/i.test(value);
}

/** `<password>…</password>`, `<add key="Password" value="…"/>` as .NET keeps it. */
export const elements: Pass = {
  needs: 0,
  find(text) {
    if (!text.includes('>')) return nothing;
    const hits: Hit[] = [];
    const element =
      /<(?:[\w-]{1,30}:)?(?<tag>[\w.-]{2,40})(?:\s[^<>]{0,120})?>(?=[^<\s])|<\w{1,20} (?:key|name)=["'](?<key>[\w.-]{2,40})["']\s{1,3}value=["'](?=[^"'])/g;
    for (let match = element.exec(text); match; match = element.exec(text)) {
      if (secretNameKind(match.groups?.tag ?? match.groups?.key ?? '') !== 'strong') continue;
      const start = match.index + match[0].length;
      const stop = match.groups?.tag === undefined ? /["']/g : /</g;
      stop.lastIndex = start;
      const end = stop.exec(text)?.index ?? text.length;
      if (end > start) hits.push({ start, end, kind: 'secret' });
      element.lastIndex = Math.max(end, start);
    }
    return hits;
  },
};

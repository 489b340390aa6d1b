import { loanRoots, nativeRoots } from './indonesian-roots.ts';

const isRoot = (word: string): boolean => nativeRoots.has(word) || loanRoots.has(word);

/**
 * The root as it is written of one as it is spoken: "denger" is "dengar", "ilang" is "hilang", "sampe" is "sampai" and "kaco"
 * is "kacau". Only Indonesian roots: an English word has its own spelling.
 */
function writtenRoot(word: string): string | null {
  if (isRoot(word)) return word;
  if (word.length < 4) return null;
  const spoken = [
    word.replace(/e([bdgklmnprst]|ng)$/, 'a$1'),
    /^[aiou]/.test(word) ? `h${word}` : word,
    word.replace(/e$/, 'ai'),
    word.replace(/o$/, 'au'),
  ];
  return spoken.find((form) => form !== word && nativeRoots.has(form)) ?? null;
}

const particles = /(?:lah|kah|tah|pun)$/;
const possessives = /(?:nya|ku|mu)$/;
/** "-in" is spoken: "hapusin", "gedein". */
const suffixes = ['kan', 'an', 'in', 'i'] as const;

/** Prefix -> what stood before the rest was joined to it: "meny-" hides an s ("menyimpan" -> "simpan"). */
const prefixes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:di|ke|se|ku)(?=.{3})/, ['']],
  [/^(?:memper|diper)(?=.{3})/, ['']],
  [/^(?:ber|ter|per|pel|bel|be|te|pe|me)(?=.{3})/, ['']],
  [/^(?:meng|peng)e(?=.{3})/, ['']],
  [/^(?:meng|peng)(?=.{3})/, ['', 'k']],
  [/^(?:meny|peny)(?=[aeiou])/, ['s']],
  [/^(?:mem|pem)(?=.{3})/, ['', 'p']],
  [/^(?:men|pen)(?=.{3})/, ['', 't']],
  // Spoken: "ngeprint", "ngirim", "nyimpan", "nyetak".
  [/^nge(?=.{3})/, ['']],
  [/^ng(?=[aeiou].{2})/, ['', 'k']],
  [/^ny(?=[aeiou].{2})/, ['s', 'c']],
  [/^(?:m|n)(?=[aeiou].{2})/, ['p', 't']],
];

/**
 * The root of an Indonesian word, or null when none is known. Affixes come off only when what remains is a known root, so
 * that "dialog" or "mean" stay whole; the least stripping that reaches a root wins ("perusahaan", not "usaha" + more).
 */
export function stemIndonesian(word: string): string | null {
  if (isRoot(word)) return word;
  const first = writtenRoot(word);
  if (first !== null) return first;
  if (word.length < 4 || word.length > 30 || !/^[a-z]+$/.test(word)) return null;
  const bare = withoutClitics(word);
  const found = firstRoot(bare);
  if (found !== null) return found;
  const stems = bare.flatMap((form) => [form, ...withoutSuffix(form)]);
  for (const stem of stems) {
    const root = firstRoot([stem, ...withoutPrefix(stem)]);
    if (root !== null) return root;
  }
  for (const stem of stems) {
    for (const once of withoutPrefix(stem)) {
      const root = firstRoot(withoutPrefix(once));
      if (root !== null) return root;
    }
  }
  return null;
}

function firstRoot(forms: readonly string[]): string | null {
  for (const form of forms) {
    const root = writtenRoot(form);
    if (root !== null) return root;
  }
  return null;
}

function withoutClitics(word: string): string[] {
  const forms = [word];
  const noParticle = word.replace(particles, '');
  if (noParticle !== word && noParticle.length >= 3) forms.push(noParticle);
  const noPossessive = noParticle.replace(possessives, '');
  if (noPossessive !== noParticle && noPossessive.length >= 3) forms.push(noPossessive);
  return forms;
}

function withoutSuffix(word: string): string[] {
  return (
    suffixes
      // A bare "i" is a part of many short words: "cuti" is not "cut" + "i".
      .filter((suffix) => word.endsWith(suffix) && word.length - suffix.length >= (suffix === 'i' ? 4 : 3))
      .map((suffix) => word.slice(0, -suffix.length))
  );
}

function withoutPrefix(word: string): string[] {
  const forms: string[] = [];
  for (const [prefix, restored] of prefixes) {
    const rest = word.replace(prefix, '');
    if (rest !== word) forms.push(...restored.map((letter) => letter + rest));
  }
  return forms;
}

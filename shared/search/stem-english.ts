const vowel = /[aeiouy]/;

/**
 * Light English stemming: plurals, -ing, -ed, -ly, -ation, British and American spelling. Not a dictionary form, only the
 * same string for the forms of one word. Whatever comes out is a stem of itself.
 */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let current = word;
  // Each pass only shortens the word, and four cover the longest chain ("-ations" + double letter + "e").
  for (let pass = 0; pass < 12; pass += 1) {
    const next = once(current);
    if (next === current) return current;
    current = next;
  }
  return current;
}

function once(word: string): string {
  return spelling(inflection(plural(word)));
}

function plural(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if ((word.endsWith('ies') || word.endsWith('ied')) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

function inflection(word: string): string {
  for (const [ending, least] of [
    ['ation', 4],
    ['ing', 3],
    ['ed', 3],
    ['ly', 4],
  ] as const) {
    if (!word.endsWith(ending) || word.endsWith('eed')) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length >= least && vowel.test(stem)) return undouble(stem);
  }
  if (/[st]ion$/.test(word) && word.length > 6) return word.slice(0, -3);
  return word;
}

function undouble(stem: string): string {
  return /(bb|dd|gg|mm|nn|pp|rr|tt)$/.test(stem) ? stem.slice(0, -1) : stem;
}

function spelling(word: string): string {
  if (word.length < 5) return word;
  if (/i[sz]e?$/.test(word) && word.length > 5) return word.replace(/i[sz]e?$/, 'is');
  if (word.endsWith('our')) return `${word.slice(0, -3)}or`;
  return word.endsWith('e') ? word.slice(0, -1) : word;
}

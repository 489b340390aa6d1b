import { countSms, plainLetters } from './gsm.ts';

/**
 * As much of a text as fits, at a word's end where there is one, and then always the tail (the link), so that what is cut
 * can be read elsewhere.
 * @param tail of what follows a text that was cut, and of one that was not; each fits into the segments by itself
 * @param most segments
 */
export function shorten(text: string, tail: { readonly whole: string; readonly cut: string }, most: number): string {
  const words = plainLetters(text)
    .replace(/[ \f\v]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
  const whole = joined(words, tail.whole);
  if (countSms(whole).segments <= most) return whole;
  const chars = Array.from(words);
  const upTo = (length: number) => joined(`${chars.slice(0, length).join('').trimEnd()}...`, tail.cut);
  // A longer beginning never takes fewer segments, so halving finds the longest.
  let [fits, tooLong] = [0, chars.length];
  while (tooLong - fits > 1) {
    const half = (fits + tooLong) >> 1;
    if (countSms(upTo(half)).segments <= most) fits = half;
    else tooLong = half;
  }
  if (fits === 0) return tail.cut;
  if (/\s/.test(chars[fits] ?? ' ')) return upTo(fits);
  const end = chars.slice(0, fits).findLastIndex((char) => /\s/.test(char));
  return upTo(end > fits / 2 ? end : fits);
}

const joined = (words: string, tail: string) => [words, tail].filter((part) => part !== '').join(' ');

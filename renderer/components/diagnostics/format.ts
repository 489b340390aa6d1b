/** Numbers as people read them, in the language of the page. Pure, so that pages and tests agree. */

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal units, as disks are sold and as Nautilus and Dolphin show them: 1_500_000 -> "1.5 MB". */
export function bytesText(bytes: number, language: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${units[unit] ?? 'B'}`;
}

/** @param share 0 to 100 */
export function percentText(share: number, language: string): string {
  const digits = share > 99 && share < 100 ? 1 : 0;
  return `${share.toLocaleString(language, { maximumFractionDigits: digits })} %`;
}

/** The share that `part` has of `whole`, 0 to 100; 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit & ('day' | 'hour' | 'minute'), number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** A span in its one or two largest units: 93_784 -> "1 day, 2 hr". */
export function spanText(seconds: number, language: string): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(seconds));
  for (const [unit, size] of steps) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(count.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'short' }));
    else if (parts.length > 0) break;
  }
  if (parts.length === 0)
    return Math.max(0, Math.round(seconds)).toLocaleString(language, { style: 'unit', unit: 'second', unitDisplay: 'short' });
  return parts.join(' ');
}

/** "en" alone would mean the American order and clock: the reader's own kind of English, else the one of most of the world. */
export function localeFor(language: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((candidate) => candidate.startsWith(`${language}-`)) ?? (language === 'en' ? 'en-GB' : language);
}

/** @param time UTC, ISO 8601; shown in the reader's own zone */
export function timeText(time: string, language: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleString(localeFor(language), { dateStyle: 'medium', timeStyle: 'short' });
}

/** How full something is, in words that pick a colour: from 90 % on it hurts, from 97 % it fails. */
export function fullness(share: number): 'fine' | 'tight' | 'full' {
  return share >= 97 ? 'full' : share >= 90 ? 'tight' : 'fine';
}

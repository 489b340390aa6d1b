const units: readonly (readonly ['day' | 'hour' | 'minute', number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", "in 2 days"; within a minute "now". Both in milliseconds since 1970. */
export function relativeTime(time: number, now: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const difference = time - now;
  for (const [unit, size] of units) if (Math.abs(difference) >= size) return format.format(Math.trunc(difference / size), unit);
  return format.format(0, 'second');
}

/** The value of a `datetime-local` field for a UTC time, in the browser's own zone, to the minute. */
export function toLocalField(time: string): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** UTC, ISO 8601, of what a `datetime-local` field holds; null when it holds no time. */
export function fromLocalField(value: string): string | null {
  const date = new Date(value);
  return value === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** "GMT+7": so that nobody wonders whose clock a field means. */
export function zoneName(language: string, now: number): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'short' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

import type { Language } from './language.ts';

/** "09:10", or "23 Nov, 09:10" of another day; "09.10" in Indonesian. In the zone of whoever reads it. */
export function sinceText(since: string, language: Language, now: Date): string {
  const at = new Date(since);
  const sameDay = at.toDateString() === now.toDateString();
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(
    language === 'en' ? 'en-GB' : language,
    sameDay ? time : { day: 'numeric', month: 'short', ...time },
  ).format(at);
}

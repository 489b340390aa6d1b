import type { TFunction } from 'i18next';
import type { OfficeHours } from '../../../shared/model/office-hours.ts';
import type { Opening } from '../../../shared/model/opening.ts';
import { localeFor } from '../../components/diagnostics/format.ts';

const dayMs = 86_400_000;
/** Days of this computer's calendar between two moments. */
const daysBetween = (from: Date, to: Date): number =>
  Math.round(
    (Date.UTC(to.getFullYear(), to.getMonth(), to.getDate()) - Date.UTC(from.getFullYear(), from.getMonth(), from.getDate())) / dayMs,
  );

/** "Open now, until 16:00", "Closed now. Opens tomorrow at 08:00." By the clock of whoever reads it. */
export function openingText({ open, next }: Opening, now: number, language: string, t: TFunction): string {
  if (next === null) return t(open ? 'contact.open' : 'contact.closedLong');
  const [today, then] = [new Date(now), new Date(next)];
  const locale = localeFor(language);
  const time = then.toLocaleTimeString(locale, { timeStyle: 'short' });
  const days = daysBetween(today, then);
  const day = then.toLocaleDateString(locale, days < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' });
  const when =
    days === 0 ? t('contact.at.today', { time }) : days === 1 ? t('contact.at.tomorrow', { time }) : t('contact.at.day', { day, time });
  if (!open) return t('contact.closed', { when });
  return days === 0 ? t('contact.openUntil', { time }) : t('contact.openUntil', { time: when });
}

/** "Monday to Friday, 08:00–16:00"; with the place whose clocks count, when they are not ours. */
export function hoursText({ zone, days, from, to }: OfficeHours, language: string, t: TFunction, ownZone = here()): string {
  const locale = localeFor(language);
  // 1 January 2024 was a Monday.
  const name = (day: number) => new Date(Date.UTC(2024, 0, day)).toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' });
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first = 1, last = first] = [sorted[0], sorted.at(-1)];
  const words =
    sorted.length === 7
      ? t('contact.everyDay')
      : sorted.length > 2 && last - first === sorted.length - 1
        ? t('contact.days', { first: name(first), last: name(last) })
        : new Intl.ListFormat(locale, { type: 'conjunction' }).format(sorted.map(name));
  const clock = (text: string) => (language === 'id' ? text.replace(':', '.') : text);
  const span = t('contact.span', { days: words, from: clock(from), to: clock(to) });
  return zone === ownZone ? span : `${span} (${t('contact.zone', { place: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone })})`;
}

const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

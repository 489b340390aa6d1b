import type { LeadFilter } from '../../../shared/api/agent/lead.ts';
import { dayAfter, dayIn, instantIn, mondayOf } from '../../../shared/model/zoned-day.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Whole days of a zone; times in milliseconds since 1970, `end` excluded. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly start: number;
  readonly end: number;
}

const usualWeeks = 12;
const mostDays = 106 * 7;

export function periodOf({ from, to }: Pick<LeadFilter, 'from' | 'to'>, zone: string, now: number): Period | Refusal {
  const last = to ?? dayIn(now, zone);
  const first = from ?? dayAfter(mondayOf(last), -7 * (usualWeeks - 1));
  if (first > last)
    return refuse('bad-request', 'The first day is after the last.', { errors: [{ at: '/query/from', message: 'after to' }] });
  if (dayAfter(first, mostDays) <= last)
    return refuse('bad-request', 'A report is over at most 106 weeks.', { errors: [{ at: '/query/from', message: 'too early' }] });
  return spanOf(first, last, zone);
}

export const spanOf = (from: string, to: string, zone: string): Period => ({
  from,
  to,
  zone,
  start: instantIn(from, 0, zone),
  end: instantIn(dayAfter(to, 1), 0, zone),
});

/** As many days, just before. */
export function previousOf({ from, to, zone }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return spanOf(dayAfter(from, -days), dayAfter(from, -1), zone);
}

/** Mondays of the weeks that the period touches, and when each begins; the first may begin before the period. */
export function weeksOf({ from, to, zone }: Period): { readonly monday: string; readonly start: number }[] {
  const weeks = [];
  for (let monday = mondayOf(from); monday <= to; monday = dayAfter(monday, 7)) weeks.push({ monday, start: instantIn(monday, 0, zone) });
  return weeks;
}

export const within = ({ start, end }: Pick<Period, 'start' | 'end'>, at: number): boolean => at >= start && at < end;

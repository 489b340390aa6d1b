import type { OfficeHours } from './office-hours.ts';
import { dayAfter, dayIn, instantIn, weekday } from './zoned-day.ts';

export interface Opening {
  readonly open: boolean;
  /** When it closes, or opens again, in milliseconds since 1970. Null: not within the days that are looked at. */
  readonly next: number | null;
}

/** While nobody has decided anything. Here and not beside the schema, since pages compare with it. */
export const usualOfficeHours: OfficeHours = { zone: 'Asia/Jakarta', days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00', daysOff: [] };

/** Longer than any row of days off. */
const daysAhead = 60;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether the help desk is there, and until when that holds. @param now milliseconds since 1970 */
export function openingAt({ zone, days, from, to, daysOff }: OfficeHours, now: number): Opening {
  const today = dayIn(now, zone);
  let closes: number | null = null;
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = dayAfter(today, ahead);
    if (!days.includes(weekday(day)) || daysOff.includes(day)) continue;
    const start = instantIn(day, minutesOf(from), zone);
    const end = instantIn(day, minutesOf(to), zone);
    if (end <= now) continue;
    // Up to midnight, and from midnight on: that is no closing.
    if (closes === null && start > now) return { open: false, next: start };
    if (closes !== null && start > closes) break;
    closes = end;
  }
  return { open: closes !== null, next: closes };
}

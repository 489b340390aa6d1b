import type { OfficeHours } from './office-hours.ts';
import { dayAfter, dayIn, instantIn, weekday } from './zoned-day.ts';

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/**
 * Milliseconds of office hours between two moments; 0 when the second is not after the first.
 * What lies before `from` or after `to` is not counted: these days are worked out once, for many questions.
 * @param from milliseconds since 1970, as `to` and all other times
 */
export function createOfficeTime(hours: OfficeHours, from: number, to: number): (start: number, end: number) => number {
  const off = new Set(hours.daysOff);
  const days = new Set(hours.days);
  const [opensAt, closesAt] = [minutesOf(hours.from), minutesOf(hours.to)];
  const opens: number[] = [];
  const lengths: number[] = [];
  /** Office time of all earlier days. */
  const before: number[] = [];
  let sum = 0;
  const last = dayIn(to, hours.zone);
  for (let day = dayIn(from, hours.zone); day <= last; day = dayAfter(day, 1)) {
    if (!days.has(weekday(day)) || off.has(day)) continue;
    const open = instantIn(day, opensAt, hours.zone);
    const length = Math.max(0, instantIn(day, closesAt, hours.zone) - open);
    opens.push(open);
    lengths.push(length);
    before.push(sum);
    sum += length;
  }
  /** Office time from the first day until then. */
  const until = (at: number): number => {
    const index = lastNotAfter(opens, at);
    return index < 0 ? 0 : (before[index] ?? 0) + Math.min(at - (opens[index] ?? 0), lengths[index] ?? 0);
  };
  return (start, end) => Math.max(0, until(Math.min(end, to)) - until(Math.max(start, from)));
}

/** Ten years: whoever has no office hours until then has none. */
const farthest = 3660;

/**
 * When so much office time has passed since then; null when it never will, as with every day off.
 * @param start milliseconds since 1970, as the result
 * @param time milliseconds
 */
export function afterOfficeTime(hours: OfficeHours, start: number, time: number): number | null {
  const off = new Set(hours.daysOff);
  const [opensAt, closesAt] = [minutesOf(hours.from), minutesOf(hours.to)];
  let left = time;
  let day = dayIn(start, hours.zone);
  for (let count = 0; count < farthest; count += 1, day = dayAfter(day, 1)) {
    if (!hours.days.includes(weekday(day)) || off.has(day)) continue;
    const from = Math.max(start, instantIn(day, opensAt, hours.zone));
    const there = Math.max(0, instantIn(day, closesAt, hours.zone) - from);
    // What is due at the very end of a day is due on that day.
    if (there > 0 && left <= there) return from + left;
    left -= there;
  }
  return null;
}

/** Index of the last of ascending values that is not above it; -1: all are. */
export function lastNotAfter(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: making one costs a hundred times as much as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(zone, made);
  return made;
}

/** What clocks in the zone show, as if that were UTC. Milliseconds, to the second. */
function wallClock(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The day in the zone, "2026-11-24". @param at milliseconds since 1970 */
export const dayIn = (at: number, zone: string): string => new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/**
 * When clocks in the zone show that time of that day, in milliseconds since 1970. A time that clocks leave out in spring is
 * taken as the one an hour later; of one that they show twice in autumn, one of both.
 * @param minutes since midnight; 1440 is the next midnight
 */
export function instantIn(day: string, minutes: number, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  // The offset is that of the moment that is looked for: the second look corrects the first where clocks change near it.
  const guess = wanted - (wallClock(wanted, zone) - wanted);
  return wanted - (wallClock(guess, zone) - guess);
}

/** "2026-11-24" and 7 -> "2026-12-01". */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 1: Monday ... 7: Sunday. */
export const weekday = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The Monday of a day. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekday(day));

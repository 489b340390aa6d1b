import { type Announcement, isCurrent } from '../../shared/model/announcement.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Tip } from '../../shared/model/tip.ts';

/** May everybody read it? A tip for some groups is not public. What depends on a computer's own facts is: readers see what it is about. */
export function isPublic(tip: Tip, now: string): boolean {
  const { groups = [] } = tip.audience;
  return groups.length === 0 && hasStarted(tip.startsAt, now) && !hasEnded(tip.endsAt, now);
}

/** A tip for speakers of one language only is on the pages of that language only. */
export function isInLanguage(tip: Tip, language: Language): boolean {
  const { languages = [] } = tip.audience;
  return languages.length === 0 || languages.includes(language);
}

/** Known issues that go on now, the latest first; news is for those whom it was written to, and so is what concerns some groups. */
export function currentIssues(announcements: readonly Announcement[], now: string): Announcement[] {
  return announcements
    .filter((one) => one.kind === 'issue' && isCurrent(one, now) && (one.audience.groups ?? []).length === 0)
    .sort((a, b) => (a.startsAt < b.startsAt ? 1 : a.startsAt > b.startsAt ? -1 : 0));
}

export interface Told {
  readonly announcement: Announcement;
  readonly state: 'going' | 'solved' | 'ended';
  /** When that state began. */
  readonly since: string;
}

/**
 * What feed readers are told: known issues but those of some groups, and news that is meant for everybody, also when it is over. What
 * was withdrawn is in it no more. The latest word first.
 */
export function toldAnnouncements(announcements: readonly Announcement[], now: string): Told[] {
  return announcements
    .filter((one) => one.startsAt <= now && (one.kind === 'issue' ? (one.audience.groups ?? []).length === 0 : isForAll(one)))
    .map((announcement) => ({ announcement, ...stateOf(announcement, now) }))
    .sort((a, b) => (a.since < b.since ? 1 : -1));
}

/** News that names anybody at all was written to them. */
const isForAll = ({ audience }: Announcement): boolean =>
  Object.values(audience).every((wish) => wish === undefined || (Array.isArray(wish) && wish.length === 0));

function stateOf({ startsAt, endsAt, resolvedAt }: Announcement, now: string): Pick<Told, 'state' | 'since'> {
  if (resolvedAt !== null) return { state: 'solved', since: resolvedAt };
  return endsAt !== null && endsAt <= now ? { state: 'ended', since: endsAt } : { state: 'going', since: startsAt };
}

/** The next time at which something appears or ends by itself, or null. UTC, as `now`. */
export function nextChange(
  things: readonly { readonly startsAt?: string | null | undefined; readonly endsAt?: string | null | undefined }[],
  now: string,
): string | null {
  let next: string | null = null;
  for (const { startsAt, endsAt } of things) {
    for (const time of [startsAt, endsAt]) if (time && time > now && (next === null || time < next)) next = time;
  }
  return next;
}

const hasStarted = (startsAt: string | null | undefined, now: string): boolean => !startsAt || startsAt <= now;
const hasEnded = (endsAt: string | null | undefined, now: string): boolean => Boolean(endsAt) && (endsAt ?? '') <= now;

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

/** Known issues for feed readers: what was public once and was not withdrawn, also when it is over. The latest word first. */
export function toldIssues(announcements: readonly Announcement[], now: string): Announcement[] {
  return announcements
    .filter((one) => one.kind === 'issue' && one.startsAt <= now && (one.audience.groups ?? []).length === 0)
    .sort((a, b) => (lastWord(a) < lastWord(b) ? 1 : -1));
}

/** When something was last said of it. */
export const lastWord = ({ startsAt, resolvedAt }: Announcement): string => resolvedAt ?? startsAt;

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

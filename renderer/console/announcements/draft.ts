import type { AgentAnnouncement, AnnouncementDraft, Cluster } from '../../../shared/api/agent-routes.ts';
import type { LocalText } from '../../../shared/model/language.ts';

/** What an editor may change of it. */
export function draftOf(announcement: AgentAnnouncement): AnnouncementDraft {
  const { kind, title, body, keywords, audience, since, startsAt, endsAt } = announcement;
  return { kind, title, body, keywords, audience, since, startsAt, endsAt };
}

/** What a known issue of several tickets is called unless the editor writes something better; read by users. */
export function titleOfCluster({ kind, text, application }: Cluster): { en: string; id: string } | null {
  if (kind === 'finding') return text && { en: text.en, id: text.id ?? '' };
  return application === null ? null : { en: `${application} closes by itself`, id: `${application} tertutup sendiri` };
}

/** What the all-clear says unless the editor writes something better; read by users. */
export function usualAllClear(title: LocalText): { en: string; id: string } {
  return { en: `It is over: ${title.en}. Please try again.`, id: `Sudah beres: ${title.id || title.en}. Silakan coba lagi.` };
}

/** "75 %" of those that were reached; a dash while nobody was. */
export function shareText(part: number, of: number, language: string): string {
  return of === 0 ? '–' : new Intl.NumberFormat(language, { style: 'percent' }).format(part / of);
}

import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { Announcements } from '../../sync/announcements.ts';

export const announcementsHandlers = (
  announcements: Announcements,
  language: () => Language,
  /** What the tray or a page tells may be different now. */
  onChange: () => void,
): Handlers['announcements'] => ({
  list: () => [
    ...announcements.current().map((one) => ({ ...one, over: false, meToo: announcements.isMeToo(one.id) })),
    ...announcements.allClears().map((one) => ({ ...one, over: true, meToo: announcements.isMeToo(one.id) })),
  ],
  async match(question) {
    const issues = announcements.current().filter(({ kind }) => kind === 'issue');
    if (issues.length === 0) return [];
    const { createIssueSearch } = await import('../../../shared/search/issue-search.ts');
    // A handful of issues: building the index anew costs less than keeping it.
    return createIssueSearch(issues, language()).match(question);
  },
  async seen({ id }) {
    const ok = await announcements.see(id);
    onChange();
    return { ok };
  },
  async meToo({ id, meToo }) {
    const ok = await announcements.sayMeToo(id, meToo);
    onChange();
    return { ok };
  },
});

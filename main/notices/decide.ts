import type { View } from '../../shared/ipc/contract.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import { isCallOpen } from '../../shared/model/call.ts';
import type { Crash } from '../../shared/model/crash.ts';
import { inLanguage, type Language } from '../../shared/model/language.ts';
import { sinceText } from '../../shared/model/since.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { listedAs } from '../../shared/model/ticket.ts';
import { type Tip, tipText } from '../../shared/model/tip.ts';
import type { MainTexts } from '../platform/texts.ts';
import type { News } from '../sync/feed/state.ts';

export interface Notice {
  /** The same key replaces what is still shown, so that a conversation has one notification at most. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Where a click on it leads. */
  readonly view: View;
  readonly urgency: 'low' | 'normal' | 'critical';
  /** The crash that it tells of. */
  readonly about?: Crash;
  /** Announcements that it tells of. */
  readonly announcements?: readonly string[];
  /** Of the click itself; "Open" without it. */
  readonly openLabel?: string;
  /** Further buttons, where the desktop shows any. */
  readonly actions?: readonly { readonly id: string; readonly label: string }[];
}

const longestBody = 240;
/** Answers are Markdown; a notification shows it as it is typed. */
const withoutMarks = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/^\s*(?:#{1,6}|>|[-*])\s+/gm, '');
const shorten = (text: string): string => {
  const flat = withoutMarks(text).replace(/\s+/g, ' ').trim();
  // Not in the middle of an emoji: half of one is shown as a question mark.
  return flat.length > longestBody ? `${flat.slice(0, longestBody - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : flat;
};

/** One a ticket, with all that is new in it: it may have come twice while the feed was read. */
function byTicket<N extends News & { readonly ticket: Ticket }>(news: readonly N[]): readonly N[] {
  return [...new Map(news.map((one) => [one.ticket.id, one])).values()];
}

/**
 * What to tell of what came in one reading of the feed. Several of a kind, as after days offline, are one notification.
 * @param current announcements that hold now: of what is planned or withdrawn nothing is said
 * @param allClears what is over, of that which the user was told of
 */
export function noticesFor(
  news: readonly News[],
  texts: MainTexts,
  language: Language,
  { current, allClears }: { readonly current: readonly Announcement[]; readonly allClears: readonly Announcement[] },
  at: Date,
): readonly Notice[] {
  const notices: Notice[] = [];
  const push = (key: string, title: string, body: string, view: View): void => {
    notices.push({ key, title, body, view, urgency: 'normal' });
  };
  const conversationOf = (ticket: Ticket): View => ({ name: 'reports', id: listedAs(ticket) });
  const answers = byTicket(news.filter((one) => one.kind === 'answer'));
  const [answer] = answers;
  if (answers.length > 1) push('answers', texts.answersTitle(answers.length), texts.answersBody, { name: 'reports' });
  else if (answer) {
    const { ticket, messages } = answer;
    const last = messages.at(-1);
    const body = last?.text || last?.answer?.problem || last?.answer?.steps[0] || ticket.title;
    push(ticket.id, `${texts.answerTitle}: ${ticket.title}`, shorten(body), conversationOf(ticket));
  }
  const requests = byTicket(news.filter((one) => one.kind === 'fresh-set-request'));
  const [asked] = requests;
  if (requests.length > 1) push('requests', texts.requestsTitle(requests.length), texts.requestBody, { name: 'reports' });
  else if (asked) {
    const { ticket, request } = asked;
    const body = `${shorten(request.reason || ticket.title)}\n${texts.requestBody}`;
    push(`request ${ticket.id}`, texts.requestTitle, body, conversationOf(ticket));
  }
  const call = news.findLast((one) => one.kind === 'call')?.call;
  // Of one that is over, as after hours offline, there is nothing to say.
  if (call && isCallOpen(call, at.getTime())) push('call', texts.callTitle(call.agent), texts.callBody, { name: 'contact' });
  const solved = byTicket(news.filter((one) => one.kind === 'solved'));
  const [done] = solved;
  if (solved.length > 1) push('solved', texts.solvedManyTitle(solved.length), texts.solvedManyBody, { name: 'reports' });
  else if (done) push(done.ticket.id, texts.solvedTitle, shorten(done.ticket.title), conversationOf(done.ticket));
  const brought = new Set(news.map((one) => (one.kind === 'announcement' ? one.announcement.id : null)));
  const announcements = current.filter(({ id }) => brought.has(id));
  const [first] = announcements;
  if (announcements.length > 1)
    notices.push({
      key: 'announcements',
      title: texts.newsTitle,
      body: texts.newsManyBody(announcements.length),
      view: { name: 'home' },
      urgency: 'normal',
      announcements: announcements.map(({ id }) => id),
    });
  else if (first) notices.push(announced(first, texts, language, at));
  const over = new Set(news.map((one) => (one.kind === 'all-clear' ? one.announcement.id : null)));
  for (const { id, title, allClear } of allClears.filter((one) => over.has(one.id))) {
    const words = (allClear && inLanguage(allClear, language)) || texts.allClearBody(inLanguage(title, language));
    // In place of the notification that told of the trouble, should it still be there.
    push(id, texts.allClearTitle, shorten(words), { name: 'home' });
  }
  return notices;
}

function announced({ id, kind, title, since }: Announcement, texts: MainTexts, language: Language, at: Date): Notice {
  const words = inLanguage(title, language);
  const issue = kind === 'issue';
  return {
    key: id,
    title: issue ? texts.issueTitle : texts.newsTitle,
    body: shorten(issue ? texts.issueBody(words, since && sinceText(since, language, at)) : words),
    view: { name: 'home' },
    urgency: 'normal',
    announcements: [id],
  };
}

/** One notification for all tips that are urgent now; null when there are none. */
export function noticeOfTips(tips: readonly Tip[], texts: MainTexts, language: Language): Notice | null {
  const [tip] = tips;
  if (!tip) return null;
  if (tips.length > 1)
    return { key: 'tips', title: texts.tipsTitle(tips.length), body: texts.tipsBody, view: { name: 'tips' }, urgency: 'normal' };
  const { title } = tipText(tip, language);
  return { key: `tip ${tip.id}`, title: texts.tipTitle, body: shorten(title), view: { name: 'tips', id: tip.id }, urgency: 'normal' };
}

import type { View } from '../../shared/ipc/contract.ts';
import { inLanguage, type Language } from '../../shared/model/language.ts';
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
}

const longestBody = 240;
const shorten = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > longestBody ? `${flat.slice(0, longestBody - 1)}…` : flat;
};

/** What to tell of what came in one reading of the feed. Several of a kind, as after days offline, are one notification. */
export function noticesFor(news: readonly News[], texts: MainTexts, language: Language): readonly Notice[] {
  const notices: Notice[] = [];
  const answers = news.filter((one) => one.kind === 'answer');
  const [answer] = answers;
  if (answers.length > 1)
    notices.push({
      key: 'answers',
      title: texts.answersTitle(answers.length),
      body: texts.answersBody,
      view: { name: 'reports' },
      urgency: 'normal',
    });
  else if (answer) {
    const { ticket, messages } = answer;
    const last = messages.at(-1);
    const body = last?.text || last?.answer?.problem || last?.answer?.steps[0] || ticket.title;
    const view: View = { name: 'reports', id: ticket.reportId };
    notices.push({ key: ticket.id, title: `${texts.answerTitle}: ${ticket.title}`, body: shorten(body), view, urgency: 'normal' });
  }
  for (const one of news) {
    if (one.kind !== 'solved') continue;
    const { id, title, reportId } = one.ticket;
    notices.push({ key: id, title: texts.solvedTitle, body: shorten(title), view: { name: 'reports', id: reportId }, urgency: 'normal' });
  }
  const announcements = news.filter((one) => one.kind === 'announcement').map(({ announcement }) => announcement);
  const [first] = announcements;
  if (announcements.length > 1)
    notices.push({
      key: 'announcements',
      title: texts.newsTitle,
      body: texts.newsManyBody(announcements.length),
      view: { name: 'home' },
      urgency: 'normal',
    });
  else if (first) {
    const title = first.kind === 'issue' ? texts.issueTitle : texts.newsTitle;
    notices.push({ key: first.id, title, body: shorten(inLanguage(first.title, language)), view: { name: 'home' }, urgency: 'normal' });
  }
  return notices;
}

import type { Announcement } from '../model/announcement.ts';
import type { Language } from '../model/language.ts';
import type { Tip } from '../model/tip.ts';
import { sameApplication } from '../tips/audience.ts';
import { createTipSearch } from './tip-search.ts';

interface IssueQuestion {
  /** What was typed so far. */
  readonly text: string;
  /** Name of the application in front. */
  readonly application?: string | undefined;
}

/** Finds the known issue that a person may be about to report. */
export interface IssueSearch {
  /**
   * Ids, best first: those that the typed words mean, those of the application in front, and those that are of no
   * application at all, which may be behind anything.
   */
  match(question: IssueQuestion): string[];
}

/** @param issues current ones that concern this desktop */
export function createIssueSearch(issues: readonly Announcement[], language: Language): IssueSearch {
  const search = createTipSearch(issues.map(asTip), language);
  return {
    match({ text, application }) {
      const typed = text.trim().length < 3 ? [] : search.search(text).map(({ id }) => id);
      const about = issues.filter(({ audience: { applications = [] } }) =>
        applications.some((one) => application !== undefined && sameApplication(one, application)),
      );
      const general = issues.filter(({ audience: { applications = [] } }) => applications.length === 0);
      return [...new Set([...typed, ...about.map(({ id }) => id), ...general.map(({ id }) => id)])];
    },
  };
}

/** The same engine as for tips: a title, a text, the words that people type. */
function asTip({ id, version, title, body, keywords, audience, startsAt }: Announcement): Tip {
  const text = (language: Language) => ({
    title: title[language] || title.en,
    problem: body[language] || body.en,
    cause: '',
    alternatives: '',
    steps: [],
    keywords,
  });
  return {
    id,
    version,
    updatedAt: startsAt,
    app: (audience.applications ?? []).join(' '),
    causeKind: 'server',
    texts: { en: text('en'), id: text('id') },
    audience: {},
    findings: [],
    related: [],
  };
}

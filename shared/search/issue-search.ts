import type { Announcement } from '../model/announcement.ts';
import type { Language } from '../model/language.ts';
import type { Tip } from '../model/tip.ts';
import { sameApplication } from '../tips/audience.ts';
import { normalForm } from './normal-form.ts';
import { createTipSearch } from './tip-search.ts';
import { splitWords } from './words.ts';

/** What is said of anything that fails: "LibreOffice is down" is no question about a mail server that is down, too. */
const conditions: ReadonlySet<string> = new Set(
  `down up off offline online slow dead gone unavailable unreachable outage maintenance repair repaired back again soon since until
  server service system mati padam lambat lemot hilang gangguan terganggu pemeliharaan perbaikan diperbaiki putus normal pulih sejak
  sampai hingga peladen layanan sistem`
    .split(/\s+/)
    .map(normalForm),
);
const namesSubject = (words: readonly string[]): boolean =>
  words.flatMap((word) => splitWords(word)).some(({ text }) => !conditions.has(normalForm(text)));

interface IssueQuestion {
  /** What was typed so far. */
  readonly text: string;
  /** Name of the application in front. */
  readonly application?: string | undefined;
}

/** Finds the known issue that a person may be about to report. */
export interface IssueSearch {
  /**
   * Ids, best first: those whose subject the typed words mean, those of the application in front, and those that are of no
   * application at all, which may be behind anything.
   */
  match(question: IssueQuestion): string[];
}

/** @param issues current ones that concern this desktop */
export function createIssueSearch(issues: readonly Announcement[], language: Language): IssueSearch {
  const search = createTipSearch(issues.map(asTip), language);
  return {
    match({ text, application }) {
      const typed = text.trim().length < 3 ? [] : search.search(text).flatMap(({ id, matched }) => (namesSubject(matched) ? [id] : []));
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

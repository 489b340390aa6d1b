import type { Language } from '../../shared/model/language.ts';
import type { Tip } from '../../shared/model/tip.ts';
import type { SiteFrame, SitePage } from '../../shared/site/contract.ts';
import { desktopFromSlug, fitsDesktop } from '../../shared/site/desktop-choice.ts';
import { type DesktopName, partsOf } from '../../shared/tips/desktop-steps.ts';
import { rootFrom, type SiteAddress } from './address.ts';
import { type Answer, makeAnswer } from './answer.ts';
import type { SiteFiles } from './files.ts';
import { readSiteUrl } from './site-url.ts';
import type { Snapshot } from './snapshot.ts';

const html = 'text/html; charset=utf-8';
const longestQuestion = 500;
const mostHits = 30;
/** More addresses than any site has; a bound for those who make addresses up. */
const mostAnswers = 2000;

export interface Asked {
  /** Below the root: "en/tips/missing-fonts". */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** For pages that are of no language. */
  readonly preferred: Language;
}

type Page = Extract<SiteAddress, { kind: 'home' | 'search' | 'contact' | 'wall' | 'tip' | 'missing' }>;

/** The page as an answer; from memory when it was made before and nothing has changed since. */
export function pageAnswer(files: SiteFiles, snapshot: Snapshot, address: Page, asked: Asked): Answer {
  const desktop = desktopFromSlug(asked.query.desktop ?? '');
  const question = (asked.query.q ?? '').slice(0, longestQuestion).trim();
  const language = address.language ?? asked.preferred;
  const page = makePage(snapshot, address, language, desktop, question);
  const render = (): Answer =>
    makeAnswer(
      files.renderer.render(page, frameOf(files, snapshot, asked.path, language, desktop)),
      html,
      page.kind === 'missing' ? { status: 404 } : page.kind === 'search' ? { cacheControl: 'no-cache' } : {},
    );
  // Questions, and addresses that lead nowhere, are too many to keep.
  if (page.kind === 'missing' || page.kind === 'search') return render();
  return remembered(snapshot, `${asked.path}?${desktop ?? ''}`, render);
}

export function remembered(snapshot: Snapshot, key: string, make: () => Answer): Answer {
  const known = snapshot.answers.get(key);
  if (known !== undefined) return known;
  const answer = make();
  if (snapshot.answers.size < mostAnswers) snapshot.answers.set(key, answer);
  return answer;
}

function makePage(snapshot: Snapshot, address: Page, language: Language, desktop: DesktopName | null, question: string): SitePage {
  const fitting = (tip: Tip) => fitsDesktop(tip.audience, desktop);
  switch (address.kind) {
    case 'home':
      return { kind: 'home', tips: snapshot.tips(language).filter(fitting) };
    case 'search': {
      const context = { helped: snapshot.helped, ...(desktop === null ? {} : { desktops: partsOf(desktop) }) };
      const found = question === '' ? [] : snapshot.search(language).search(question, { ...context, limit: mostHits });
      const hits = found.map(({ id }) => snapshot.tip(id)).filter((tip) => tip !== null);
      return { kind: 'search', question, hits: hits.filter(fitting) };
    }
    case 'contact':
      return { kind: 'contact', contact: snapshot.policy.contact };
    case 'wall': {
      const siteUrl = readSiteUrl(snapshot.policy.siteUrl);
      // A camera needs a whole address, and somebody must have told it.
      if (siteUrl === null || !snapshot.policy.webReports) return { kind: 'missing' };
      return { kind: 'wall', address: `${siteUrl}/report`, contact: snapshot.policy.contact };
    }
    case 'tip': {
      const tip = snapshot.tip(address.id);
      if (tip === null) return { kind: 'missing' };
      return { kind: 'tip', tip, related: tip.related.map((id) => snapshot.tip(id)).filter((other) => other !== null) };
    }
    case 'missing':
      return { kind: 'missing' };
  }
}

export function frameOf(files: SiteFiles, snapshot: Snapshot, path: string, language: Language, desktop: DesktopName | null): SiteFrame {
  const { policy, issues } = snapshot;
  return {
    language,
    desktop,
    organisation: policy.organisation,
    root: rootFrom(path),
    path: path.slice(path.indexOf('/') + 1),
    siteUrl: readSiteUrl(policy.siteUrl),
    linkHosts: policy.linkHosts,
    zone: policy.officeHours.zone,
    style: files.style,
    script: files.script,
    reports: policy.webReports,
    issues,
  };
}

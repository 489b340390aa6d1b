import type { Announcement } from '../model/announcement.ts';
import type { Language } from '../model/language.ts';
import type { Policy } from '../model/policy.ts';
import type { Tip } from '../model/tip.ts';
import type { DesktopName } from '../tips/desktop-steps.ts';
import type { FormLimits, FormProblem, ReportForm, WebConversation, WebTrouble } from './forms.ts';

/**
 * What the help desk hands to the renderer of the public site, and what it gets back. The help desk loads the renderer as
 * a built file (dist/site/render.js): neither imports the other.
 */
export interface SiteRenderer {
  /** One whole HTML document, without its doctype's line end. Pure: the same page and frame give the same text. */
  readonly render: (page: SitePage, frame: SiteFrame) => string;
}

/** A tip as a browser gets it to search while one types. `helped`: its score, where enough have judged it. */
export type IndexedTip = Tip & { readonly helped?: number };

/** What every page of the site has in common. */
export interface SiteFrame {
  readonly language: Language;
  /** The reader's choice; null: steps of all desktops. */
  readonly desktop: DesktopName | null;
  /** Empty: "Pandu" alone. */
  readonly organisation: string;
  /** From the page's address to the root of the site: "../../". Links are relative, so that a proxy may put the site anywhere. */
  readonly root: string;
  /** Of this page, below its language: "tips/missing-fonts", "" for the first page. */
  readonly path: string;
  /** Absolute, without a slash at its end; null: not known, and pages have no canonical address. */
  readonly siteUrl: string | null;
  /** Names below `assets/`. */
  readonly style: string;
  readonly script: string;
  /** Of the policy: where links may lead. */
  readonly linkHosts: readonly string[];
  /** There is a form to report with. */
  readonly reports: boolean;
  /** IANA name of the time zone in which the help desk says times. */
  readonly zone: string;
  /** Known issues that are going on. */
  readonly issues: readonly Announcement[];
}

export type SitePage =
  | { readonly kind: 'home'; readonly tips: readonly Tip[] }
  /** `question` as typed; empty when nothing was asked. */
  | { readonly kind: 'search'; readonly question: string; readonly hits: readonly Tip[] }
  | { readonly kind: 'tip'; readonly tip: Tip; readonly related: readonly Tip[] }
  | { readonly kind: 'contact'; readonly contact: Policy['contact'] }
  /** `key`: what proves that the form is ours. */
  | {
      readonly kind: 'report';
      readonly form: ReportForm;
      readonly problems: readonly FormProblem[];
      readonly key: string;
      readonly limits: FormLimits;
    }
  | { readonly kind: 'conversation'; readonly conversation: WebConversation; readonly limits: FormLimits }
  | { readonly kind: 'trouble'; readonly trouble: WebTrouble; readonly contact: Policy['contact'] }
  /** A sheet for the wall; `address` of the form. */
  | { readonly kind: 'wall'; readonly address: string; readonly contact: Policy['contact'] }
  | { readonly kind: 'missing' };

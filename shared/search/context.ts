import type { Tip } from '../model/tip.ts';

export interface SearchContext {
  /** Name of the application in front, as `Application.name`: "LibreOffice Calc". */
  readonly application?: string | undefined;
  /** Ids of the findings that fired. */
  readonly findings?: readonly string[] | undefined;
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]. */
  readonly desktops?: readonly string[] | undefined;
  /** Whole days since this desktop's migration day; null: it has none, or it is still to come. */
  readonly daysSinceMigration?: number | null | undefined;
  /** Id of a tip -> its score, as `helpedScore` has it. A tip that too few have judged is not in it. */
  readonly helped?: ReadonlyMap<string, number> | undefined;
}

/** Days after migration in which people learn more than they repair. */
export const firstDays = 30;

const finding = 1.6;
const sameApplication = 1.35;
const sameFamily = 1.15;
/** Written for this desktop environment, or for these days: a bit more to the point than what is for everybody. */
const sameDesktop = 1.08;
const theseDays = 1.08;
const howtoAtFirst = 1.06;
/** What others say moves a tip past its neighbour, not past one with the words that were asked for. */
const bestHelped = 1.2;
const worstHelped = 0.85;

/** 1 for a tip that the context says nothing about, more for one that fits it; never enough to bring up a tip without a word of the question. */
export function contextFactor(tip: Tip, context: SearchContext): number {
  return reasonFactor(tip, context) * desktopFactor(tip, context) * daysFactor(tip, context) * helpedFactor(context.helped?.get(tip.id));
}

/** The part of the above that is about what happens at this moment: the findings that fired, and the application in front. */
export function reasonFactor(tip: Tip, context: SearchContext): number {
  let factor = 1;
  if (context.findings?.some((id) => tip.findings.includes(id))) factor *= finding;
  if (context.application) {
    const wanted = context.application.toLowerCase();
    const names = [tip.app, ...(tip.audience.applications ?? [])].map((name) => name.toLowerCase());
    if (names.some((name) => name === wanted)) factor *= sameApplication;
    // "LibreOffice" concerns Writer and Calc, and the other way round.
    else if (names.some((name) => firstWord(name) === firstWord(wanted))) factor *= sameFamily;
  }
  return factor;
}

/**
 * How well a tip helped those who said so: (solved + 1) / (solved + not + 2), which is Laplace's rule of succession
 * (P.-S. Laplace, "Essai philosophique sur les probabilités", 1814), in steps of 0.05. One voice more is then rarely seen,
 * and five of five are not taken for certainty.
 *
 * @returns above 0 and below 1; null when fewer than `least` have judged: they say nothing, and could be told apart
 */
export function helpedScore(solved: number, notHelped: number, least: number): number | null {
  if (solved + notHelped < least) return null;
  return Math.round(((solved + 1) / (solved + notHelped + 2)) * 20) / 20;
}

/** 1 where nothing is known, and for a tip that helps every second one; 0.85 to 1.2, never falling as the score grows. */
export function helpedFactor(score: number | undefined): number {
  if (score === undefined || Number.isNaN(score)) return 1;
  const apart = Math.min(1, Math.max(0, score)) * 2 - 1;
  return apart >= 0 ? 1 + apart * (bestHelped - 1) : 1 + apart * (1 - worstHelped);
}

function desktopFactor({ audience }: Tip, { desktops = [] }: SearchContext): number {
  const named = (audience.desktops ?? []).map((name) => name.trim().toLowerCase());
  return named.length > 0 && desktops.some((name) => named.includes(name.trim().toLowerCase())) ? sameDesktop : 1;
}

function daysFactor({ audience, causeKind }: Tip, { daysSinceMigration: days }: SearchContext): number {
  if (days === undefined || days === null || days < 0) return 1;
  const { min, below } = audience.daysSinceMigration ?? {};
  const named = min !== undefined || below !== undefined;
  const fits = named && days >= (min ?? 0) && days < (below ?? Number.POSITIVE_INFINITY);
  return (fits ? theseDays : 1) * (causeKind === 'howto' && days < firstDays ? howtoAtFirst : 1);
}

function firstWord(name: string): string {
  return name.split(/[\s,-]/)[0] ?? name;
}

import type { Tip } from '../model/tip.ts';

export interface SearchContext {
  /** Name of the application in front, as `Application.name`: "LibreOffice Calc". */
  readonly application?: string;
  /** Ids of the findings that fired. */
  readonly findings?: readonly string[];
}

const finding = 1.6;
const sameApplication = 1.35;
const sameFamily = 1.15;

/** 1 for a tip that the context says nothing about, more for one that fits it; never enough to bring up a tip without a word of the question. */
export function contextFactor(tip: Tip, context: SearchContext): number {
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

function firstWord(name: string): string {
  return name.split(/[\s,-]/)[0] ?? name;
}

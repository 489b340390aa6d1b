import type { Language } from '../../shared/model/language.ts';
import type { Audience } from '../../shared/model/tip.ts';

/** What this desktop knows of itself. What is not known never hides a tip. */
export interface TipFacts {
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5): ["ubuntu", "debian", "ubuntu-24.04"]. Empty: not known. */
  readonly distributions: readonly string[];
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]. Empty: not known. */
  readonly desktops: readonly string[];
  /** Names of the applications that are there; null: not known. */
  readonly applications: readonly string[] | null;
  readonly language: Language;
}

/** Is the tip for this desktop? Every condition must fit; an empty or absent one always does. */
export function concerns(audience: Audience, facts: TipFacts): boolean {
  return (
    fits(audience.distributions, facts.distributions, same) &&
    fits(audience.desktops, facts.desktops, same) &&
    fits(audience.applications, facts.applications ?? [], sameApplication) &&
    fits(audience.languages, [facts.language], same)
  );
}

function fits(wanted: readonly string[] | undefined, have: readonly string[], equal: (a: string, b: string) => boolean): boolean {
  if (!wanted || wanted.length === 0 || have.length === 0) return true;
  return wanted.some((want) => have.some((one) => equal(want.trim().toLowerCase(), one.trim().toLowerCase())));
}

const same = (a: string, b: string): boolean => a === b;

/** "LibreOffice" means Writer and Calc too, and "Firefox" is also the "Firefox ESR" that is installed. */
function sameApplication(wanted: string, have: string): boolean {
  return wanted === have || have.startsWith(`${wanted} `) || wanted.startsWith(`${have} `);
}

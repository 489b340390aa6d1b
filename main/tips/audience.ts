import type { Language } from '../../shared/model/language.ts';
import type { Audience, Tip, VersionRange } from '../../shared/model/tip.ts';

/** What this desktop knows of itself. What is not known never hides a tip. */
export interface TipFacts {
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5): ["ubuntu", "debian", "ubuntu-24.04"]. Empty: not known. */
  readonly distributions: readonly string[];
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]. Empty: not known. */
  readonly desktops: readonly string[];
  /** Names of the applications that are there; null: not known. */
  readonly applications: readonly string[] | null;
  /** Name of an application -> its version, "24.2.7.2" or "4:24.2.7-0ubuntu0.24.04.1". Absent: not known. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** Is the tip for this desktop? Every condition must fit; an empty or absent one always does. */
export function concerns(audience: Audience, facts: TipFacts): boolean {
  return (
    fits(audience.distributions, facts.distributions, same) &&
    fits(audience.desktops, facts.desktops, same) &&
    fits(audience.applications, facts.applications ?? [], sameApplication) &&
    fitsVersion(audience.versions, facts.versions ?? {}) &&
    fits(audience.languages, [facts.language], same)
  );
}

function fits(wanted: readonly string[] | undefined, have: readonly string[], equal: (a: string, b: string) => boolean): boolean {
  if (!wanted || wanted.length === 0 || have.length === 0) return true;
  return wanted.some((want) => have.some((one) => equal(want.trim().toLowerCase(), one.trim().toLowerCase())));
}

const same = (a: string, b: string): boolean => a === b;

/** Hides a tip only when every application that it names is here, in a version that it does not mean. */
function fitsVersion(wanted: readonly VersionRange[] | undefined, have: Readonly<Record<string, string>>): boolean {
  if (!wanted || wanted.length === 0) return true;
  return wanted.some(({ application, min, below }) => {
    const name = application.trim().toLowerCase();
    const known = Object.entries(have).filter(([one]) => sameApplication(name, one.trim().toLowerCase()));
    if (known.length === 0) return true;
    return known.some(
      ([, version]) =>
        (min === undefined || compareVersions(version, min) >= 0) && (below === undefined || compareVersions(version, below) < 0),
    );
  });
}

/** By numbers: 24.8 comes before 24.10. A package's epoch ("4:") and revision ("-0ubuntu1") say nothing of the program. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => (/^(?:\d+:)?([\d.]*)/.exec(version)?.[1] ?? '').split('.').map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const apart = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** Is it a tip for this application? By what it says that it is about, and by its audience. */
export function isAbout(tip: Pick<Tip, 'app' | 'audience'>, application: string): boolean {
  const names = [tip.app, ...(tip.audience.applications ?? []), ...(tip.audience.versions ?? []).map((range) => range.application)];
  const name = application.trim().toLowerCase();
  return names.some((one) => one.trim() !== '' && sameApplication(one.trim().toLowerCase(), name));
}

/** "LibreOffice" means Writer and Calc too, and "Firefox" is also the "Firefox ESR" that is installed. */
function sameApplication(wanted: string, have: string): boolean {
  return wanted === have || have.startsWith(`${wanted} `) || wanted.startsWith(`${have} `);
}

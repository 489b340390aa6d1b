import { assertNever } from '../model/assert-never.ts';
import { daysSinceMigration, type Group } from '../model/group.ts';
import type { Language } from '../model/language.ts';
import type { Audience, Tip, VersionRange } from '../model/tip.ts';

/** What is known of a desktop. What is absent, null or said to be empty is not known, and never hides a tip. */
export interface AudienceFacts {
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5): ["ubuntu", "debian", "ubuntu-24.04"]. Empty: not known. */
  readonly distributions: readonly string[];
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]. Empty: not known. */
  readonly desktops: readonly string[];
  /** "x11", "wayland"; "unknown" or absent: not known. */
  readonly sessionType?: string | undefined;
  /** Names of the applications that are there; null: not known. */
  readonly applications: readonly string[] | null;
  /** Name of an application -> its version, "24.2.7.2" or "4:24.2.7-0ubuntu0.24.04.1". Absent: not known. */
  readonly versions?: Readonly<Record<string, string>> | undefined;
  readonly language: Language;
  /** Those that it is in; empty: it is in none. Absent: not known. */
  readonly groups?: readonly Group[] | undefined;
  /** The local day of the desktop, "2026-11-24". Absent: not known. */
  readonly today?: string | undefined;
  /** Ids of the findings that fired when it was last looked at. Absent: not known. */
  readonly findings?: readonly string[] | undefined;
  /** Signatures of the crashes of lately, and the names of the programs. Absent: not known. */
  readonly crashes?: readonly string[] | undefined;
}

/** The conditions of an audience, in the order in which they are told. */
export const conditions = [
  'groups',
  'daysSinceMigration',
  'distributions',
  'desktops',
  'sessionTypes',
  'languages',
  'applications',
  'versions',
  'findings',
  'crashes',
] as const satisfies readonly (keyof Audience)[];
export type Condition = (typeof conditions)[number];
type Answer = 'yes' | 'no' | 'unknown';

/** Is it for this desktop? Every condition must fit; an empty or absent one, and one that nobody can tell, always does. */
export function concerns(audience: Audience, facts: AudienceFacts): boolean {
  return undecided(audience, facts) !== null;
}

/**
 * The conditions that cannot be told from these facts; none: it surely fits. null: one of them surely does not fit,
 * and the desktop is not meant.
 */
export function undecided(audience: Audience, facts: AudienceFacts): readonly Condition[] | null {
  const open: Condition[] = [];
  for (const condition of conditions) {
    const said = answer(condition, audience, facts);
    if (said === 'no') return null;
    if (said === 'unknown') open.push(condition);
  }
  return open;
}

function answer(condition: Condition, audience: Audience, facts: AudienceFacts): Answer {
  switch (condition) {
    case 'groups':
      return oneOf(audience.groups, facts.groups?.map(({ id }) => id) ?? null);
    case 'daysSinceMigration':
      return migration(audience.daysSinceMigration, facts);
    case 'distributions':
      return oneOf(audience.distributions, some(facts.distributions));
    case 'desktops':
      return oneOf(audience.desktops, some(facts.desktops));
    case 'sessionTypes':
      return oneOf(audience.sessionTypes, facts.sessionType && facts.sessionType !== 'unknown' ? [facts.sessionType] : null);
    case 'languages':
      return oneOf(audience.languages, [facts.language]);
    case 'applications':
      return oneOf(audience.applications, some(facts.applications ?? []), sameApplication);
    case 'versions':
      return version(audience.versions, facts.versions ?? {});
    case 'findings':
      return oneOf(audience.findings, facts.findings ?? null);
    case 'crashes':
      return oneOf(audience.crashes, facts.crashes ?? null);
    default:
      return assertNever(condition);
  }
}

const some = (have: readonly string[]): readonly string[] | null => (have.length === 0 ? null : have);
const same = (a: string, b: string): boolean => a === b;

function oneOf(wanted: readonly string[] | undefined, have: readonly string[] | null, equal = same): Answer {
  if (!wanted || wanted.length === 0) return 'yes';
  if (have === null) return 'unknown';
  return wanted.some((want) => have.some((one) => equal(plain(want), plain(one)))) ? 'yes' : 'no';
}

const plain = (name: string): string => name.trim().toLowerCase();

/** A desktop that is in no wave, or whose wave is still to come, has no such days: the condition speaks of others. */
function migration(wanted: Audience['daysSinceMigration'], { groups, today }: AudienceFacts): Answer {
  if (!wanted || (wanted.min === undefined && wanted.below === undefined)) return 'yes';
  if (!groups || today === undefined) return 'unknown';
  const days = daysSinceMigration(groups, today);
  return days !== null && days >= (wanted.min ?? 0) && days < (wanted.below ?? Number.POSITIVE_INFINITY) ? 'yes' : 'no';
}

/** Surely not only when every application that it names is here, in a version that it does not mean. */
function version(wanted: readonly VersionRange[] | undefined, have: Readonly<Record<string, string>>): Answer {
  if (!wanted || wanted.length === 0) return 'yes';
  const each = wanted.map(({ application, min, below }): Answer => {
    const known = Object.entries(have).filter(([one]) => sameApplication(application, one));
    if (known.length === 0) return 'unknown';
    const fits = known.some(
      ([, one]) => (min === undefined || compareVersions(one, min) >= 0) && (below === undefined || compareVersions(one, below) < 0),
    );
    return fits ? 'yes' : 'no';
  });
  return each.find((answer) => answer === 'yes') ?? each.find((answer) => answer === 'unknown') ?? 'no';
}

/** By numbers: 24.8 comes before 24.10. A package's epoch ("4:") and revision ("-0ubuntu1") say nothing of the program. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => (/^(?:\d+:)?([\d.]*)/.exec(one)?.[1] ?? '').split('.').map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const apart = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** Is it a tip for this application? By what it says that it is about, and by its audience. */
export function isAbout(tip: Pick<Tip, 'app' | 'audience'>, application: string): boolean {
  const names = [tip.app, ...(tip.audience.applications ?? []), ...(tip.audience.versions ?? []).map((range) => range.application)];
  return names.some((name) => sameApplication(name, application));
}

/** "LibreOffice" means Writer and Calc too, "Firefox" is also the "Firefox ESR" that is installed, and "Mozilla Firefox". */
export function sameApplication(wanted: string, have: string): boolean {
  const [asked, here] = [plain(wanted), plain(have)];
  return asked !== '' && here !== '' && (` ${here} `.includes(` ${asked} `) || asked.startsWith(`${here} `));
}

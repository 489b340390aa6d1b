import type { Group } from '../../shared/model/group.ts';
import type { Language } from '../../shared/model/language.ts';
import type { AudienceFacts } from '../../shared/tips/audience.ts';
import type { DesktopFacts } from '../platform/desktop-facts.ts';
import type { Installed } from '../platform/installed.ts';
import { type Kept, keptFile } from './kept-facts.ts';

/** What this desktop knows of itself, for deciding which tips and announcements are for it. */
export interface OwnFacts {
  /** What is known at this moment. Applications are those of the last `look`, also of one before a restart. */
  now(): AudienceFacts;
  /** The same, with the applications as they are now: read anew only when packages changed since the last time. */
  look(): Promise<AudienceFacts>;
  /** As `now`, and has them read beside it where packages changed: for whoever types and must not wait. `onChange` tells. */
  glance(): AudienceFacts;
  /** The computer was looked at: ids of the findings that fired. */
  inspected(findings: readonly string[]): Promise<void>;
  /** A program crashed. @param names its signature and the name of its program */
  crashed(names: readonly string[]): Promise<void>;
}

export interface OwnFactsDependencies {
  /** Where what was found out is kept; made when it is not there. */
  readonly folder: string;
  readonly desktop: DesktopFacts;
  readonly language: () => Language;
  /** Those that the feed says; none before the help desk was reached, and then it is in none. */
  readonly groups: () => readonly Group[];
  /** Changes when an application comes, goes or is renewed; cheap. */
  readonly stamp: () => Promise<string>;
  readonly readInstalled: () => Promise<Installed>;
  /** Other applications are here than before, or in other versions. */
  readonly onChange?: () => void;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

/** A crash of longer ago says nothing of today. Milliseconds. */
const lately = 14 * 24 * 3_600_000;
const mostCrashes = 50;

/**
 * Reads what was kept. A fact of the inventory that cannot be had stays unknown and hides nothing; groups, findings and
 * crashes are always known: none is an answer.
 */
export async function openOwnFacts(dependencies: OwnFactsDependencies): Promise<OwnFacts> {
  const { folder, desktop, language, groups, stamp, readInstalled, now, log } = dependencies;
  const { read, write } = keptFile(folder, log);
  let kept: Kept = await read();
  let looking: Promise<void> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const change = (next: Partial<Kept>): Promise<void> => {
    kept = { ...kept, ...next };
    // Nothing is lost that could not be found out again: a full disk is no reason to fail.
    writing = writing.then(() => write(kept)).catch((error: unknown) => log(`tips: own facts were not kept: ${String(error)}`));
    return writing;
  };

  async function lookNow(): Promise<void> {
    const at = await stamp();
    if (kept.installed?.stamp === at) return;
    const applications = await readInstalled().catch((error: unknown) => {
      log(`tips: the applications could not be read: ${String(error)}`);
      return null;
    });
    if (!applications) return;
    const differs = JSON.stringify(applications) !== JSON.stringify(kept.installed?.applications);
    await change({ installed: { stamp: at, applications } });
    if (differs) dependencies.onChange?.();
  }

  const known = (): AudienceFacts => {
    const applications = kept.installed ? Object.keys(kept.installed.applications) : null;
    const versions = Object.fromEntries(Object.entries(kept.installed?.applications ?? {}).filter(([, version]) => version !== ''));
    const since = now().getTime() - lately;
    return {
      distributions: desktop.distributions,
      desktops: desktop.desktops,
      sessionType: desktop.sessionType,
      language: language(),
      groups: groups(),
      today: localDay(now()),
      applications,
      versions,
      findings: kept.findings,
      crashes: kept.crashes.filter(({ at }) => Date.parse(at) >= since).flatMap(({ names }) => names),
    };
  };

  const looked = (): Promise<void> => {
    looking ??= lookNow().finally(() => {
      looking = null;
    });
    return looking;
  };

  return {
    now: known,
    async look() {
      await looked();
      return known();
    },
    glance() {
      void looked().catch((error: unknown) => log(`tips: the applications could not be read: ${String(error)}`));
      return known();
    },
    inspected: (findings) => (same(findings, kept.findings) ? Promise.resolve() : change({ findings: [...findings] })),
    crashed: (names) => change({ crashes: [...kept.crashes, { at: now().toISOString(), names: [...names] }].slice(-mostCrashes) }),
  };
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, at) => one === b[at]);

/** "2026-11-24" where the desktop is: a migration day has no hour and no zone. */
function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

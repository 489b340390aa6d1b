import type { Candidate } from '../shared/ipc/contract.ts';
import type { Application } from '../shared/model/application.ts';
import type { Finding } from '../shared/model/finding.ts';
import type { Section } from '../shared/model/section.ts';
import { createChanges } from './changes/changes.ts';
import type { ReadCrash } from './crashes/read.ts';
import type { ScreenFacts } from './diagnostics/collector.ts';
import type { Reach } from './diagnostics/collectors/check-page.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { validateSection } from './diagnostics/validate.ts';
import { type ApplicationClue, createApplications } from './platform/applications.ts';
import { exec } from './platform/exec.ts';
import type { Installed } from './platform/installed.ts';

export interface RunOptions {
  readonly application: Application | null;
  /** Ids of sections that are not collected. */
  readonly off: readonly string[];
  readonly screens: readonly ScreenFacts[];
  /** Pages for the check of the connection. */
  readonly reach: Reach;
  /** Of the report that this is for. */
  readonly placeholderKey?: string | undefined;
}
interface Inspected {
  readonly sections: Section[];
  readonly findings: Finding[];
}

/** Everything that reads this computer at length: its state, its programs, their icons. */
export interface Inspection {
  run(options: RunOptions, onSection: (section: Section) => void, signal: AbortSignal): Promise<Inspected>;
  /** Keeps the snapshot of the day, unless it is there. @returns whether one was kept */
  snapshot(off: readonly string[]): Promise<boolean>;
  describe(clue: ApplicationClue): Promise<Application | null>;
  running(): Promise<Candidate[]>;
  /** All applications of the menu. */
  installed(): Promise<Installed>;
  withIcon(application: Application): Promise<Candidate>;
  /** Crashes of this user's programs, the newest first. @param since milliseconds since 1970 */
  crashes(since: number): Promise<readonly ReadCrash[]>;
}

export interface InspectionDependencies {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
  /** Of what was read out of the system, in short. */
  readonly cache?: string;
  /** Where snapshots are kept; without it there are none. */
  readonly snapshots?: string;
}

export function createInspection({ env, home, uid, cache, snapshots }: InspectionDependencies): Inspection {
  const applications = createApplications({ env, home, uid, ...(cache ? { cache } : {}) });
  const withIcon = async (application: Application): Promise<Candidate> => {
    const found = await applications.iconOf(application);
    return found ? { ...application, icon: `data:${found.mediaType};base64,${Buffer.from(found.bytes).toString('base64')}` } : application;
  };
  const isWell = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'serious');
  const computer = { root: '/', env, home, exec, signal: new AbortController().signal };
  const deps = { env, uid, home, ...(cache ? { cache } : {}), now: Date.now, exec, validate: validateSection };
  const openChanges = () => createChanges({ folder: snapshots ?? null, now: Date.now, log: console.warn });
  return {
    async run({ application, off, screens, reach, placeholderKey }, onSection, signal) {
      const changes = openChanges();
      const diagnostics = createDiagnostics({ ...deps, reach, screens: async () => screens, changes: changes.look });
      const inspected = await diagnostics.run({ application, off, onSection, signal, placeholderKey });
      // After all sections were told, and most of it was read for one of them. What is switched off is not looked at, for later neither.
      if (!off.includes('changes') && !signal.aborted) await changes.keep(computer, isWell(inspected.findings));
      return inspected;
    },
    async snapshot(off) {
      const changes = openChanges();
      if (off.includes('changes') || (await changes.haveToday())) return false;
      const { findings } = await createDiagnostics(deps).run({ off, quick: true });
      return changes.keep(computer, isWell(findings));
    },
    describe: applications.describe,
    running: async () => Promise.all((await applications.running()).map(withIcon)),
    withIcon,
    async installed() {
      const { readInstalled } = await import('./platform/installed.ts');
      return readInstalled({ env, home });
    },
    async crashes(since) {
      const { readCrashes } = await import('./crashes/read.ts');
      return (await readCrashes({ env, home, uid, exec, since })).crashes;
    },
  };
}

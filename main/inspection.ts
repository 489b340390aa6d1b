import type { Candidate } from '../shared/ipc/contract.ts';
import type { Application } from '../shared/model/application.ts';
import type { Finding } from '../shared/model/finding.ts';
import type { Section } from '../shared/model/section.ts';
import type { ReadCrash } from './crashes/read.ts';
import type { ScreenFacts } from './diagnostics/collector.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import { validateSection } from './diagnostics/validate.ts';
import { type ApplicationClue, createApplications } from './platform/applications.ts';
import { exec } from './platform/exec.ts';

export interface RunOptions {
  readonly application: Application | null;
  /** Ids of sections that are not collected. */
  readonly off: readonly string[];
  readonly screens: readonly ScreenFacts[];
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
  describe(clue: ApplicationClue): Promise<Application | null>;
  running(): Promise<Candidate[]>;
  withIcon(application: Application): Promise<Candidate>;
  /** Crashes of this user's programs, the newest first. @param since milliseconds since 1970 */
  crashes(since: number): Promise<readonly ReadCrash[]>;
}

export interface InspectionDependencies {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
}

export function createInspection({ env, home, uid }: InspectionDependencies): Inspection {
  const applications = createApplications({ env, home, uid });
  const withIcon = async (application: Application): Promise<Candidate> => {
    const found = await applications.iconOf(application);
    return found ? { ...application, icon: `data:${found.mediaType};base64,${Buffer.from(found.bytes).toString('base64')}` } : application;
  };
  return {
    run({ application, off, screens, placeholderKey }, onSection, signal) {
      const diagnostics = createDiagnostics({
        env,
        uid,
        home,
        now: Date.now,
        exec,
        validate: validateSection,
        screens: async () => screens,
      });
      return diagnostics.run({ application, off, onSection, signal, placeholderKey });
    },
    describe: applications.describe,
    running: async () => Promise.all((await applications.running()).map(withIcon)),
    withIcon,
    async crashes(since) {
      const { readCrashes } = await import('./crashes/read.ts');
      return (await readCrashes({ env, home, uid, exec, since })).crashes;
    },
  };
}

import { setMaxListeners } from 'node:events';
import type { Application } from '../../shared/model/application.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import type { Identity } from '../../shared/redaction/identity.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { createBuses } from '../platform/buses.ts';
import type { Exec } from '../platform/exec.ts';
import { createFiles } from '../platform/files.ts';
import { listPids, type ProcessFacts, readProcess } from '../platform/processes.ts';
import { readIdentity } from '../platform/users.ts';
import type { Collector, CollectorContext } from './collector.ts';
import { allCollectors, quickCollectors } from './collectors.ts';
import { findingsOf, rulesFor } from './findings.ts';
import { runCollector, type Validate } from './runner.ts';

export interface DiagnosticsDeps {
  /** Folder that stands for "/"; a folder of fixtures in tests. */
  readonly root?: string;
  /** See `Files.cache`. */
  readonly cache?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** null: no program is ever started. */
  readonly exec: Exec | null;
  readonly validate: Validate | null;
  readonly screens?: CollectorContext['screens'];
  /** Default: the real buses for the real computer, none for a folder that stands for it. */
  readonly bus?: CollectorContext['bus'];
  readonly reach?: CollectorContext['reach'];
  readonly changes?: CollectorContext['changes'];
  readonly collectors?: readonly Collector[];
  /** Names that must not leave; read from the system when absent. */
  readonly identity?: Identity;
}

interface RunOptions {
  /** Only these sections; default: all of the first set. */
  readonly ids?: readonly string[];
  readonly application?: Application | null;
  /** Sections that the user or policy switched off: they come back as `off`, and nothing was collected. */
  readonly off?: readonly string[];
  /** Leaves out what is slow, and starts no program. */
  readonly quick?: boolean;
  /** Makes placeholders that are the same in everything with this key (see shared/redaction/placeholder.ts); numbered without. */
  readonly placeholderKey?: string | undefined;
  /** Called with each section as soon as it is there. */
  readonly onSection?: (section: Section) => void;
  readonly signal?: AbortSignal;
}

export interface Diagnostics {
  /** Sections in the order of the first set, redacted by one redactor; findings with the worst first. Never rejects. */
  readonly run: (options?: RunOptions) => Promise<{ readonly sections: Section[]; readonly findings: Finding[] }>;
}

export function createDiagnostics(deps: DiagnosticsDeps): Diagnostics {
  const root = deps.root ?? '/';
  const files = createFiles(root, deps.cache ?? null);

  async function run(options: RunOptions = {}): Promise<{ sections: Section[]; findings: Finding[] }> {
    const own = { uid: deps.uid, home: deps.home, userName: deps.env.USER ?? deps.env.LOGNAME };
    const redactor = createRedactor(deps.identity ?? readIdentity(files, own), options.placeholderKey);
    const signal = options.signal ?? new AbortController().signal;
    // Each collector and each program that it starts listens to it.
    setMaxListeners(0, signal);
    // A bus that is not asked costs nothing, and the quick set asks none.
    const buses = options.quick || root !== '/' ? null : createBuses(deps.env);
    let processes: readonly ProcessFacts[] | null = null;
    const context: CollectorContext = {
      files,
      root,
      env: deps.env,
      uid: deps.uid,
      home: deps.home,
      now: deps.now,
      exec: options.quick ? null : deps.exec,
      bus: options.quick ? async () => null : (deps.bus ?? buses?.ask ?? (async () => null)),
      ...(deps.reach ? { reach: deps.reach } : {}),
      signal,
      processes: () => {
        processes ??= listPids(files).flatMap((pid) => readProcess(files, pid) ?? []);
        return processes;
      },
      application: options.application ?? null,
      ...(deps.screens ? { screens: deps.screens } : {}),
      ...(deps.changes ? { changes: deps.changes } : {}),
    };
    const all = deps.collectors ?? (options.quick && !options.ids ? quickCollectors : await allCollectors());
    const wanted = all.filter(({ id, cost }) => (options.ids ? options.ids.includes(id) : !(options.quick && cost === 'slow')));
    const made = await Promise.all(
      wanted.map(async (collector): Promise<Section | null> => {
        const section = options.off?.includes(collector.id)
          ? { id: collector.id, status: 'off' as const, takenAt: new Date(deps.now()).toISOString(), durationMs: 0 }
          : await runCollector(collector, context, redactor, deps.validate);
        if (section) options.onSection?.(section);
        return section;
      }),
    );
    buses?.close();
    const sections = made.filter((section) => section !== null);
    return { sections, findings: findingsOf(sections, await rulesFor(sections)) };
  }

  return { run };
}

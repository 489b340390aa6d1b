import type { Crash } from '../../shared/model/crash.ts';
import type { Exec } from '../platform/exec.ts';
import { createStatusOf } from '../platform/file-status.ts';
import { createFiles } from '../platform/files.ts';
import { bootTime, listPids, ownerOf, readProcess } from '../platform/processes.ts';
import { createIdentify } from './identify.ts';
import { signatureOf } from './signature.ts';
import { readAbrt } from './sources/abrt.ts';
import { readApport } from './sources/apport.ts';
import { readCores } from './sources/cores.ts';
import type { FoundCrash } from './sources/found.ts';
import { readSystemd } from './sources/systemd.ts';

export interface CrashesQuery {
  /** Folder that stands for "/"; a folder of fixtures in tests. */
  readonly root?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
  /** null: no program may be started, so the journal is not asked. */
  readonly exec: Exec | null;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly signal?: AbortSignal;
}

export interface ReadCrash {
  readonly crash: Crash;
  /** Tells it from others: the time has whole seconds in some sources, and a program may crash twice in one. */
  readonly id: string;
  /** A part of the application crashed (a page of a browser) and the application itself is still there. */
  readonly stillOpen: boolean;
}

/** Two sources tell of one crash with clocks that are not read at the same moment. Milliseconds. */
const sameMoment = 60_000;
const mostCrashes = 100;

/** The crashes of this user's programs, the newest first, each once. `missing`: what could not be asked, in words. */
export async function readCrashes(
  query: CrashesQuery,
): Promise<{ readonly crashes: readonly ReadCrash[]; readonly missing: readonly string[] }> {
  const { uid, since, exec } = query;
  const files = createFiles(query.root ?? '/');
  const statusOf = createStatusOf(query.root ?? '/');
  const place = { files, statusOf, uid, since };
  const results = [
    exec === null
      ? { crashes: [], missing: 'the journal needs a program, which the quick set does not start' }
      : await readSystemd({ exec, uid, since, isCore: readCores(files, statusOf), ...(query.signal ? { signal: query.signal } : {}) }),
    readApport(place),
    readAbrt(place),
  ];
  const found = onlyOnce(results.flatMap(({ crashes }) => crashes)).slice(0, mostCrashes);
  const identify = found.length > 0 ? createIdentify({ ...query, files, statusOf }) : null;
  const crashes: ReadCrash[] = [];
  for (const one of found) {
    const crash: Crash = {
      at: new Date(one.at).toISOString(),
      application: (await identify?.(one)) ?? null,
      executable: one.executable,
      signal: one.signal,
      frames: [...one.frames],
      signature: signatureOf(one.executable, one.signal, one.frames),
      source: one.source,
      confirmed: one.confirmed,
    };
    crashes.push({ crash, id: `${one.source} ${one.executable} ${one.pid} ${one.at}`, stillOpen: runsOn(files, uid, one) });
  }
  return { crashes, missing: results.flatMap(({ missing }) => missing ?? []) };
}

/** Of what two sources tell the one that proves and says more stays. */
function onlyOnce(found: readonly FoundCrash[]): FoundCrash[] {
  const worth = ({ confirmed, frames }: FoundCrash): number => (confirmed ? 1000 : 0) + frames.length;
  const kept: FoundCrash[] = [];
  for (const one of [...found].sort((a, b) => worth(b) - worth(a))) {
    const same = kept.some(
      (other) =>
        other.source !== one.source &&
        other.executable === one.executable &&
        Math.abs(other.at - one.at) < sameMoment &&
        (other.pid === null || one.pid === null || other.pid === one.pid),
    );
    if (!same) kept.push(one);
  }
  return kept.sort((a, b) => b.at - a.at);
}

/** Is a process of the same program there that was started before this crash? */
function runsOn(files: ReturnType<typeof createFiles>, uid: number, { executable, pid, at }: FoundCrash): boolean {
  const boot = bootTime(files, at);
  return listPids(files).some((other) => {
    if (other === pid || files.link(`/proc/${other}/exe`)?.replace(/ \(deleted\)$/, '') !== executable) return false;
    const process = readProcess(files, other);
    return process !== null && process.state !== 'Z' && ownerOf(files, other) === uid && boot + process.startedAfterBoot * 1000 < at - 1000;
  });
}

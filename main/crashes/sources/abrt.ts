import type { StatusOf } from '../../platform/file-status.ts';
import type { Files } from '../../platform/files.ts';
import { framesOfCoreBacktrace } from '../frames.ts';
import { isCrashSignal, signalName } from '../signals.ts';
import type { FoundCrash } from './found.ts';
import { isPath, type SourceResult } from './systemd.ts';

const folder = '/var/spool/abrt';
const maxProblems = 200;

/**
 * Fedora, RHEL: a folder for each problem, /var/spool/abrt/ccpp-2026-11-24-11:52:28.5-8599, with a file for each fact
 * (abrt, problem data). Newer ones are made of systemd-coredump's entries, which we read ourselves; where that catches
 * nothing, this is what there is. abrtd owns the folders; what anybody else could have written is not believed.
 */
export function readAbrt({
  files,
  statusOf,
  uid,
  since,
}: {
  readonly files: Files;
  readonly statusOf: StatusOf;
  readonly uid: number;
  readonly since: number;
}): SourceResult {
  if (!ownedByRoot(statusOf, folder)) return { crashes: [], missing: null };
  const crashes = files
    .list(folder)
    .filter((name) => /^ccpp-[\w.:-]{1,200}$/.test(name))
    .sort()
    .reverse()
    .slice(0, maxProblems)
    .flatMap((name) => readProblem(files, statusOf, `${folder}/${name}`, uid) ?? [])
    .filter(({ at }) => at >= since);
  return { crashes, missing: null };
}

function readProblem(files: Files, statusOf: StatusOf, path: string, uid: number): FoundCrash | null {
  if (!ownedByRoot(statusOf, path)) return null;
  const fact = (name: string, max = 10_000): string => {
    const status = statusOf(`${path}/${name}`);
    return status?.kind === 'file' && status.uid === 0 && (status.mode & 0o002) === 0
      ? (files.text(`${path}/${name}`, max)?.trim() ?? '')
      : '';
  };
  if (fact('uid') !== String(uid) || !['CCpp', ''].includes(fact('type') || fact('analyzer'))) return null;
  const executable = fact('executable');
  const backtrace = fact('core_backtrace', 2_000_000);
  // "soffice.bin killed by SIGSEGV", or in older ones "Process /usr/bin/x was killed by signal 11 (SIGSEGV)".
  const reason = fact('reason');
  const signal = /\b(SIG[A-Z]{3,8})\b/.exec(reason)?.[1] ?? signalName(/\bsignal (\d{1,2})\b/.exec(reason)?.[1] ?? '');
  const seconds = Number(fact('last_occurrence') || fact('time'));
  if (!signal || !isCrashSignal(signal) || !isPath(executable) || !(seconds > 0 && seconds < 4e9)) return null;
  const [name, version, release] = [fact('pkg_name', 300), fact('pkg_version', 100), fact('pkg_release', 100)];
  return {
    at: seconds * 1000,
    executable,
    signal,
    frames: framesOfCoreBacktrace(backtrace),
    source: 'abrt',
    confirmed: true,
    pid: Number(fact('pid', 20)) || null,
    cgroup: fact('cgroup', 2000) || null,
    package: name && version ? { name, version: release ? `${version}-${release}` : version } : null,
  };
}

/** abrtd runs as root; its group may read, and nobody else may write. */
function ownedByRoot(statusOf: StatusOf, path: string): boolean {
  const status = statusOf(path);
  return status?.kind === 'folder' && status.uid === 0 && (status.mode & 0o022) === 0;
}

import type { Files } from './files.ts';

/** One process, from /proc/PID/stat (proc(5)). The command line is never read: it holds secrets, and reading it can hang. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** At most fifteen characters, as the kernel keeps them. */
  readonly name: string;
  /** R running, S sleeping, D waiting for a device, T stopped, Z ended, I idle. */
  readonly state: string;
  readonly cpuSeconds: number;
  readonly threads: number;
  /** Seconds after the computer was started. */
  readonly startedAfterBoot: number;
  /** Resident memory in bytes. */
  readonly memory: number;
}

/** USER_HZ, 100 on every Linux that Node runs on. The kernel's page size is 4096 there too, but for some arm64. */
const ticksPerSecond = 100;
const pageSize = 4096;

export function listPids(files: Files): number[] {
  return files.list('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** null: it has ended. The name may hold blanks and brackets, so the fields start behind the last bracket. */
export function readProcess(files: Files, pid: number): ProcessFacts | null {
  const text = files.text(`/proc/${pid}/stat`);
  if (text === null) return null;
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const fields = text.slice(close + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3] ?? 0) || 0;
  return {
    pid,
    parent: field(4),
    name: text.slice(open + 1, close),
    state: fields[0] ?? '?',
    cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    threads: field(20),
    startedAfterBoot: field(22) / ticksPerSecond,
    memory: field(24) * pageSize,
  };
}

/** The user whose process it is; null when it has ended. */
export function ownerOf(files: Files, pid: number): number | null {
  const uid = /^Uid:\s+(\d+)/m.exec(files.text(`/proc/${pid}/status`) ?? '')?.[1];
  return uid === undefined ? null : Number(uid);
}

/** Milliseconds since 1970 at which the computer was started. */
export function bootTime(files: Files, now: number): number {
  const seconds = /^btime (\d+)/m.exec(files.text('/proc/stat') ?? '')?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  return now - (Number.parseFloat(files.text('/proc/uptime') ?? '0') || 0) * 1000;
}

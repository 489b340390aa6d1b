import type { StatusOf } from '../../platform/file-status.ts';
import type { Files } from '../../platform/files.ts';
import { framesOfGdb } from '../frames.ts';
import { signalName } from '../signals.ts';
import type { FoundCrash } from './found.ts';
import { isPath, type SourceResult } from './systemd.ts';

const folder = '/var/crash';
const log = '/var/log/apport.log';

/** As much of a report as stands before its core: enough for every field that is read here. */
const longestHead = 2_000_000;
const maxReports = 100;

interface Place {
  readonly files: Files;
  readonly statusOf: StatusOf;
  readonly uid: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Ubuntu: /var/crash/_usr_bin_x.UID.crash. */
export function readApport({ files, statusOf, uid, since }: Place): SourceResult {
  const names = files.list(folder).filter((name) => /^[\w.+-]{1,400}$/.test(name) && name.endsWith(`.${uid}.crash`));
  if (names.length === 0) return { crashes: [], missing: null };
  const witnessed = witnesses(files, statusOf);
  let unread = 0;
  const crashes = names.slice(0, maxReports).flatMap((name): FoundCrash[] => {
    const path = `${folder}/${name}`;
    const status = statusOf(path);
    // A link, another's file, or one that everybody may write is none of apport's.
    if (status?.kind !== 'file' || status.links !== 1 || (status.uid !== uid && status.uid !== 0) || (status.mode & 0o002) !== 0) return [];
    if (status.modifiedAt < since) return [];
    const text = files.text(path, longestHead);
    if (text === null) {
      // Its mode is 0 while apport writes it.
      unread += 1;
      return [];
    }
    const crash = parseApport(text, { uid, name, writtenAt: status.modifiedAt, witnessed });
    return crash ? [crash] : [];
  });
  return { crashes, missing: unread > 0 ? `${unread} of the crash files cannot be read yet` : null };
}

interface Around {
  readonly uid: number;
  /** Of the file. */
  readonly name: string;
  readonly writtenAt: number;
  /** "PID SIGNAL" of the crashes of which apport's own log tells; null when it cannot be read. */
  readonly witnessed: ReadonlySet<string> | null;
}

/**
 * A file of `Key: value` lines, longer values indented below (apport, problem_report.py).
 *
 * apport gives the file to the user whose program crashed, and everybody may make one in /var/crash: nothing in it proves
 * that apport wrote it. It is confirmed when apport's own log, which only root can write, tells of a crash of that process
 * by that signal; without such a witness the crash is listed, and nobody is told of it.
 * @returns null: no report of a crash of this user, or one that contradicts itself
 */
export function parseApport(text: string, { uid, name, writtenAt, witnessed }: Around): FoundCrash | null {
  const fields = fieldsOf(text);
  const executable = fields.get('ExecutablePath') ?? '';
  const number = fields.get('Signal') ?? '';
  const signal = signalName(number);
  if (fields.get('ProblemType') !== 'Crash' || !signal || !isPath(executable)) return null;
  // The file is named after the program, with "/" as "_".
  if (name !== `${executable.replaceAll('/', '_')}.${uid}.crash`) return null;
  const status = fields.get('ProcStatus') ?? '';
  const pid = Number(/^Pid:\s+(\d{1,10})$/m.exec(status)?.[1] ?? 0) || null;
  const owner = /^Uid:\s+(\d{1,10})\s/m.exec(status)?.[1];
  if (owner !== undefined && owner !== String(uid)) return null;
  const [, packageName, version] = /^(\S{1,200}) (\S{1,100})/.exec(fields.get('Package') ?? '') ?? [];
  return {
    at: dateOf(fields.get('Date')) ?? writtenAt,
    executable,
    signal,
    frames: framesOfGdb(fields.get('Stacktrace') || fields.get('StacktraceTop') || '', executable),
    source: 'apport',
    confirmed: pid !== null && (witnessed?.has(`${pid} ${number}`) ?? false),
    pid,
    cgroup: null,
    package: packageName && version ? { name: packageName, version } : null,
  };
}

const wanted = new Set(['ProblemType', 'ExecutablePath', 'Signal', 'Date', 'Package', 'ProcStatus', 'Stacktrace', 'StacktraceTop']);

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let key = '';
  let value: string[] = [];
  const close = () => {
    if (wanted.has(key) && !fields.has(key)) fields.set(key, value.join('\n').trim());
  };
  for (const line of text.split('\n')) {
    if (line.startsWith(' ')) {
      if (value.length < 5000) value.push(line.slice(1, 5000));
      continue;
    }
    close();
    // The core is in base64 behind this and says nothing more.
    if (line.startsWith('CoreDump:')) return fields;
    const colon = line.indexOf(':');
    key = colon > 0 && colon < 60 ? line.slice(0, colon) : '';
    value = [line.slice(colon + 1).trim()];
  }
  close();
  return fields;
}

/** "Tue Nov 24 11:52:28 2026": local time, as Python's ctime. */
function dateOf(text: string | undefined): number | null {
  const at = text && /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** "apport (pid 9) Tue Nov 24 11:52:28 2026: called for pid 8599, signal 11, core limit 0, dump mode 1". */
function witnesses(files: Files, statusOf: StatusOf): ReadonlySet<string> | null {
  const status = statusOf(log);
  if (status?.kind !== 'file' || status.uid !== 0 || (status.mode & 0o022) !== 0) return null;
  const text = files.text(log, longestHead);
  if (text === null) return null;
  return new Set(
    [...text.matchAll(/^(?:ERROR|INFO): apport \(pid \d+\) [^\n]{10,40}: called for (?:global )?pid (\d+), signal (\d+)(?:,|$)/gm)].map(
      ([, pid, signal]) => `${pid} ${signal}`,
    ),
  );
}

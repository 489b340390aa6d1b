import type { Exec } from '../../platform/exec.ts';
import { framesOfCoredump } from '../frames.ts';
import { signalName } from '../signals.ts';
import type { Core } from './cores.ts';
import type { FoundCrash } from './found.ts';

/** SD_MESSAGE_COREDUMP in sd-messages.h. */
const messageId = 'fc2e22bc6ee647b6b90729ab34a250b1';

/** Asked for by name: COREDUMP_ENVIRON, _CMDLINE, _OPEN_FDS, _PROC_MAPS hold secrets and are never read. */
const fields = [
  'MESSAGE_ID',
  'MESSAGE',
  'COREDUMP_PID',
  'COREDUMP_UID',
  'COREDUMP_SIGNAL',
  'COREDUMP_EXE',
  'COREDUMP_CGROUP',
  'COREDUMP_TIMESTAMP',
  'COREDUMP_PACKAGE_NAME',
  'COREDUMP_PACKAGE_VERSION',
  '_TRANSPORT',
  '_UID',
  '_COMM',
  '_EXE',
  '_SYSTEMD_UNIT',
  '_SYSTEMD_CGROUP',
  '_SYSTEMD_USER_UNIT',
  '_SYSTEMD_OWNER_UID',
];

const maxEntries = 300;

export interface JournalQuery {
  readonly exec: Exec;
  readonly uid: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Is there a core of this crash? See cores.ts. */
  readonly isCore: (core: Core) => boolean;
  readonly signal?: AbortSignal;
  /** Instead of the system's own journal: for tests. */
  readonly from?: readonly string[];
}

/** `missing`: why nothing can be known from here, in words; null when all is well. */
export interface SourceResult {
  readonly crashes: readonly FoundCrash[];
  readonly missing: string | null;
}

export async function readSystemd({ exec, uid, since, isCore, signal, from = [] }: JournalQuery): Promise<SourceResult> {
  const result = await exec(
    'journalctl',
    [
      ...['--no-pager', '-q', '-r', '-o', 'json', '-n', String(maxEntries), `--since=@${Math.floor(since / 1000)}`],
      // Without --all, long fields (a stack is one) come as null.
      ...['--all', `--output-fields=${fields.join(',')}`, ...from],
      ...[`MESSAGE_ID=${messageId}`, `COREDUMP_UID=${uid}`],
    ],
    { timeoutMs: 7000, maxBytes: 8_000_000, ...(signal ? { signal } : {}) },
  );
  if (!result.ok) {
    const why = { missing: null, timeout: 'the journal did not answer in time', aborted: 'stopped', failed: 'the journal cannot be read' };
    return { crashes: [], missing: why[result.reason] };
  }
  return { crashes: result.stdout.split('\n').flatMap((line) => parseCoredump(line, uid, isCore) ?? []), missing: null };
}

/**
 * One line of `journalctl -o json`, believed only when systemd-coredump wrote it.
 *
 * What begins with "_" is written by the journal itself (systemd.journal-fields(7), "Trusted Journal Fields"); anybody can
 * write the rest. `_EXE` alone does not do: a program of the user can send an entry and become systemd-coredump by exec
 * before the journal looks. What it cannot do is to leave its control group: the entry must come out of the system's own
 * unit systemd-coredump@….service, below system.slice. The unit drops its rights to those of the crashed program's user,
 * so `_UID` is that user's, or root's; for root and other users of the system, that of the user systemd-coredump.
 *
 * systemd-coredump ends right after it has written the entry, and on a busy computer it may be gone before the journal
 * could look: then `_SYSTEMD_UNIT` and `_EXE` are missing, as in any entry of a program that ends at once. Such an entry
 * needs a witness: the core that systemd-coredump kept of this process, at this time, with the name of this program.
 * @returns null: not believed, not of this user, or no crash
 */
export function parseCoredump(line: string, uid: number, isCore: (core: Core) => boolean): FoundCrash | null {
  const entry = objectOf(line);
  if (entry === null) return null;
  const text = (name: string): string => (typeof entry[name] === 'string' ? entry[name] : '');
  const unit = text('_SYSTEMD_UNIT');
  const absentOr = (name: string, right: (value: string) => boolean): boolean => entry[name] === undefined || right(text(name));
  const plausible =
    text('MESSAGE_ID') === messageId &&
    text('_TRANSPORT') === 'journal' &&
    writers(uid).test(text('_UID')) &&
    absentOr('_EXE', (path) => /^\/(?:usr\/)?lib(?:64|exec)?\/systemd\/systemd-coredump$/.test(path)) &&
    absentOr('_COMM', (name) => name.startsWith('systemd-coredum')) &&
    absentOr('_SYSTEMD_UNIT', (name) => /^systemd-coredump@[\w.:-]{1,200}\.service$/.test(name)) &&
    entry._SYSTEMD_USER_UNIT === undefined &&
    entry._SYSTEMD_OWNER_UID === undefined;
  // A field that was sent twice comes as a list, and is none of what systemd-coredump writes.
  if (!plausible || text('COREDUMP_UID') !== String(uid)) return null;
  const group = text('_SYSTEMD_CGROUP');
  const proven = unit !== '' && group.startsWith('/system.slice/') && group.endsWith(`/${unit}`);
  const ofCore: Core = {
    uid: String(uid),
    bootId: text('_BOOT_ID'),
    pid: text('COREDUMP_PID'),
    micros: text('COREDUMP_TIMESTAMP'),
    comm: (text('COREDUMP_EXE').split('/').pop() ?? '').slice(0, 15),
  };
  if (!proven && (unit !== '' || group !== '' || !isCore(ofCore))) return null;
  const executable = text('COREDUMP_EXE');
  const signal = signalName(text('COREDUMP_SIGNAL'));
  const micros = Number(text('COREDUMP_TIMESTAMP') || text('__REALTIME_TIMESTAMP'));
  if (!signal || !isPath(executable) || !(micros > 0 && micros < 4e15)) return null;
  const [name, version] = [text('COREDUMP_PACKAGE_NAME'), text('COREDUMP_PACKAGE_VERSION')];
  return {
    at: micros / 1000,
    executable,
    signal,
    frames: framesOfCoredump(messageOf(entry.MESSAGE)),
    source: 'systemd-coredump',
    confirmed: true,
    pid: Number(text('COREDUMP_PID')) || null,
    cgroup: text('COREDUMP_CGROUP').slice(0, 2000) || null,
    package: name && version ? { name: name.slice(0, 200), version: version.slice(0, 100) } : null,
  };
}

/** Whose rights systemd-coredump has when it writes of a crash of this user. People have numbers from 1000 on. */
const writers = (uid: number): RegExp => (uid < 1000 ? /^\d{1,3}$/ : new RegExp(`^(?:0|${uid})$`));

export const isPath = (path: string): boolean =>
  path.startsWith('/') && path.length <= 500 && !path.includes('\0') && !path.includes('/../');

function objectOf(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** A text that is not UTF-8 comes as a list of bytes. */
function messageOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((byte) => typeof byte === 'number') ? Buffer.from(value).toString('utf8') : '';
}

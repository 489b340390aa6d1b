import type { StatusOf } from '../../platform/file-status.ts';
import type { Files } from '../../platform/files.ts';

const folder = '/var/lib/systemd/coredump';
const mostCores = 5000;

/** A crash of which a kept core tells, as far as its name says so. */
export interface Core {
  readonly uid: string;
  readonly bootId: string;
  readonly pid: string;
  /** Of the crash, microseconds since 1970. */
  readonly micros: string;
  /** Of the process, at most fifteen characters. */
  readonly comm: string;
}

const nameOf = ({ uid, bootId, pid, micros, comm }: Core): string => `${comm}/${uid}/${bootId}/${pid}/${micros}`;

/**
 * The cores that systemd-coredump keeps, as witnesses: only root can make a file in that folder, and each is called
 * core.soffice\x2ebin.1000.BOOT.PID.MICROSECONDS.zst.
 */
export function readCores(files: Files, statusOf: StatusOf): (core: Core) => boolean {
  const status = statusOf(folder);
  if (status?.kind !== 'folder' || status.uid !== 0 || (status.mode & 0o022) !== 0) return () => false;
  const known = new Set<string>();
  for (const name of files.list(folder).slice(-mostCores)) {
    const match = /^core\.([^.]{1,80})\.(\d{1,10})\.([0-9a-f]{32})\.(\d{1,10})\.(\d{1,17})(?:\.(?:zst|lz4|xz))?$/.exec(name);
    if (!match) continue;
    const [, escaped = '', uid = '', bootId = '', pid = '', micros = ''] = match;
    const comm = escaped.replace(/\\x([0-9a-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    known.add(nameOf({ uid, bootId, pid, micros, comm }));
  }
  return (core) => known.has(nameOf(core));
}

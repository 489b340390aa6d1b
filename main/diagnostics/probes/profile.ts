import { lstat, readdir } from 'node:fs/promises';
import type { Files } from '../../platform/files.ts';
import type { CollectorContext } from '../collector.ts';
import type { ProbeFacts } from '../probe.ts';
import { networkMounts } from './network-files.ts';

type Profile = NonNullable<ProbeFacts['profile']>;
type Damage = Profile['damage'][number];
export type Holder = Profile['locks'][number]['holder'];

const maxFiles = 20_000;

/** Bytes below a folder. Links are not followed; `larger` when it was given up. */
export async function sizeOf({ root, signal }: CollectorContext, folder: string): Promise<{ size: number; larger: boolean }> {
  const queue = [(root === '/' ? '' : root) + folder];
  let size = 0;
  let seen = 0;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      seen += 1;
      if (seen > maxFiles || signal.aborted) return { size, larger: true };
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) queue.push(path);
      else if (entry.isFile()) size += (await lstat(path).catch(() => null))?.size ?? 0;
    }
  }
  return { size, larger: false };
}

/** A home folder on a server is not looked into: a dead server would hang every read. */
export function isOnNetwork(files: Files, path: string): boolean {
  return networkMounts(files).some(({ mount }) => path === mount || path.startsWith(`${mount}/`));
}

/** https://www.sqlite.org/fileformat.html, 1.3. An empty file is what SQLite makes first, and no damage. */
export function sqliteDamage(files: Files, folder: string, name: string): Damage[] {
  const path = `${folder}/${name}`;
  const head = files.bytes(path, 100);
  if (head === null) return files.kind(path) === null ? [] : [{ file: name, problem: 'unreadable' }];
  if (head.length === 0) return [];
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return [{ file: name, problem: 'not-its-kind' }];
  const length = files.size(path);
  const missing = length === null ? 0 : bytesOf(head) - length;
  // What stands in a log beside it is still to be brought in: until then the file may be shorter than it says.
  const pending = (files.size(`${path}-wal`) ?? 0) >= missing || (files.size(`${path}-journal`) ?? 0) > 0;
  return missing <= 0 || pending ? [] : [{ file: name, problem: 'cut' }];
}

/** How long it says that it is; 0 when it does not know: only SQLite from 3.7 on keeps the number of pages. */
function bytesOf(head: Buffer): number {
  if (head.length < 100 || head.readUInt32BE(24) !== head.readUInt32BE(92)) return head.length < 100 ? 100 : 0;
  const page = head.readUInt16BE(16);
  return (page === 1 ? 65_536 : page) * head.readUInt32BE(28);
}

/** More than that of one file is not read; a file that is larger is judged by its beginning. */
const maxText = 8_000_000;

/** A text with a known beginning and end. @param max bytes */
export function textDamage(files: Files, folder: string, name: string, begin: RegExp, end: RegExp | null, max = maxText): Damage[] {
  const bytes = files.bytes(`${folder}/${name}`, max);
  if (bytes === null) return files.kind(`${folder}/${name}`) === null ? [] : [{ file: name, problem: 'unreadable' }];
  const text = bytes.toString('utf8');
  if (text.trim() === '') return [{ file: name, problem: 'empty' }];
  if (!begin.test(text.slice(0, 2000))) return [{ file: name, problem: 'not-its-kind' }];
  return end === null || bytes.length >= max || end.test(text.slice(-200)) ? [] : [{ file: name, problem: 'cut' }];
}

/** Whether JSON can be read; @returns it, or the damage. Of one that is too large to read neither. */
export function jsonOf(files: Files, folder: string, name: string): { value: unknown; damage: Damage[] } {
  const bytes = files.bytes(`${folder}/${name}`, maxText);
  if (bytes === null || bytes.length >= maxText) return { value: null, damage: [] };
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text) as unknown, damage: [] };
  } catch {
    return { value: null, damage: [{ file: name, problem: text.trim() === '' ? 'empty' : 'cut' }] };
  }
}

/** @param host the computer that the lock names, when it names one */
export function holderOf(files: Files, pid: number | null, host: string | null): Holder {
  const here = files.text('/proc/sys/kernel/hostname')?.trim();
  if (host !== null && here && host.split('.')[0] !== here.split('.')[0]) return 'elsewhere';
  return pid === null || !Number.isSafeInteger(pid) ? 'unknown' : files.kind(`/proc/${pid}`) ? 'running' : 'gone';
}

/** Equal locks become one with a count. */
export function countLocks(kind: Profile['locks'][number]['kind'], holders: readonly Holder[]): Profile['locks'] {
  return [...new Set(holders)].map((holder) => ({ kind, holder, count: holders.filter((one) => one === holder).length }));
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

import { gunzipSync } from 'node:zlib';
import type { Files } from '../../platform/files.ts';
import type { Change } from '../diff.ts';
import { parseDnfLog } from './dnf.ts';
import { parseDpkgLog } from './dpkg.ts';
import { parseZyppHistory } from './zypp.ts';

/** A log of a month is some hundred kilobytes; what a larger one has at its end, the comparison of snapshots tells as well. */
const maxBytes = 24_000_000;

const logs: readonly { readonly folder: string; readonly name: string; readonly parse: (text: string) => Change[] }[] = [
  { folder: '/var/log', name: 'dpkg.log', parse: parseDpkgLog },
  { folder: '/var/log', name: 'dnf.rpm.log', parse: parseDnfLog },
  { folder: '/var/log/zypp', name: 'history', parse: parseZyppHistory },
];

/** null: there is such a file, and it cannot be read. */
function contents(files: Files, path: string): string | null {
  const bytes = files.bytes(path, maxBytes);
  if (bytes === null) return null;
  if (!path.endsWith('.gz')) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes }).toString('utf8');
  } catch {
    return null;
  }
}

/**
 * What the package systems wrote down since then: the log of now, and the rotated ones ("dpkg.log.1", "dpkg.log.2.gz",
 * "history-20261101.gz") that were written to after that time.
 * @param since milliseconds since 1970
 * @returns changes in no order, and the logs that are there but cannot be read (some systems keep them for root)
 */
export function readLogs(files: Files, since: number): { readonly changes: Change[]; readonly unreadable: readonly string[] } {
  const changes: Change[] = [];
  const unreadable: string[] = [];
  for (const { folder, name, parse } of logs) {
    const rotated = new RegExp(`^${name.replaceAll('.', '\\.')}(?:[.-]\\d{1,8})?(?:\\.gz)?$`);
    const paths = files
      .list(folder)
      .filter((file) => rotated.test(file))
      .map((file) => `${folder}/${file}`)
      .filter((path) => (files.modifiedAt(path) ?? 0) >= since);
    for (const path of paths) {
      const text = contents(files, path);
      if (text === null) unreadable.push(path);
      else for (const change of parse(text)) if (Date.parse(change.at) >= since) changes.push(change);
    }
  }
  return { changes, unreadable };
}

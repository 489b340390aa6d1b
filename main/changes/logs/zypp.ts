import type { Change } from '../diff.ts';
import { linesOf, localTime, short } from './lines.ts';

/**
 * /var/log/zypp/history: "TIME|ACTION|NAME|EPOCH:VERSION-RELEASE|ARCH|…", local times, the action padded with spaces, "#" begins
 * a comment (libzypp, "Libzypp History File"). An upgrade is an "install" like any other: what was there before is known
 * only when the log tells of its installation as well.
 */
export function parseZyppHistory(text: string): Change[] {
  const found: Change[] = [];
  const versions = new Map<string, string>();
  for (const line of linesOf(text)) {
    if (line.startsWith('#')) continue;
    const [time = '', padded = '', rawName = '', edition = ''] = line.slice(0, 700).split('|', 4);
    const action = padded.trim();
    if ((action !== 'install' && action !== 'remove') || rawName === '') continue;
    const at = localTime(time.slice(0, 10), time.slice(11));
    if (at === null) continue;
    const name = short(rawName);
    const version = short(edition.slice(edition.indexOf(':') + 1));
    const before = versions.get(name);
    if (action === 'remove') {
      versions.delete(name);
      found.push({ at, kind: 'removed', name, ...(version ? { from: version } : {}) });
    } else if (before !== version) {
      versions.set(name, version);
      found.push(before ? { at, kind: 'upgraded', name, from: before, to: version } : { at, kind: 'installed', name, to: version });
    }
  }
  return found;
}

import type { Change } from '../diff.ts';
import { linesOf, short } from './lines.ts';

const kinds: Readonly<Record<string, Change['kind']>> = {
  Install: 'installed',
  Refresh: 'upgraded',
  'Auto-refresh': 'upgraded',
  Revert: 'upgraded',
  Remove: 'removed',
};

/**
 * `snap changes --abs-time`: "ID  Status  Spawn  Ready  Summary", times in RFC 3339, a summary such as `Install "okular" snap` or
 * `Auto-refresh snap "core"`. What did not come to an end changed nothing; snapd forgets all of it after a day or so, and
 * the comparison of snapshots has the versions, also of "Auto-refresh 4 snaps".
 */
export function parseSnapChanges(text: string): Change[] {
  const found: Change[] = [];
  for (const line of linesOf(text)) {
    const match =
      /^\s{0,8}\d{1,9}\s{1,9}Done\s{1,9}\S{1,40}\s{1,9}(\S{1,40})\s{1,9}([A-Z][a-z-]{1,20}) (?:snap )?"([a-z0-9_-]{1,80})"/.exec(
        line.slice(0, 400),
      );
    const kind = match?.[2] && Object.hasOwn(kinds, match[2]) ? kinds[match[2]] : undefined;
    const at = Date.parse(match?.[1] ?? '');
    if (match?.[3] && kind && !Number.isNaN(at)) found.push({ at: new Date(at).toISOString(), kind, name: `${short(match[3])} (snap)` });
  }
  return found;
}

import type { Change } from '../diff.ts';
import { linesOf, localTime, short } from './lines.ts';

const kinds: Readonly<Record<string, Change['kind']>> = { install: 'installed', upgrade: 'upgraded', remove: 'removed' };

/**
 * dpkg.log, as dpkg(1) describes it under --log: "YYYY-MM-DD HH:MM:SS ACTION PACKAGE:ARCH INSTALLED AVAILABLE", times local,
 * "<none>" for no version. `purge` follows a `remove`, or takes away settings of what was removed long ago: no change of its own.
 */
export function parseDpkgLog(text: string): Change[] {
  const found: Change[] = [];
  for (const line of linesOf(text)) {
    // Nine lines in ten tell a state on the way; actions stand at one place.
    const [day = '', time = '', action = '', pack = '', before = '', after = ''] = line.slice(0, 600).split(' ', 6);
    const kind = Object.hasOwn(kinds, action) ? kinds[action] : undefined;
    const at = kind && pack !== '' ? localTime(day, time) : null;
    if (!kind || at === null) continue;
    const from = before === '<none>' ? '' : short(before);
    const to = after === '<none>' || kind === 'removed' ? '' : short(after);
    // The same version again is a repair, and a configuration that was left over is no version that ran.
    if (kind === 'upgraded' && from === to) continue;
    found.push({
      at,
      kind,
      name: short(pack.split(':')[0] ?? pack),
      ...(from && kind !== 'installed' ? { from } : {}),
      ...(to ? { to } : {}),
    });
  }
  return found;
}

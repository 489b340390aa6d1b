import type { Change } from '../diff.ts';
import { linesOf, short } from './lines.ts';

/** "openssl-libs-1:3.0.7-27.el9.x86_64": name, epoch, version, release, architecture. Epochs are left out, as in our package list. */
export function parseNevra(text: string): { readonly name: string; readonly version: string } | null {
  const dot = text.lastIndexOf('.');
  const release = text.lastIndexOf('-', dot);
  const version = text.lastIndexOf('-', release - 1);
  if (dot <= release || release <= 0 || version <= 0) return null;
  const numbers = text.slice(version + 1, dot);
  return { name: short(text.slice(0, version)), version: short(numbers.slice(numbers.indexOf(':') + 1)) };
}

/** "2026-02-14T09:30:12+0700", also with "Z", "+07:00" and, of some versions, "+07". */
function timeOf(text: string): string | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:Z|([+-]\d\d):?(\d\d)?)$/.exec(text);
  const at = match ? Date.parse(`${match[1]}${match[2] ? `${match[2]}:${match[3] ?? '00'}` : 'Z'}`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/**
 * /var/log/dnf.rpm.log of dnf 4: "TIME LEVEL ACTION: NEVRA". An upgrade is two lines, the new one ("Upgrade") and, some time
 * after it, the old one ("Upgraded"). Actions: dnf/transaction.py, FILE_ACTIONS; examples: ci-dnf-stack, logs.feature.
 */
export function parseDnfLog(text: string): Change[] {
  const found: Change[] = [];
  const open = new Map<string, number>();
  for (const line of linesOf(text)) {
    const [time = '', , action = '', nevra = ''] = line.slice(0, 700).split(' ', 4);
    const one = /^(?:Installed|Upgraded?|Downgraded?|Erased?|Removed?|Obsoleted):$/.test(action) ? parseNevra(nevra) : null;
    const at = one ? timeOf(time) : null;
    if (!one || at === null) continue;
    const { name, version } = one;
    if (action === 'Installed:') found.push({ at, kind: 'installed', name, to: version });
    else if (action === 'Upgrade:' || action === 'Downgrade:') {
      open.set(name, found.length);
      found.push({ at, kind: 'upgraded', name, to: version });
    } else if (action === 'Upgraded:' || action === 'Downgraded:') {
      const index = open.get(name);
      const begun = index === undefined ? undefined : found[index];
      if (begun && index !== undefined)
        found[index] = { at: begun.at, kind: 'upgraded', name, from: version, ...(begun.to ? { to: begun.to } : {}) };
      open.delete(name);
    } else found.push({ at, kind: 'removed', name, from: version });
  }
  return found;
}

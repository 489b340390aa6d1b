import type { Change } from '../diff.ts';
import { linesOf, localTime, short } from './lines.ts';

const kinds: Readonly<Record<string, Change['kind']>> = {
  'deploy install': 'installed',
  'deploy update': 'upgraded',
  uninstall: 'removed',
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "May  4 10:11:12", local and without a year (flatpak's `%b %e %T`): the last such moment before now. */
function timeOf(text: string, now: number): string | null {
  const match = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)$/.exec(text);
  const month = months.indexOf(match?.[1] ?? '') + 1;
  if (!match || month === 0) return null;
  const two = (value: number | string | undefined): string => String(value).padStart(2, '0');
  const year = new Date(now).getFullYear();
  const at = localTime(`${year}-${two(month)}-${two(match[2])}`, match[3] ?? '');
  // A day of leeway: what was logged this second is not of last year.
  return at && Date.parse(at) > now + 86_400_000 ? localTime(`${year - 1}-${two(month)}-${two(match[2])}`, match[3] ?? '') : at;
}

/**
 * `flatpak history --columns=time,change,ref`, parted by tabs (flatpak-history(1)). Applications only: runtimes come and go
 * with them. Versions are not in it; the comparison of snapshots has them.
 * @param now milliseconds since 1970
 */
export function parseFlatpakHistory(text: string, now: number): Change[] {
  const found: Change[] = [];
  for (const line of linesOf(text)) {
    const [time = '', change = '', ref = ''] = line
      .slice(0, 700)
      .split('\t', 3)
      .map((field) => field.trim());
    const kind = Object.hasOwn(kinds, change) ? kinds[change] : undefined;
    const [what, name] = ref.split('/');
    const at = kind && what === 'app' && name ? timeOf(time, now) : null;
    if (kind && name && at) found.push({ at, kind, name: `${short(name)} (flatpak)` });
  }
  return found;
}

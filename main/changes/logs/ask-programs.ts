import type { Exec } from '../../platform/exec.ts';
import type { Files } from '../../platform/files.ts';
import { flatpakRoots } from '../../platform/packages.ts';
import type { Change } from '../diff.ts';
import { parseFlatpakHistory } from './flatpak.ts';
import { parseSnapChanges } from './snap.ts';

/**
 * What Flatpak and snapd remember: no file that a user may read, so each is asked, and only where it has something installed.
 * One that does not answer costs nothing: the comparison of snapshots knows the day.
 * @param since milliseconds since 1970
 */
export async function askPrograms(
  files: Files,
  home: string,
  exec: Exec,
  since: number,
  now: number,
  signal: AbortSignal,
): Promise<Change[]> {
  const options = { timeoutMs: 2500, maxBytes: 1_000_000, signal };
  const ask = async (here: boolean, program: string, args: readonly string[], parse: (text: string) => Change[]): Promise<Change[]> => {
    const answer = here ? await exec(program, args, options) : null;
    return answer?.ok ? parse(answer.stdout) : [];
  };
  const hasFlatpaks = flatpakRoots(home).some((root) => files.list(`${root}/app`).length > 0);
  const hasSnaps = files.list('/var/lib/snapd/snaps').some((name) => name.endsWith('.snap'));
  const found = await Promise.all([
    ask(hasFlatpaks, 'flatpak', ['history', '--columns=time,change,ref'], (text) => parseFlatpakHistory(text, now)),
    ask(hasSnaps, 'snap', ['changes', '--abs-time'], parseSnapChanges),
  ]);
  return found.flat().filter(({ at }) => Date.parse(at) >= since);
}

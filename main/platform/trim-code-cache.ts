import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Days after which a file is made anew. Node removes none, and each version of ours and of Node brings its own. */
const longestKept = 30;

/** Removes what is old: what is still needed comes again with the next run. @param now milliseconds since 1970 */
export async function trimCodeCache(folder: string, now: number): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() && now - found.mtimeMs > longestKept * 86_400_000) await rm(file, { force: true });
  }
}

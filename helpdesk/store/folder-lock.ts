import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes a folder for this process.
 * @returns gives it back; null when another living process has it
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(await nameOf(process.pid));
      await file.close();
      return () => unlink(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = (await readFile(path, 'utf8').catch(() => '')).trim();
    const pid = Number(holder.split(' ')[0]);
    if (holder !== '' && (await nameOf(pid).catch(() => '')) === holder) return null;
    // Left by one that was killed.
    await unlink(path).catch(() => {});
  }
}

/** The number and the start time of a process: after a reboot another may have the same number. */
async function nameOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // Field 22; the name in field 2 may hold blanks and parentheses.
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}

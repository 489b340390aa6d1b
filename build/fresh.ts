import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const inputs = [
  'main',
  'renderer',
  'shared',
  'helpdesk',
  'tips',
  'build/bundle',
  'build/bundle.ts',
  'build/tips.ts',
  'build/icons',
  'build/tray',
  'package-lock.json',
];
const stamp = (root: string): string => join(root, 'dist', '.built');

async function newest(path: string): Promise<number> {
  const entry = await stat(path).catch(() => null);
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = await readdir(path);
  // The folder's own time tells of a file that was removed.
  return Math.max(entry.mtimeMs, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}

/** Whether `dist/` is newer than everything that it is made from. */
export async function isFresh(root: string): Promise<boolean> {
  const built = await stat(stamp(root)).catch(() => null);
  if (!built) return false;
  const times = await Promise.all(inputs.map((input) => newest(join(root, input))));
  return Math.max(...times) <= built.mtimeMs;
}

/** Says that `dist/` was just made whole. */
export async function markFresh(root: string): Promise<void> {
  await writeFile(stamp(root), new Date().toISOString());
}

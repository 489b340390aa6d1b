import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies koffi's native part for this kind of computer (main/platform/working-set.ts). Where there is none, the app goes without. */
export async function copyNative(root: string, folder: string): Promise<void> {
  const from = join(root, `node_modules/@koromix/koffi-linux-${process.arch}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await copyFile(join(from, `linux_${process.arch}/koffi.node`), join(folder, 'koffi.node'));
    await copyFile(join(root, 'build/licenses/koffi.txt'), join(folder, 'koffi.license.txt'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log(`build: no koffi for ${process.arch}: the app will not give back program text`);
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes `folder/name` with these parts as its content. When it resolves, folder and file survive a power cut; when it
 * rejects, nothing of it is there. The folder gets its name last, so that nobody meets a half-written one.
 */
export async function writeFolderDurably(folder: string, name: string, parts: readonly Uint8Array[]): Promise<void> {
  // Not the process number: it comes again, and in a sandbox the app and the command line may have the same one.
  const temporary = join(dirname(folder), `.new-${randomUUID()}`);
  try {
    await mkdir(temporary, { mode: 0o700 });
    const handle = await open(join(temporary, name), 'wx', 0o600);
    try {
      // Goes on where the last write ended, and writes all of it (`writev` may stop half-way).
      for (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(dirname(folder));
}

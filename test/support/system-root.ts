import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A folder that stands for "/": paths to contents, or `{ link }` for a symbolic link. It is removed after the test.
 * @param writtenAt when its files say that they were changed; milliseconds since 1970, default: now
 * @returns its absolute path
 */
export function systemRoot(
  files: Readonly<Record<string, string | Uint8Array | { readonly link: string }>>,
  writtenAt = Date.now(),
): string {
  const root = mkdtempSync(join(tmpdir(), 'pandu-root-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) {
      writeFileSync(place, content);
      utimesSync(place, writtenAt / 1000, writtenAt / 1000);
    } else symlinkSync(content.link, place);
  }
  return root;
}

/** A line of /proc/PID/stat. @param memory pages of 4096 bytes */
export function statLine(pid: number, name: string, state = 'S', parent = 1, memory = 1000): string {
  return `${pid} (${name}) ${state} ${parent} ${pid} ${pid} 0 -1 4194560 0 0 0 0 250 50 0 0 20 0 7 0 6000 1000000 ${memory} 0\n`;
}

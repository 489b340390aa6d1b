import { type FSWatcher, watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { writeAtomically } from '../platform/atomic-write.ts';

/** Which support code of this desktop is the last, for the app and the command line alike: each new one ends the one before. */
export interface CodeMark {
  /** @returns whether one that was good until now ended with it */
  put(id: string, until: string): Promise<boolean>;
  /** Tells when another process made one. @returns the way to stop */
  watch(id: string, onOther: () => void): Promise<() => void>;
}

interface Mark {
  readonly id: string;
  readonly until: string;
}

/**
 * @param file in a folder of its own, which is watched while a code is good. The code itself is nowhere on the disk.
 * @param log what goes wrong: then only the notice is missing
 */
export function createCodeMark(file: string, now: () => number, log: (line: string) => void): CodeMark {
  const read = async (): Promise<Mark | null> => {
    const text = await readFile(file, 'utf8').catch(() => null);
    return text === null ? null : parse(text);
  };
  const failed = (error: unknown) => log(`support code: what was made last could not be noted: ${String(error)}`);
  return {
    async put(id, until) {
      const before = await read();
      await writeAtomically(file, `${JSON.stringify({ id, until } satisfies Mark)}\n`).catch(failed);
      return before !== null && Date.parse(before.until) > now();
    },
    async watch(id, onOther) {
      const look = async () => {
        const mark = await read();
        if (mark && mark.id !== id) onOther();
      };
      let watcher: FSWatcher | null = null;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        watcher = watch(dirname(file), { persistent: false }, (_, name) => {
          if (name === null || name === basename(file)) void look();
        });
        watcher.on('error', failed);
        // One may have come before we watched.
        await look();
      } catch (error) {
        failed(error);
      }
      return () => watcher?.close();
    },
  };
}

function parse(text: string): Mark | null {
  try {
    const { id, until } = JSON.parse(text) as Partial<Record<keyof Mark, unknown>>;
    return typeof id === 'string' && typeof until === 'string' ? { id, until } : null;
  } catch {
    return null;
  }
}

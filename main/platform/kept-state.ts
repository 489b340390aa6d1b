import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeAtomically } from './atomic-write.ts';

interface Options<S> {
  readonly file: string;
  readonly schema: z.ZodType<S>;
  readonly empty: S;
  /** For the log: "crashes: what the user was told of". */
  readonly what: string;
  readonly log: (message: string) => void;
}

/** Something small that is remembered over restarts, and that nobody misses when it is lost. */
export interface KeptState<S> {
  get(): S;
  /** At once for whoever asks; resolves when the disk has it, or has refused it. */
  set(next: S): Promise<void>;
}

/** A damaged file is set aside, and it begins anew. */
export async function openKeptState<S>({ file, schema, empty, what, log }: Options<S>): Promise<KeptState<S>> {
  let state = empty;
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) {
    const parsed = schema.safeParse(jsonOf(text));
    if (parsed.success) state = parsed.data;
    else {
      log(`${what} is damaged and set aside`);
      await rename(file, `${file}.damaged`).catch(() => undefined);
    }
  }
  let writing: Promise<void> = Promise.resolve();
  return {
    get: () => state,
    set(next) {
      state = next;
      const content = `${JSON.stringify(next)}\n`;
      writing = writing
        .then(() => mkdir(dirname(file), { recursive: true, mode: 0o700 }))
        .then(() => writeAtomically(file, content))
        .catch((error: unknown) => log(`${what} could not be kept: ${String(error)}`));
      return writing;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

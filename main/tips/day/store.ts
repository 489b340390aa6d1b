import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { tipIdSchema } from '../../../shared/model/ids.ts';
import { writeAtomically } from '../../platform/atomic-write.ts';

const stateSchema = z.object({
  version: z.literal(1),
  /** The local day that `tip` is for, "2026-11-24"; null: there was none yet. */
  day: z.iso.date().nullable(),
  tip: tipIdSchema.nullable(),
  /** Read, or not wanted today. */
  done: z.boolean(),
  /** It was on the screen, as a card or as a notification. */
  told: z.boolean(),
  seen: z.array(tipIdSchema),
});
type DayState = z.infer<typeof stateSchema>;

const empty: DayState = { version: 1, day: null, tip: null, done: false, told: false, seen: [] };
const mostSeen = 500;

export interface DayStore {
  get(): DayState;
  set(state: DayState): Promise<void>;
}

/** A damaged file is set aside: the worst that follows is a tip that was seen already. */
export async function openDayStore(file: string, log: (message: string) => void): Promise<DayStore> {
  let state = empty;
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) {
    const parsed = stateSchema.safeParse(jsonOf(text));
    if (parsed.success) state = parsed.data;
    else {
      log('tips: which tips were shown is damaged and set aside');
      await rename(file, `${file}.damaged`).catch(() => undefined);
    }
  }
  let writing: Promise<void> = Promise.resolve();
  return {
    get: () => state,
    set(next) {
      state = { ...next, seen: next.seen.slice(-mostSeen) };
      const content = `${JSON.stringify(state)}\n`;
      writing = writing
        .then(() => mkdir(dirname(file), { recursive: true, mode: 0o700 }))
        .then(() => writeAtomically(file, content))
        .catch((error: unknown) => log(`tips: which tips were shown could not be kept: ${String(error)}`));
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

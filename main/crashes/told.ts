import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { timeSchema } from '../../shared/model/ids.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

const entry = z.object({ application: z.string().max(500), at: timeSchema });
const stateSchema = z.object({
  version: z.literal(1),
  /** What the user was told of: once for each application and signature. */
  told: z.array(entry.extend({ signature: z.string().max(40) })),
  /** "Not now": no notice of this application before this time. */
  later: z.array(entry),
});
type State = z.infer<typeof stateSchema>;

const most = 300;
const empty: State = { version: 1, told: [], later: [] };

/** What the user was told, over restarts. */
export interface Told {
  was(application: string, signature: string): boolean;
  laterUntil(application: string): string | null;
  add(application: string, signature: string, at: string): Promise<void>;
  postpone(application: string, until: string): Promise<void>;
}

/** A damaged file is set aside: the worst that follows is a notice too many. */
export async function openTold(file: string, log: (message: string) => void): Promise<Told> {
  let state = empty;
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) {
    const parsed = stateSchema.safeParse(jsonOf(text));
    if (parsed.success) state = parsed.data;
    else {
      log('crashes: what the user was told of was damaged and is set aside');
      await rename(file, `${file}.damaged`).catch(() => undefined);
    }
  }
  let writing: Promise<void> = Promise.resolve();
  const save = (next: State): Promise<void> => {
    state = { ...next, told: next.told.slice(-most), later: next.later.slice(-most) };
    const content = `${JSON.stringify(state, null, 1)}\n`;
    writing = writing
      .then(() => mkdir(dirname(file), { recursive: true, mode: 0o700 }))
      .then(() => writeAtomically(file, content))
      .catch((error: unknown) => log(`crashes: what the user was told of could not be kept: ${String(error)}`));
    return writing;
  };
  return {
    was: (application, signature) => state.told.some((one) => one.application === application && one.signature === signature),
    laterUntil: (application) => state.later.findLast((one) => one.application === application)?.at ?? null,
    add: (application, signature, at) => save({ ...state, told: [...state.told, { application, signature, at }] }),
    postpone: (application, until) =>
      save({ ...state, later: [...state.later.filter((one) => one.application !== application), { application, at: until }] }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

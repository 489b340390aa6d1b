import { z } from 'zod';
import { timeSchema } from '../../shared/model/ids.ts';
import { openKeptState } from '../platform/kept-state.ts';

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

/** The worst that follows from a damaged file is a notice too many. */
export async function openTold(file: string, log: (message: string) => void): Promise<Told> {
  const kept = await openKeptState({ file, schema: stateSchema, empty, what: 'crashes: what the user was told of', log });
  const save = (change: (state: State) => Partial<State>): Promise<void> => {
    const next = { ...kept.get(), ...change(kept.get()) };
    return kept.set({ ...next, told: next.told.slice(-most), later: next.later.slice(-most) });
  };
  return {
    was: (application, signature) => kept.get().told.some((one) => one.application === application && one.signature === signature),
    laterUntil: (application) => kept.get().later.findLast((one) => one.application === application)?.at ?? null,
    add: (application, signature, at) => save(({ told }) => ({ told: [...told, { application, signature, at }] })),
    postpone: (application, until) =>
      save(({ later }) => ({ later: [...later.filter((one) => one.application !== application), { application, at: until }] })),
  };
}

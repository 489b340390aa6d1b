import { z } from 'zod';
import { tipIdSchema } from '../../../shared/model/ids.ts';
import { type KeptState, openKeptState } from '../../platform/kept-state.ts';

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

export type DayStore = KeptState<DayState>;

/** The worst that follows from a damaged file is a tip that was seen already. */
export async function openDayStore(file: string, log: (message: string) => void): Promise<DayStore> {
  const kept = await openKeptState({ file, schema: stateSchema, empty, what: 'tips: which tips were shown', log });
  return { get: kept.get, set: (next) => kept.set({ ...next, seen: next.seen.slice(-mostSeen) }) };
}

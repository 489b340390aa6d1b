import { z } from 'zod';
import { idSchema, timeSchema } from '../../../shared/model/ids.ts';
import { type TroubleKind, troubleKindSchema } from '../../../shared/model/trouble.ts';

/** News of one kind of trouble within a day; `told` of the `count` are known to the help desk. */
export const troubleSchema = z.object({
  id: idSchema,
  kind: troubleKindSchema,
  firstAt: timeSchema,
  at: timeSchema,
  count: z.number().int().positive(),
  told: z.number().int().nonnegative(),
});
export type Trouble = z.infer<typeof troubleSchema>;

const day = 86_400_000;

/** One more of a kind: counted with the others of the same day, so that a week of trouble is seven entries. */
export function withTrouble(troubles: readonly Trouble[], kind: TroubleKind, now: Date, newId: () => string): Trouble[] {
  const at = now.toISOString();
  const same = troubles.find((one) => one.kind === kind && Math.abs(now.getTime() - Date.parse(one.firstAt)) < day);
  if (!same) return [...troubles.slice(-99), { id: newId(), kind, firstAt: at, at, count: 1, told: 0 }];
  return troubles.map((one) => (one === same ? { ...one, at, count: Math.min(one.count + 1, 1_000_000) } : one));
}

export function untold(troubles: readonly Trouble[]): readonly Trouble[] {
  return troubles.filter(({ count, told }) => told < count);
}

/** @param known those that the help desk has now, as they were told; what was told long ago is let go */
export function withTold(troubles: readonly Trouble[], known: readonly Trouble[], now: Date): Trouble[] {
  return troubles
    .map((one) => ({ ...one, told: Math.max(one.told, known.find(({ id }) => id === one.id)?.count ?? 0) }))
    .filter(({ count, told, firstAt }) => told < count || Math.abs(now.getTime() - Date.parse(firstAt)) < day);
}

import { type EffectItem, effectDaysKept, noCounts, weekOf } from '../../shared/model/tip-effect.ts';
import type { DesktopCaller } from '../http/callers.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { type Effect, moveEffects, waveOf } from '../store/tip-effects.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

const dayMs = 86_400_000;

/** The first day that is still taken, and kept. */
export const firstEffectDay = (now: number): string => new Date(now - effectDaysKept * dayMs).toISOString().slice(0, 10);

/** A whole day as a desktop counted it. It replaces what came of that day before, and the sums move by the difference. */
export async function putDayEffect(
  context: Context,
  caller: DesktopCaller,
  day: string,
  items: readonly EffectItem[],
): Promise<Record<string, never> | Refusal> {
  const now = context.now();
  // Where the day begins first, it is tomorrow already.
  const last = new Date(now + dayMs).toISOString().slice(0, 10);
  if (day < firstEffectDay(now) || day > last) return refuse('bad-request', `Days from ${firstEffectDay(now)} to ${last} are taken.`);
  return await context.database.transaction(async ({ tx }): Promise<Record<string, never>> => {
    const known = await knownTips(tx, items);
    const wave = await waveOf(tx, caller.id, day);
    const kept = items.filter(({ tip }) => known.has(tip));
    const key = { desktop_id: caller.id, day };
    await tx
      .insertInto('effect_days')
      .values({ ...key, wave, items: '[]' })
      .onConflict((oc) => oc.columns(['desktop_id', 'day']).doNothing())
      .execute();
    const before = await tx
      .selectFrom('effect_days')
      .select(['wave', 'items'])
      .where('desktop_id', '=', caller.id)
      .where('day', '=', day)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('effect_days')
      .set({ wave, items: toJson(kept) })
      .where('desktop_id', '=', caller.id)
      .where('day', '=', day)
      .execute();
    await moveEffects(tx, effectsOf(kept, day, wave), effectsOf(before.items, day, before.wave));
    return {};
  });
}

async function knownTips(tx: Db, items: readonly EffectItem[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(items.map(({ tip }) => tip))];
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('tips').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

const effectsOf = (items: readonly EffectItem[], day: string, wave: string): Effect[] =>
  items.map(({ tip: tipId, version, place, language, application, ...counts }) => ({
    tipId,
    version,
    week: weekOf(day),
    place,
    language,
    application: application ?? '',
    wave,
    counts: { ...noCounts, ...counts },
  }));

import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { noCounts, weekOf } from '../../shared/model/tip-effect.ts';
import type { DesktopCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import type { Db, Schema } from '../store/schema.ts';
import { type Effect, moveEffects, waveOf } from '../store/tip-effects.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

type Done = Record<string, never>;
type Body = z.output<typeof desktopRoutes.putTipOutcome.body>;

/** Did the tip help? The same id again changes nothing; of several words of a desktop about a version the last counts. */
export async function addTipOutcome(
  context: Context,
  caller: DesktopCaller,
  tipId: string,
  outcomeId: string,
  body: Body,
): Promise<Done | Refusal> {
  return await context.database.transaction(async (unit): Promise<Done | Refusal> => {
    const { tx } = unit;
    const tip = await tx.selectFrom('tips').select('id').where('id', '=', tipId).executeTakeFirst();
    if (!tip) return refuse('not-found', 'No such tip.');
    const day = body.at.slice(0, 10);
    const added = await tx
      .insertInto('tip_outcomes')
      .values({
        id: outcomeId,
        tip_id: tipId,
        desktop_id: caller.id,
        version: body.version,
        helped: body.helped,
        at: new Date(body.at),
        counted: true,
        week: weekOf(day),
        place: body.where ?? 'list',
        application: body.application ?? '',
        language: body.language ?? (await languageOf(tx, caller.id)),
        wave: await waveOf(tx, caller.id, day),
      })
      .onConflict((oc) => oc.column('id').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) return await count(unit, added);
    const stored = await tx.selectFrom('tip_outcomes').selectAll().where('id', '=', outcomeId).executeTakeFirstOrThrow();
    const same =
      stored.tip_id === tipId && stored.desktop_id === caller.id && stored.helped === body.helped && stored.version === body.version;
    return same ? {} : refuse('content-differs', 'This id was used for another outcome.');
  });
}

type Row = Selectable<Schema['tip_outcomes']>;

async function count(unit: Unit, added: Row): Promise<Done> {
  // The desktop's row makes two words at once wait for each other: else both would count.
  await unit.tx.selectFrom('desktops').select('id').where('id', '=', added.desktop_id).forUpdate().execute();
  const before = await unit.tx
    .updateTable('tip_outcomes')
    .set({ counted: false })
    .where('desktop_id', '=', added.desktop_id)
    .where('tip_id', '=', added.tip_id)
    .where('version', '=', added.version)
    .where('counted', '=', true)
    .where('id', '!=', added.id)
    .returningAll()
    .execute();
  await moveEffects(unit.tx, [effectOf(added)], before.map(effectOf));
  unit.pokes.push({ kind: 'topic', topic: 'tips' });
  return {};
}

const effectOf = ({ tip_id: tipId, version, week, place, application, language, wave, helped }: Row): Effect => ({
  tipId,
  version,
  week,
  place,
  application,
  language,
  wave,
  counts: { ...noCounts, ...(helped ? { solved: 1 } : { notHelped: 1 }) },
});

async function languageOf(tx: Db, desktopId: string) {
  const { inventory } = await tx.selectFrom('desktops').select('inventory').where('id', '=', desktopId).executeTakeFirstOrThrow();
  return inventory.language;
}

import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

type Done = Record<string, never>;

/** Did the tip help? The same id again changes nothing. */
export async function addTipOutcome(
  context: Context,
  desktopId: string,
  tipId: string,
  outcomeId: string,
  body: z.output<typeof desktopRoutes.putTipOutcome.body>,
): Promise<Done | Refusal> {
  return await context.database.transaction(async (unit): Promise<Done | Refusal> => {
    const tip = await unit.tx.selectFrom('tips').select('id').where('id', '=', tipId).executeTakeFirst();
    if (!tip) return refuse('not-found', 'No such tip.');
    const values = { tip_id: tipId, desktop_id: desktopId, version: body.version, helped: body.helped, at: new Date(body.at) };
    const added = await unit.tx
      .insertInto('tip_outcomes')
      .values({ id: outcomeId, ...values })
      .onConflict((oc) => oc.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) {
      unit.pokes.push({ kind: 'topic', topic: 'tips' });
      return {};
    }
    const stored = await unit.tx.selectFrom('tip_outcomes').selectAll().where('id', '=', outcomeId).executeTakeFirstOrThrow();
    const same =
      stored.tip_id === tipId && stored.desktop_id === desktopId && stored.helped === body.helped && stored.version === body.version;
    return same ? {} : refuse('content-differs', 'This id was used for another outcome.');
  });
}

/** Delivered, then seen; neither is ever taken back, in whatever order they come. */
export async function addReceipt(
  context: Context,
  desktopId: string,
  announcementId: string,
  body: z.output<typeof desktopRoutes.putReceipt.body>,
): Promise<Done | Refusal> {
  return await context.database.transaction(async (unit): Promise<Done | Refusal> => {
    const known = await unit.tx.selectFrom('announcements').select('id').where('id', '=', announcementId).executeTakeFirst();
    if (!known) return refuse('not-found', 'No such announcement.');
    const at = new Date(body.at);
    const seen_at = body.state === 'seen' ? at : null;
    await unit.tx
      .insertInto('receipts')
      .values({ announcement_id: announcementId, desktop_id: desktopId, delivered_at: at, seen_at })
      .onConflict((oc) =>
        oc
          .columns(['announcement_id', 'desktop_id'])
          .doUpdateSet((eb) => ({ seen_at: eb.fn.coalesce('receipts.seen_at', eb.val(seen_at)) })),
      )
      .execute();
    unit.pokes.push({ kind: 'topic', topic: 'announcements' });
    return {};
  });
}

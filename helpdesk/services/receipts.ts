import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

type Done = Record<string, never>;

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

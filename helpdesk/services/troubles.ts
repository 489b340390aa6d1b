import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { troubleDays } from '../store/desktops.ts';
import type { Context } from './context.ts';

type Trouble = z.output<typeof desktopRoutes.putTrouble.body>;

/** The highest count that was told under an id stays. The time is ours: the clock of a desktop in trouble may be wrong. */
export async function storeTrouble(
  context: Context,
  desktopId: string,
  id: string,
  { kind, count }: Trouble,
): Promise<Record<string, never>> {
  const at = new Date(context.now());
  return await context.database.transaction(async (unit) => {
    await unit.tx
      .deleteFrom('desktop_troubles')
      .where('desktop_id', '=', desktopId)
      .where('at', '<', new Date(at.getTime() - troubleDays * 86_400_000))
      .execute();
    await unit.tx
      .insertInto('desktop_troubles')
      .values({ id, desktop_id: desktopId, kind, at, count })
      .onConflict((oc) =>
        oc
          .column('id')
          .doUpdateSet({ at, count })
          .where('desktop_troubles.count', '<', count)
          .where('desktop_troubles.desktop_id', '=', desktopId),
      )
      .execute();
    unit.pokes.push({ kind: 'topic', topic: 'desktops' });
    return {};
  });
}

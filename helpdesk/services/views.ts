import type { z } from 'zod';
import type { agentRoutes, QueueView } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Db, Schema } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { mayChange, mayShare } from './owned.ts';
import type { Refusal } from './refusal.ts';

type Draft = z.output<typeof agentRoutes.createQueueView.body>;

const toView = ({ id, name, search, owner_id }: Pick<Schema['queue_views'], 'id' | 'name' | 'search' | 'owner_id'>): QueueView => ({
  ...{ id, name, search, shared: owner_id === null },
});

export async function listViews(db: Db, caller: UserCaller): Promise<QueueView[]> {
  const rows = await db
    .selectFrom('queue_views')
    .selectAll()
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', caller.id)]))
    .orderBy((eb) => eb('owner_id', 'is not', null))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toView);
}

export async function createView(context: Context, caller: UserCaller, draft: Draft): Promise<QueueView | Refusal> {
  const wrong = mayShare(caller, draft.shared);
  if (wrong) return wrong;
  return await context.database.transaction(async (unit) => {
    const { name, search, shared } = draft;
    const row = await unit.tx
      .insertInto('queue_views')
      .values({ id: newId(context), name, search, owner_id: shared ? null : caller.id, created_at: new Date(context.now()) })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'view.create', name, shared ? 'everybody' : 'own');
    unit.pokes.push({ kind: 'topic', topic: 'views' });
    return toView(row);
  });
}

export async function updateView(context: Context, caller: UserCaller, id: string, draft: Draft): Promise<QueueView | Refusal> {
  const wrong = mayShare(caller, draft.shared);
  if (wrong) return wrong;
  return await context.database.transaction(async (unit): Promise<QueueView | Refusal> => {
    const before = await unit.tx.selectFrom('queue_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    const refused = mayChange(caller, before);
    if (refused) return refused;
    const { name, search, shared } = draft;
    const row = await unit.tx
      .updateTable('queue_views')
      .set({ name, search, owner_id: shared ? null : caller.id })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'view.update', name, shared ? 'everybody' : 'own');
    unit.pokes.push({ kind: 'topic', topic: 'views' });
    return toView(row);
  });
}

export async function deleteView(context: Context, caller: UserCaller, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const before = await unit.tx.selectFrom('queue_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    const refused = mayChange(caller, before);
    if (refused) return refused;
    await unit.tx.deleteFrom('queue_views').where('id', '=', id).execute();
    await audit(unit, context, caller.login, 'view.delete', before?.name ?? '');
    unit.pokes.push({ kind: 'topic', topic: 'views' });
    return undefined;
  });
}

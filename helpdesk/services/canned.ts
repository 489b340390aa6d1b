import type { z } from 'zod';
import type { agentRoutes } from '../../shared/api/agent-routes.ts';
import type { CannedAnswer } from '../../shared/model/canned-answer.ts';
import type { UserCaller } from '../http/callers.ts';
import { toJson } from '../store/json.ts';
import type { Db, Schema } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { refuseLinks } from './links.ts';
import { mayChange, mayShare } from './owned.ts';
import type { Refusal } from './refusal.ts';

type Draft = z.output<typeof agentRoutes.createCannedAnswer.body>;

const toCanned = ({ id, name, texts, owner_id, updated_at, updated_by }: Row): CannedAnswer => ({
  ...{ id, name, texts, shared: owner_id === null },
  updatedAt: updated_at.toISOString(),
  updatedBy: updated_by,
});
type Row = Pick<Schema['canned_answers'], 'id' | 'name' | 'owner_id' | 'updated_at' | 'updated_by'> & { texts: Draft['texts'] };

export async function listCanned(db: Db, caller: UserCaller): Promise<CannedAnswer[]> {
  const rows = await db
    .selectFrom('canned_answers')
    .selectAll()
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', caller.id)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toCanned);
}

/** The words go into the audit log as they are: what was sent in the name of the help desk can be looked up there. */
const written = (draft: Draft) => JSON.stringify({ for: draft.shared ? 'everybody' : 'own', ...draft.texts }).slice(0, 4000);

export async function createCanned(context: Context, caller: UserCaller, draft: Draft): Promise<CannedAnswer | Refusal> {
  const wrong = mayShare(caller, draft.shared) ?? (await refuseLinks(context.database.db, draft.texts));
  if (wrong) return wrong;
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .insertInto('canned_answers')
      .values({ id: newId(context), ...columnsOf(context, caller, draft) })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'canned.create', draft.name, written(draft));
    unit.pokes.push({ kind: 'topic', topic: 'canned' });
    return toCanned(row);
  });
}

export async function updateCanned(context: Context, caller: UserCaller, id: string, draft: Draft): Promise<CannedAnswer | Refusal> {
  const wrong = mayShare(caller, draft.shared) ?? (await refuseLinks(context.database.db, draft.texts));
  if (wrong) return wrong;
  return await context.database.transaction(async (unit): Promise<CannedAnswer | Refusal> => {
    const before = await unit.tx.selectFrom('canned_answers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    const refused = mayChange(caller, before);
    if (refused) return refused;
    const row = await unit.tx
      .updateTable('canned_answers')
      .set(columnsOf(context, caller, draft))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'canned.update', draft.name, written(draft));
    unit.pokes.push({ kind: 'topic', topic: 'canned' });
    return toCanned(row);
  });
}

export async function deleteCanned(context: Context, caller: UserCaller, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const before = await unit.tx.selectFrom('canned_answers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    const refused = mayChange(caller, before);
    if (refused) return refused;
    await unit.tx.deleteFrom('canned_answers').where('id', '=', id).execute();
    await audit(unit, context, caller.login, 'canned.delete', before?.name ?? '');
    unit.pokes.push({ kind: 'topic', topic: 'canned' });
    return undefined;
  });
}

const columnsOf = (context: Context, caller: UserCaller, { name, texts, shared }: Draft) => ({
  name,
  texts: toJson(texts),
  owner_id: shared ? null : caller.id,
  updated_at: new Date(context.now()),
  updated_by: caller.name,
});

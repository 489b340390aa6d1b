import { type Policy, policySchema, usualPolicy } from '../../shared/model/policy.ts';
import { putChange } from '../store/changes.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';

export async function readPolicy(db: Db): Promise<Policy> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'policy').executeTakeFirst();
  return policySchema.parse(row?.value ?? {});
}

/** Pushed to every desktop. */
export async function updatePolicy(context: Context, actor: string, next: Omit<Policy, 'version'>): Promise<Policy> {
  return await context.database.transaction(async (unit) => {
    await unit.tx
      .insertInto('settings')
      .values({ key: 'policy', value: toJson(usualPolicy) })
      .onConflict((oc) => oc.column('key').doNothing())
      .execute();
    await unit.tx.selectFrom('settings').select('key').where('key', '=', 'policy').forUpdate().execute();
    const policy: Policy = { ...next, version: (await readPolicy(unit.tx)).version + 1 };
    await unit.tx
      .updateTable('settings')
      .set({ value: toJson(policy) })
      .where('key', '=', 'policy')
      .execute();
    await audit(unit, context, actor, 'policy.update', 'policy', `version ${policy.version}`);
    await putChange(unit, { kind: 'policy', id: 'policy', desktopId: null, at: new Date(context.now()) });
    return policy;
  });
}

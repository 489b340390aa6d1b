import { type Policy, policySchema, usualPolicy } from '../../shared/model/policy.ts';
import { putChange } from '../store/changes.ts';
import { renewDue } from '../store/due.ts';
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
    const before = await readPolicy(unit.tx);
    const policy: Policy = { ...next, version: before.version + 1 };
    await unit.tx
      .updateTable('settings')
      .set({ value: toJson(policy) })
      .where('key', '=', 'policy')
      .execute();
    const counted = ({ targets, officeHours }: Policy) => JSON.stringify([targets, officeHours]);
    if (counted(before) !== counted(policy)) {
      await renewDue(unit.tx, 'all', policy);
      unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    }
    await audit(unit, context, actor, 'policy.update', 'policy', `version ${policy.version}`);
    await putChange(unit, { kind: 'policy', id: 'policy', desktopId: null, at: new Date(context.now()) });
    return policy;
  });
}

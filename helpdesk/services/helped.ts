import { putChange } from '../store/changes.ts';
import { readHelped } from '../store/helped.ts';
import type { Db } from '../store/schema.ts';
import type { Context } from './context.ts';

const day = 24 * 3_600_000;

/** Tells all desktops what helped others: at most once a day, and only when a score is another one than they were told. */
export async function tellHelped({ database, now }: Context): Promise<void> {
  const at = new Date(now());
  const isEarly = (last: { readonly at: Date } | undefined) => last !== undefined && at.getTime() - last.at.getTime() < day;
  if (isEarly(await readTold(database.db))) return;
  await database.transaction(async (unit) => {
    // Two processes that come at once: the second one sees what the first has told.
    await unit.tx.selectFrom('feed_head').select('cursor').forUpdate().execute();
    const told = await readTold(unit.tx);
    if (isEarly(told)) return;
    const helped = await readHelped(unit.tx);
    const before = told?.document && 'helped' in told.document ? told.document.helped : [];
    const keyOf = (all: typeof helped) => all.map(({ id, version, score }) => `${id} ${version} ${score}`).join('\n');
    if (keyOf(helped) === keyOf(before)) return;
    await putChange(unit, { kind: 'helped', id: 'all', desktopId: null, at, document: { helped } });
  });
}

async function readTold(db: Db) {
  return await db.selectFrom('changes').select(['at', 'document']).where('thing', '=', 'helped:all').executeTakeFirst();
}

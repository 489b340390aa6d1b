import { sql } from 'kysely';
import type { Unit } from './database.ts';
import { toJson } from './json.ts';
import type { Db, Schema } from './schema.ts';
import type { ChangeDocument } from './tables/operation.ts';

export interface ChangeRow {
  readonly cursor: number;
  readonly kind: Schema['changes']['kind'];
  readonly thing_id: string;
  readonly at: Date;
  readonly document: ChangeDocument | null;
}

/**
 * Enters a change into the feed, in place of an earlier one of the same thing. The head's row stays locked until the
 * commit, so cursors become visible in their order: a reader never passes one that is still on its way.
 * Call it last in a transaction: from here on other writers wait.
 *
 * @param desktopId the only desktop that it concerns, or null for all
 */
export async function putChange(
  unit: Unit,
  change: { kind: ChangeRow['kind']; id: string; desktopId: string | null; at: Date; document?: ChangeDocument },
): Promise<void> {
  const cursor = await moveHead(unit, 1);
  const values = {
    cursor,
    kind: change.kind,
    thing_id: change.id,
    desktop_id: change.desktopId,
    at: change.at,
    document: change.document ? toJson(change.document) : null,
  };
  const thing = `${change.kind.replace('-withdrawn', '')}:${change.id}`;
  await unit.tx
    .insertInto('changes')
    .values({ thing, ...values })
    .onConflict((oc) => oc.column('thing').doUpdateSet(values))
    .execute();
  unit.pokes.push({ kind: 'feed', cursor, desktopId: change.desktopId });
}

/**
 * The same for many desktops at once, each of which has a change of its own ("your groups are others now"): two statements,
 * however many they are. Call it last, as above.
 */
export async function putChangeOfEach(unit: Unit, change: { kind: 'groups'; desktopIds: readonly string[]; at: Date }): Promise<void> {
  const { kind, desktopIds, at } = change;
  if (desktopIds.length === 0) return;
  const before = (await moveHead(unit, desktopIds.length)) - desktopIds.length;
  // `with ordinality` counts from 1, so the first gets the cursor after the head of before.
  await sql`
    insert into changes (thing, cursor, kind, thing_id, desktop_id, at)
    select ${`${kind}:`}::text || id, ${before}::bigint + place, ${kind}::text, id, id::uuid, ${at}::timestamptz
    from jsonb_array_elements_text(${toJson(desktopIds)}::jsonb) with ordinality as given (id, place)
    on conflict (thing) do update set cursor = excluded.cursor, at = excluded.at`.execute(unit.tx);
  // Not `push(...all)`: that many arguments do not fit.
  for (const [place, desktopId] of desktopIds.entries()) unit.pokes.push({ kind: 'feed', cursor: before + place + 1, desktopId });
}

/** @returns the last of the cursors that are ours from now on */
async function moveHead(unit: Unit, by: number): Promise<number> {
  const head = await unit.tx
    .updateTable('feed_head')
    .set((eb) => ({ cursor: eb('cursor', '+', by) }))
    .returning('cursor')
    .executeTakeFirstOrThrow();
  return head.cursor;
}

/** What a desktop may see after a cursor, oldest first; without one, what all may. */
export async function readChanges(db: Db, desktopId: string | null, since: number, limit: number): Promise<ChangeRow[]> {
  return await db
    .selectFrom('changes')
    .select(['cursor', 'kind', 'thing_id', 'at', 'document'])
    .where('cursor', '>', since)
    .where((eb) => eb.or([eb('desktop_id', 'is', null), ...(desktopId === null ? [] : [eb('desktop_id', '=', desktopId)])]))
    .orderBy('cursor')
    .limit(limit)
    .execute();
}

/** The cursors of the last changes that concern one desktop each and no other. */
export async function readOwnHeads(db: Db, desktopIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('changes')
    .select((eb) => ['desktop_id', eb.fn.max('cursor').as('cursor')])
    .where('desktop_id', 'in', [...desktopIds])
    .groupBy('desktop_id')
    .execute();
  return new Map(rows.flatMap(({ desktop_id: id, cursor }) => (id === null ? [] : [[id, Number(cursor)] as const])));
}

/** The cursor of the last change that concerns this desktop; 0 when there is none. */
export async function readHead(db: Db, desktopId: string): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.max('cursor').as('cursor'))
    .where((eb) => eb.or([eb('desktop_id', 'is', null), eb('desktop_id', '=', desktopId)]))
    .executeTakeFirst();
  return row?.cursor ?? 0;
}

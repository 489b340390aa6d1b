import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AgentGroup, DesktopChoice } from '../../shared/api/agent-routes.ts';
import type { Group } from '../../shared/model/group.ts';
import { fitting } from './desktops.ts';
import { toJson } from './json.ts';
import type { Db } from './schema.ts';

export async function groupsOfDesktop(db: Db, desktopId: string): Promise<Group[]> {
  const rows = await db
    .selectFrom('groups')
    .innerJoin('group_members', 'group_id', 'id')
    .select(['id', 'name', 'migrated_on'])
    .where('desktop_id', '=', desktopId)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, migrated_on }) => ({ id, name, migratedOn: migrated_on }));
}

/** Waves first, the latest before the others. @param id of one of them only */
export async function readGroups(db: Db, id?: string): Promise<AgentGroup[]> {
  let query = db
    .selectFrom('groups')
    .select(['id', 'name', 'migrated_on', 'created_at'])
    .select([
      sql<number>`(select count(*)::int from group_members m join desktops d on d.id = m.desktop_id
        where m.group_id = groups.id and d.removed_at is null)`.as('desktops'),
      sql<string[]>`(select coalesce(jsonb_agg(k.label order by k.label), '[]'::jsonb) from enrolment_key_groups kg
        join enrolment_keys k on k.id = kg.key_id where kg.group_id = groups.id and k.revoked_at is null)`.as('keys'),
    ])
    .orderBy('migrated_on', (order) => order.desc().nullsLast())
    .orderBy('name');
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.execute();
  return rows.map(({ id, name, migrated_on, created_at, desktops, keys }) => ({
    id,
    name,
    migratedOn: migrated_on,
    createdAt: created_at.toISOString(),
    desktops,
    keys,
  }));
}

/** Ids of the desktops of a group, removed ones included: one that enrols again is still in it. */
export async function membersOf(db: Db, groupId: string): Promise<string[]> {
  const rows = await db.selectFrom('group_members').select('desktop_id').where('group_id', '=', groupId).execute();
  return rows.map(({ desktop_id }) => desktop_id);
}

/** A condition on the table `desktops`: enrolled, and meant by the choice. */
function meant(choice: DesktopChoice): RawBuilder<SqlBool> {
  if (choice.by === 'filter') return fitting(choice.filter);
  const enrolled = fitting({});
  if (choice.by === 'ids')
    return sql`${enrolled} and desktops.id in (select value::uuid from jsonb_array_elements_text(${toJson(choice.ids)}::jsonb))`;
  return sql`${enrolled} and ${named(sql`(select lower(value) from jsonb_array_elements_text(${toJson(choice.names)}::jsonb))`)}`;
}

/** By the name of the person, of the computer, or of both; a computer also without its domain. */
const named = (names: RawBuilder<unknown>) =>
  sql<SqlBool>`(${sql.join(
    nameForms.map((form) => sql`${form} in ${names}`),
    sql` or `,
  )})`;
const [user, host] = [sql`lower(desktops.inventory->>'userName')`, sql`lower(desktops.inventory->>'hostName')`];
const nameForms = [
  user,
  host,
  sql`split_part(${host}, '.', 1)`,
  sql`${user} || '@' || ${host}`,
  sql`${user} || '@' || split_part(${host}, '.', 1)`,
];

/** @returns how many desktops are meant, and the ids of those that were not in the group before */
export async function addMembers(tx: Db, groupId: string, choice: DesktopChoice): Promise<{ meant: number; changed: string[] }> {
  const { rows } = await sql<{ desktop_id: string }>`
    insert into group_members (group_id, desktop_id) select ${groupId}::uuid, id from desktops where ${meant(choice)}
    on conflict do nothing returning desktop_id`.execute(tx);
  return { meant: await countMeant(tx, choice, rows.length), changed: rows.map(({ desktop_id }) => desktop_id) };
}

/** @returns how many desktops are meant, and the ids of those that were in the group before */
export async function removeMembers(tx: Db, groupId: string, choice: DesktopChoice): Promise<{ meant: number; changed: string[] }> {
  // Counted first: a filter by this very group means nobody afterwards.
  const all = await countMeant(tx, choice, 0);
  const { rows } = await sql<{ desktop_id: string }>`
    delete from group_members where group_id = ${groupId}::uuid and desktop_id in (select id from desktops where ${meant(choice)})
    returning desktop_id`.execute(tx);
  return { meant: all, changed: rows.map(({ desktop_id }) => desktop_id) };
}

/** @param least as many as are known to be meant: a filter "in no group" means fewer once they are in one */
async function countMeant(tx: Db, choice: DesktopChoice, least: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from desktops where ${meant(choice)}`.execute(tx);
  return Math.max(least, rows[0]?.n ?? 0);
}

/** How many enrolled desktops each name means, in the order of the names. */
export async function countNamed(db: Db, names: readonly string[]): Promise<{ name: string; desktops: number }[]> {
  const forms = sql.join(
    nameForms.map((form) => sql`select id, ${form} as name from desktops where removed_at is null`),
    sql` union `,
  );
  const { rows } = await sql<{ name: string; desktops: number }>`
    with forms as (${forms})
    select given.name, count(forms.id)::int as desktops
    from jsonb_array_elements_text(${toJson(names)}::jsonb) with ordinality as given (name, place)
    left join forms on forms.name = lower(given.name) group by given.name, given.place order by given.place`.execute(db);
  return rows;
}

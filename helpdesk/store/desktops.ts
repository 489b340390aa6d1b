import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Desktop, DesktopFilter } from '../../shared/api/agent-routes.ts';
import type { Db, Schema } from './schema.ts';
import { containing } from './search.ts';

const openTickets = (eb: ExpressionBuilder<Schema, 'desktops'>) =>
  eb
    .selectFrom('tickets')
    .select((inner) => inner.fn.countAll<number>().as('n'))
    .whereRef('tickets.desktop_id', '=', 'desktops.id')
    .where('tickets.status', 'not in', ['solved', 'closed'])
    .as('open_tickets');

/** For as long is refused news kept and shown; a desktop that goes on to refuse it tells it again. */
export const troubleDays = 7;

/** As one JSON list, so that a page of desktops is one question to the database. */
const troubles = sql<Desktop['troubles'] | null>`(
  select json_agg(t order by t.at desc) from (
    select kind, sum(count)::int as count, to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from desktop_troubles where desktop_id = desktops.id and at > now() - make_interval(days => ${troubleDays}) group by kind) t)`;

const groups = sql<{ id: string; name: string }[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name), '[]'::jsonb)
  from group_members m join groups g on g.id = m.group_id where m.desktop_id = desktops.id)`.as('groups');

function desktops(db: Db) {
  return db
    .selectFrom('desktops')
    .select(['id', 'inventory', 'enrolled_at', 'last_seen_at', 'cursor', openTickets, groups, troubles.as('troubles')]);
}
type Row = Awaited<ReturnType<ReturnType<typeof desktops>['execute']>>[number];

const toDesktop = (row: Row): Desktop => ({
  id: row.id,
  inventory: row.inventory,
  enrolledAt: row.enrolled_at.toISOString(),
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  cursor: row.cursor,
  openTickets: Number(row.open_tickets ?? 0),
  troubles: row.troubles ?? [],
  groups: row.groups,
});

/** Also one that was removed: its tickets stay. */
export async function readDesktop(db: Db, id: string): Promise<Desktop | undefined> {
  const row = await desktops(db).where('id', '=', id).executeTakeFirst();
  return row && toDesktop(row);
}

/** A condition on the table `desktops`: enrolled, and fitting every part of the filter that is given. */
export function fitting({ q, distribution, desktop, group }: DesktopFilter): RawBuilder<SqlBool> {
  const all = [sql<SqlBool>`desktops.removed_at is null`];
  const text = q?.trim();
  if (text)
    all.push(sql`(desktops.inventory->>'userName' || ' ' || (desktops.inventory->>'hostName') || ' ' ||
      (desktops.inventory->>'distribution') || ' ' || (desktops.inventory->>'desktop')) ilike ${containing(text)}`);
  if (distribution) all.push(sql`desktops.inventory->>'distribution' = ${distribution}`);
  if (desktop) all.push(sql`desktops.inventory->>'desktop' = ${desktop}`);
  const inOne = sql<SqlBool>`exists (select 1 from group_members m where m.desktop_id = desktops.id`;
  if (group === 'none') all.push(sql`not ${inOne})`);
  else if (group) all.push(sql`${inOne} and m.group_id = ${group})`);
  return sql.join(all, sql` and `);
}

export async function listDesktops(db: Db, query: DesktopFilter & { page: number; size: number }) {
  const match = fitting(query);
  const { n } = await db
    .selectFrom('desktops')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(match)
    .executeTakeFirstOrThrow();
  const rows = await desktops(db)
    .where(match)
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: rows.map(toDesktop), total: Number(n) };
}

/** Which distributions and desktop environments there are; a hundred of each are more than any list should show. */
export async function listDesktopKinds(db: Db) {
  const kinds = async (part: 'distribution' | 'desktop') => {
    const { rows } = await sql<{ name: string; desktops: number }>`
      select inventory->>${sql.lit(part)} as name, count(*)::int as desktops from desktops
      where removed_at is null and inventory->>${sql.lit(part)} <> '' group by name order by desktops desc, name limit 100`.execute(db);
    return rows;
  };
  return { distributions: await kinds('distribution'), desktops: await kinds('desktop') };
}

import { type ExpressionBuilder, sql } from 'kysely';
import type { Desktop } from '../../shared/api/agent-routes.ts';
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

function desktops(db: Db) {
  return db
    .selectFrom('desktops')
    .select(['id', 'inventory', 'enrolled_at', 'last_seen_at', 'cursor', openTickets, troubles.as('troubles')]);
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
});

/** Also one that was removed: its tickets stay. */
export async function readDesktop(db: Db, id: string): Promise<Desktop | undefined> {
  const row = await desktops(db).where('id', '=', id).executeTakeFirst();
  return row && toDesktop(row);
}

export async function listDesktops(db: Db, query: { page: number; size: number; q?: string | undefined }) {
  let filtered = desktops(db).where('removed_at', 'is', null);
  let counted = db
    .selectFrom('desktops')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('removed_at', 'is', null);
  if (query.q?.trim()) {
    const match = sql<boolean>`(inventory->>'userName' || ' ' || (inventory->>'hostName') || ' ' || (inventory->>'distribution') || ' ' ||
      (inventory->>'desktop')) ilike ${containing(query.q.trim())}`;
    filtered = filtered.where(match);
    counted = counted.where(match);
  }
  const rows = await filtered
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: rows.map(toDesktop), total: Number((await counted.executeTakeFirstOrThrow()).n) };
}

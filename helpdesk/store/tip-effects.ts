import { sql } from 'kysely';
import type { Language } from '../../shared/model/language.ts';
import { noCounts, reworkReason, type TipCounts, type TipPlace } from '../../shared/model/tip-effect.ts';
import type { Db } from './schema.ts';

/** Counts under the circumstances by which they are summed up. "" is no application, and no wave. */
export interface Effect {
  readonly tipId: string;
  readonly version: number;
  readonly week: string;
  readonly place: TipPlace;
  readonly application: string;
  readonly language: Language;
  readonly wave: string;
  /** Negative ones take back what was counted before. */
  readonly counts: TipCounts;
}

const names = ['shown', 'opened', 'solved', 'notHelped', 'reportedOpened', 'reportedShown'] as const satisfies (keyof TipCounts)[];
const columns = ['shown', 'opened', 'solved', 'not_helped', 'reported_opened', 'reported_shown'] as const;

/** Sums and totals in one row, as they are read back. */
export const countsOf = (row: Readonly<Record<(typeof columns)[number], number | null>>): TipCounts => ({
  shown: Number(row.shown ?? 0),
  opened: Number(row.opened ?? 0),
  solved: Number(row.solved ?? 0),
  notHelped: Number(row.not_helped ?? 0),
  reportedOpened: Number(row.reported_opened ?? 0),
  reportedShown: Number(row.reported_shown ?? 0),
});

const plus = (a: TipCounts, b: TipCounts, sign: 1 | -1): TipCounts => ({
  shown: a.shown + sign * b.shown,
  opened: a.opened + sign * b.opened,
  solved: a.solved + sign * b.solved,
  notHelped: a.notHelped + sign * b.notHelped,
  reportedOpened: a.reportedOpened + sign * b.reportedOpened,
  reportedShown: a.reportedShown + sign * b.reportedShown,
});

/** One entry a key, in the order of the keys: transactions that meet lock the rows in the same order. Zeros are left out. */
function summed<T extends { readonly counts: TipCounts }>(effects: readonly T[], keyOf: (effect: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const effect of effects) {
    const key = keyOf(effect);
    byKey.set(key, { ...effect, counts: plus(byKey.get(key)?.counts ?? noCounts, effect.counts, 1) });
  }
  return [...byKey]
    .filter(([, { counts }]) => names.some((name) => counts[name] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, effect]) => effect);
}

const toColumns = (counts: TipCounts) => ({
  shown: counts.shown,
  opened: counts.opened,
  solved: counts.solved,
  not_helped: counts.notHelped,
  reported_opened: counts.reportedOpened,
  reported_shown: counts.reportedShown,
});
const adding = (table: 'tip_effects' | 'tip_effect_totals') => () =>
  Object.fromEntries(columns.map((column) => [column, sql<number>`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`]));

/** Moves the sums by the difference between what counts now and what counted before, and marks what needs rework. */
export async function moveEffects(tx: Db, now: readonly Effect[], before: readonly Effect[]): Promise<void> {
  const taken = before.map((effect) => ({ ...effect, counts: plus(noCounts, effect.counts, -1) }));
  const moved = summed([...now, ...taken], ({ tipId, version, week, place, application, language, wave }) =>
    JSON.stringify([tipId, version, week, place, application, language, wave]),
  );
  if (moved.length === 0) return;
  await tx
    .insertInto('tip_effects')
    .values(moved.map(({ tipId, counts, ...key }) => ({ tip_id: tipId, ...key, ...toColumns(counts) })))
    .onConflict((oc) =>
      oc.columns(['tip_id', 'version', 'week', 'place', 'application', 'language', 'wave']).doUpdateSet(adding('tip_effects')),
    )
    .execute();
  const totals = summed(moved, ({ tipId, version }) => JSON.stringify([tipId, version]));
  if (totals.length === 0) return;
  const rows = await tx
    .insertInto('tip_effect_totals')
    .values(totals.map(({ tipId, version, counts }) => ({ tip_id: tipId, version, rework: null, ...toColumns(counts) })))
    .onConflict((oc) => oc.columns(['tip_id', 'version']).doUpdateSet(adding('tip_effect_totals')))
    .returningAll()
    .execute();
  for (const row of rows) {
    const rework = reworkReason(countsOf(row));
    if (rework !== row.rework)
      await tx
        .updateTable('tip_effect_totals')
        .set({ rework })
        .where('tip_id', '=', row.tip_id)
        .where('version', '=', row.version)
        .execute();
  }
}

/** The wave whose day came last for this desktop; "" when it is in none, or its day is still to come. */
export async function waveOf(tx: Db, desktopId: string, day: string): Promise<string> {
  const row = await tx
    .selectFrom('group_members')
    .innerJoin('groups', 'groups.id', 'group_members.group_id')
    .select('groups.id')
    .where('group_members.desktop_id', '=', desktopId)
    .where('groups.migrated_on', '<=', day)
    .orderBy('groups.migrated_on', 'desc')
    .orderBy('groups.id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? '';
}

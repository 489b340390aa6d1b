import { sql } from 'kysely';
import type { TipEffect } from '../../shared/api/agent-routes.ts';
import type { Language } from '../../shared/model/language.ts';
import { tipPlaceSchema } from '../../shared/model/tip-effect.ts';
import type { Db } from './schema.ts';
import { countsOf } from './tip-effects.ts';

export interface EffectFilter {
  /** A Monday. */
  readonly since?: string | undefined;
  readonly version?: number | undefined;
  readonly application?: string | undefined;
  readonly language?: Language | undefined;
  readonly wave?: string | undefined;
}

const dimensions = ['version', 'week', 'place', 'application', 'language', 'wave'] as const;
type Dimension = (typeof dimensions)[number];

/** The sums of one tip, one grouping a dimension, in one walk over its rows. */
export async function readTipEffect(db: Db, tipId: string, filter: EffectFilter): Promise<TipEffect> {
  let query = db
    .selectFrom('tip_effects')
    .where('tip_id', '=', tipId)
    .select(dimensions)
    .select(({ fn }) => [
      fn.sum<number>('shown').as('shown'),
      fn.sum<number>('opened').as('opened'),
      fn.sum<number>('solved').as('solved'),
      fn.sum<number>('not_helped').as('not_helped'),
      fn.sum<number>('reported_opened').as('reported_opened'),
      fn.sum<number>('reported_shown').as('reported_shown'),
    ])
    .groupBy(sql`grouping sets ((), (version), (week), (place), (application), (language), (wave))`)
    .select(sql<number>`grouping(version, week, place, application, language, wave)`.as('set'));
  if (filter.since) query = query.where('week', '>=', filter.since);
  if (filter.version) query = query.where('version', '=', filter.version);
  if (filter.application !== undefined) query = query.where('application', '=', filter.application);
  if (filter.language) query = query.where('language', '=', filter.language);
  if (filter.wave) query = query.where('wave', '=', filter.wave);
  const [rows, totals, groups] = await Promise.all([
    query.execute(),
    db.selectFrom('tip_effect_totals').select(['version', 'rework']).where('tip_id', '=', tipId).execute(),
    db.selectFrom('groups').select(['id', 'name']).execute(),
  ]);
  const rework = new Map(totals.map((row) => [row.version, row.rework]));
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  // Bit n from the left is 1 where the rows are not grouped by dimension n.
  const by = (dimension: Dimension) => rows.filter(({ set }) => Number(set) === 0b111111 - (1 << (5 - dimensions.indexOf(dimension))));
  const all = rows.find(({ set }) => Number(set) === 0b111111);
  const places = tipPlaceSchema.options;
  const byShown = (a: { shown: number }, b: { shown: number }) => b.shown - a.shown;
  return {
    totals: countsOf(all ?? { shown: 0, opened: 0, solved: 0, not_helped: 0, reported_opened: 0, reported_shown: 0 }),
    versions: by('version')
      .map((row) => ({ version: row.version, rework: rework.get(row.version) ?? null, ...countsOf(row) }))
      .sort((a, b) => b.version - a.version),
    weeks: by('week')
      .map((row) => ({ week: row.week, ...countsOf(row) }))
      .sort((a, b) => (a.week < b.week ? -1 : 1)),
    places: by('place')
      .map((row) => ({ place: row.place, ...countsOf(row) }))
      .sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place)),
    applications: by('application')
      .map((row) => ({ application: row.application || null, ...countsOf(row) }))
      .sort(byShown),
    languages: by('language')
      .map((row) => ({ language: row.language, ...countsOf(row) }))
      .sort(byShown),
    waves: by('wave')
      .map((row) => ({ wave: row.wave ? { id: row.wave, name: nameOf.get(row.wave) ?? null } : null, ...countsOf(row) }))
      .sort(byShown),
  };
}

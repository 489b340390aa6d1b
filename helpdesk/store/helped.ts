import type { Helped } from '../../shared/model/helped.ts';
import { fewestToJudge } from '../../shared/model/tip-effect.ts';
import { helpedScore } from '../../shared/search/context.ts';
import type { Db } from './schema.ts';

/**
 * How well each published tip helped those who judged this version of it: a reworked one begins anew. A desktop has one
 * voice about a version, so that enough voices are as many desktops.
 */
export async function readHelped(db: Db): Promise<Helped> {
  const rows = await db
    .selectFrom('tips')
    .innerJoin('tip_effect_totals as total', (join) =>
      join.onRef('total.tip_id', '=', 'tips.id').onRef('total.version', '=', 'tips.version'),
    )
    .select(['tips.id', 'tips.version', 'total.solved', 'total.not_helped'])
    .where('tips.state', '=', 'published')
    .where((eb) => eb(eb('total.solved', '+', eb.ref('total.not_helped')), '>=', fewestToJudge))
    .orderBy('tips.id')
    .execute();
  return rows.flatMap(({ id, version, solved, not_helped: not }) => {
    const score = helpedScore(solved, not, fewestToJudge);
    return score === null ? [] : [{ id, version, score }];
  });
}

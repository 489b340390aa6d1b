import { sql } from 'kysely';
import type { Measure } from '../../shared/comparison/facts.ts';
import { commonTexts, fewestDesktops, type Usual } from '../../shared/comparison/usual.ts';
import type { Db } from './schema.ts';

/** The newest sets that are looked at, and the rows of texts that are read at most: a question for one page, not a census. */
const limits = { sets: 1000, texts: 5000 } as const;

/**
 * What other desktops say, each by its last set since then: the median of numbers, the most common of texts.
 * @returns `desktops`: how many were asked
 */
export async function readUsual(
  db: Db,
  { desktopId, setId, since }: { readonly desktopId: string; readonly setId: string; readonly since: Date },
): Promise<{ desktops: number; usual: Usual[] }> {
  const peers = sql`
    with newest as (
      select id, desktop_id, received_at from diagnostics_sets
      where received_at >= ${since} and desktop_id <> ${desktopId} order by received_at desc limit ${limits.sets}),
    last as (select distinct on (desktop_id) id from newest order by desktop_id, received_at desc),
    here as (select measure, subject from diagnostics_facts where set_id = ${setId})`;
  const theirs = sql`diagnostics_facts theirs join last on last.id = theirs.set_id join here using (measure, subject)`;
  const { rows: asked } = await sql<{ n: number }>`${peers} select count(*)::int as n from last`.execute(db);
  const desktops = asked[0]?.n ?? 0;
  if (desktops < fewestDesktops) return { desktops, usual: [] };
  const numbers = await sql<{ measure: Measure; subject: string; median: number }>`
    ${peers} select measure, subject, percentile_cont(0.5) within group (order by number) as median
    from ${theirs} where number is not null group by measure, subject having count(*) >= ${fewestDesktops}`.execute(db);
  const texts = await sql<{ measure: Measure; subject: string; text: string; n: number }>`
    ${peers} select measure, subject, text, count(*)::int as n
    from ${theirs} where text is not null group by measure, subject, text order by n desc, text limit ${limits.texts}`.execute(db);
  return {
    desktops,
    usual: [
      ...numbers.rows.map(({ measure, subject, median }) => ({ measure, subject, value: median })),
      ...commonTexts(texts.rows.map(({ measure, subject, text, n }) => ({ measure, subject, text, desktops: n }))),
    ],
  };
}

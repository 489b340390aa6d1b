import { sql } from 'kysely';
import type { Measure } from '../../shared/comparison/facts.ts';
import { commonTexts, fewestDesktops, type Usual } from '../../shared/comparison/usual.ts';
import type { Db } from './schema.ts';

/** The newest sets that are looked at, and the rows of texts that are read at most: a question for one page, not a census. */
const limits = { sets: 1000, texts: 5000 } as const;

interface Asked {
  readonly desktopId: string;
  readonly setId: string;
  readonly since: Date;
}
interface UsualElsewhere {
  /** The group whose desktops were asked; null: all desktops were. */
  readonly group: string | null;
  /** How many were asked. */
  readonly desktops: number;
  readonly usual: readonly Usual[];
}

/**
 * What other desktops say, each by its last set since then: the median of numbers, the most common of texts. Those of its own
 * group are asked where there are enough of them, since they were set up alike; of several groups the smallest.
 */
export async function readUsual(db: Db, asked: Asked): Promise<UsualElsewhere> {
  const group = await findGroup(db, asked);
  return { group: group?.name ?? null, ...(await readPeers(db, asked, group?.id ?? null)) };
}

/** The smallest group of the desktop in which enough others have sent a set. */
async function findGroup(db: Db, { desktopId, since }: Asked): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from group_members mine
    join groups g on g.id = mine.group_id
    join group_members theirs on theirs.group_id = g.id and theirs.desktop_id <> mine.desktop_id
    join diagnostics_sets s on s.desktop_id = theirs.desktop_id and s.received_at >= ${since}
    where mine.desktop_id = ${desktopId}
    group by g.id, g.name having count(distinct s.desktop_id) >= ${fewestDesktops}
    order by count(distinct s.desktop_id), g.name limit 1`.execute(db);
  return rows[0];
}

async function readPeers(
  db: Db,
  { desktopId, setId, since }: Asked,
  groupId: string | null,
): Promise<{ desktops: number; usual: Usual[] }> {
  const alike = groupId === null ? sql`true` : sql`desktop_id in (select desktop_id from group_members where group_id = ${groupId})`;
  const peers = sql`
    with newest as (
      select id, desktop_id, received_at from diagnostics_sets
      where received_at >= ${since} and desktop_id <> ${desktopId} and ${alike} order by received_at desc limit ${limits.sets}),
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

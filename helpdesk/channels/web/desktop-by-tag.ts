import { sql } from 'kysely';
import type { Desktop } from '../../../shared/api/agent-routes.ts';
import { readDesktop } from '../../store/desktops.ts';
import type { Db } from '../../store/schema.ts';

/** A shared computer has several desktops; more would be no help in choosing. */
const most = 10;

/**
 * Enrolled desktops that somebody may mean with what stands on the computer's label. Anybody can read a label: what is found
 * is shown to an agent, who asks and then ties; nothing is tied by it alone. (A support code ties: see `desktopOfCode`.)
 */
export async function findDesktopByTag(db: Db, tag: string): Promise<Desktop[]> {
  const name = tag.trim().toLowerCase();
  if (name === '') return [];
  const rows = await db
    .selectFrom('desktops')
    .select('id')
    .where('removed_at', 'is', null)
    // With or without the domain, whichever side has it.
    .where(sql<boolean>`(${name} in (lower(inventory->>'hostName'), split_part(lower(inventory->>'hostName'), '.', 1))
      or split_part(${name}, '.', 1) = lower(inventory->>'hostName'))`)
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .limit(most)
    .execute();
  return (await Promise.all(rows.map(({ id }) => readDesktop(db, id)))).filter((desktop) => desktop !== undefined);
}

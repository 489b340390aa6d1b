import { goesOnIn } from '../store/merged.ts';
import type { Db } from '../store/schema.ts';

const linkOf = (db: Db, bridge: string, ticketId: string) =>
  db.selectFrom('bridge_links').selectAll().where('bridge', '=', bridge).where('ticket_id', '=', ticketId).executeTakeFirst();

/**
 * The last word at a ticket that was merged here names the ticket over there in which it goes on.
 * @returns `wait`: that one is not made yet; `never`: over there they are one already, and it would be said at the wrong one
 */
export async function whenToTell(db: Db, bridge: string, mergedId: string): Promise<'now' | 'wait' | 'never'> {
  const intoId = await goesOnIn(db, mergedId);
  const [own, into] = [await linkOf(db, bridge, mergedId), await linkOf(db, bridge, intoId)];
  if (own?.state === 'merged') return 'never';
  if (into) return 'now';
  const coming = await db
    .selectFrom('tickets as t')
    .innerJoin('bridges as b', (join) => join.on('b.name', '=', bridge))
    .select('t.id')
    .where('t.id', '=', intoId)
    .whereRef('t.created_at', '>=', 'b.since')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('bridge_outbox as o')
            .select('o.id')
            .where('o.bridge', '=', bridge)
            .where('o.ticket_id', '=', intoId)
            .where('o.kind', '=', 'create')
            .where('o.state', '=', 'failed'),
        ),
      ),
    )
    .executeTakeFirst();
  return coming ? 'wait' : 'now';
}

/** "rt #12: https://…", or null: over there it has no name of its own. */
export async function remoteNameOf(db: Db, bridge: string, mergedId: string): Promise<string | null> {
  const into = await linkOf(db, bridge, await goesOnIn(db, mergedId));
  return into?.remote_url ? `${bridge} #${into.remote_id}: ${into.remote_url}` : null;
}

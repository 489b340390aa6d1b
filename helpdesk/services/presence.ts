import { type Presence, presenceEvery } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Db } from '../store/schema.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

const forgottenAfter = 3 * presenceEvery;

/** Only what is new pokes the consoles: that somebody is still there is no news. */
export async function setPresence(
  context: Context,
  caller: UserCaller,
  ticketId: string,
  doing: Presence['doing'] | 'gone',
): Promise<Refusal | undefined> {
  const now = context.now();
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await unit.tx.selectFrom('tickets').select('id').where('id', '=', ticketId).executeTakeFirst();
    if (!ticket) return refuse('not-found', 'No such ticket.');
    const stale = await unit.tx
      .deleteFrom('presences')
      .where('at', '<', new Date(now - forgottenAfter))
      .returning('user_id')
      .execute();
    const mine = unit.tx.selectFrom('presences').select('doing').where('ticket_id', '=', ticketId).where('user_id', '=', caller.id);
    const before = await mine.executeTakeFirst();
    if (doing === 'gone')
      await unit.tx.deleteFrom('presences').where('ticket_id', '=', ticketId).where('user_id', '=', caller.id).execute();
    else {
      const at = new Date(now);
      await unit.tx
        .insertInto('presences')
        .values({ ticket_id: ticketId, user_id: caller.id, doing, at })
        .onConflict((oc) => oc.columns(['ticket_id', 'user_id']).doUpdateSet({ doing, at }))
        .execute();
    }
    if (stale.length > 0 || (before?.doing ?? 'gone') !== doing) unit.pokes.push({ kind: 'topic', topic: 'presence' });
    return undefined;
  });
}

export async function listPresence(db: Db, caller: UserCaller, now: number): Promise<Presence[]> {
  const rows = await db
    .selectFrom('presences')
    .innerJoin('users', 'users.id', 'presences.user_id')
    .select(['presences.ticket_id', 'presences.doing', 'users.id', 'users.name'])
    .where('presences.at', '>=', new Date(now - forgottenAfter))
    .where('users.id', '<>', caller.id)
    .where('users.active', '=', true)
    .orderBy('users.name')
    .execute();
  return rows.map(({ ticket_id: ticketId, doing, id, name }) => ({ ticketId, doing, user: { id, name } }));
}

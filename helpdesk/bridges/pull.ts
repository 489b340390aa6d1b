import type { Context } from '../services/context.ts';
import { applyMessage, applyStatus, setLook } from './apply.ts';
import { type Bridge, BridgeError, type RemoteEvent, type RemoteMessage } from './bridge.ts';

/** So many tickets are looked at with each pull: one that was moved away says nothing by itself. */
const looksAtOnce = 20;
/** A ticket is looked at once in so many milliseconds. */
const lookEvery = 15 * 60_000;

/**
 * Takes in what happened over there. Whoever comes while another pulls does nothing.
 * @param leaseMs after which the other may be dead
 * @returns whether it was our turn
 */
export async function pullOnce(context: Context, bridge: Bridge, leaseMs: number): Promise<boolean> {
  const { db } = context.database;
  const now = context.now();
  const turn = await db
    .updateTable('bridges')
    .set({ pull_after: new Date(now + leaseMs) })
    .where('name', '=', bridge.name)
    .where('pull_after', '<=', new Date(now))
    .returning('cursor')
    .executeTakeFirst();
  if (!turn) return false;
  try {
    const { events, cursor } = await bridge.pullUpdatesSince(turn.cursor);
    for (const event of events) await apply(context, bridge, event);
    // Only now: whoever dies before takes the same in again, and knows it.
    await db
      .updateTable('bridges')
      .set({ cursor, pulled_at: new Date(context.now()) })
      .where('name', '=', bridge.name)
      .execute();
    await lookAround(context, bridge);
    await catchUp(context, bridge);
  } finally {
    await db
      .updateTable('bridges')
      .set({ pull_after: new Date(now) })
      .where('name', '=', bridge.name)
      .execute();
  }
  return true;
}

/** To every ticket of ours that is this one over there: after a merge these may be several. */
async function apply(context: Context, bridge: Bridge, event: RemoteEvent): Promise<void> {
  const links = await context.database.db
    .selectFrom('bridge_links')
    .select(['ticket_id', 'state', 'looked_at'])
    .where('bridge', '=', bridge.name)
    .where((eb) => eb.or([eb('remote_id', '=', event.remoteId), eb('merged_into', '=', event.remoteId)]))
    .execute();
  for (const link of links) {
    if (event.kind === 'merged') await look(context, bridge, link.ticket_id, event.remoteId);
    else if (event.kind === 'status') await applyStatus(context, bridge.name, link.ticket_id, event);
    // What another person wrote there is not for this one to read.
    else if (link.state === 'merged' && (event.byRequester || event.at < link.looked_at)) continue;
    else await applyOrLook(context, bridge, link.ticket_id, event);
  }
}

/** A message that is gone by the time it is read must not hold up all that comes after it. */
async function applyOrLook(context: Context, bridge: Bridge, ticketId: string, event: RemoteMessage): Promise<void> {
  try {
    await applyMessage(context, bridge, ticketId, event);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.kind !== 'lost') throw error;
    await look(context, bridge, ticketId, event.remoteId);
  }
}

async function look(context: Context, bridge: Bridge, ticketId: string, remoteId: string): Promise<void> {
  await setLook(context, bridge.name, ticketId, await bridge.look(remoteId));
}

async function lookAround(context: Context, bridge: Bridge): Promise<void> {
  const links = await context.database.db
    .selectFrom('bridge_links')
    .select(['ticket_id', 'remote_id'])
    .where('bridge', '=', bridge.name)
    .where('state', '=', 'mirrored')
    .where('status', '<>', 'closed')
    .where('looked_at', '<', new Date(context.now() - lookEvery))
    .orderBy('looked_at')
    .limit(looksAtOnce)
    .execute();
  for (const { ticket_id, remote_id } of links) await look(context, bridge, ticket_id, remote_id);
}

/** Tickets that were found again: they may have been answered before we knew that they are there. */
async function catchUp(context: Context, bridge: Bridge): Promise<void> {
  const { db } = context.database;
  const links = await db
    .selectFrom('bridge_links')
    .select(['ticket_id', 'remote_id'])
    .where('bridge', '=', bridge.name)
    .where('caught_up', '=', false)
    .where('state', '=', 'mirrored')
    .execute();
  for (const { ticket_id, remote_id } of links) {
    const state = await bridge.look(remote_id);
    await setLook(context, bridge.name, ticket_id, state);
    // After a merge its history is that of another ticket as well.
    const history = state.state === 'here' ? await bridge.readHistory(remote_id) : [];
    for (const event of history) if (event.kind !== 'merged') await apply(context, bridge, event);
    await db
      .updateTable('bridge_links')
      .set({ caught_up: true })
      .where('bridge', '=', bridge.name)
      .where('ticket_id', '=', ticket_id)
      .execute();
  }
}

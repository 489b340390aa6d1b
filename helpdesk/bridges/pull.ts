import type { Context } from '../services/context.ts';
import { applyMessage, applyStatus, setLook } from './apply.ts';
import { type Bridge, BridgeError, type RemoteEvent, type RemoteMessage } from './bridge.ts';

/** So many tickets are looked at with each pull: one that was moved away says nothing by itself. */
const looksAtOnce = 20;
/** Messages that are asked for at the same time: RT and Redmine serve a handful of requests at once. */
const loadsAtOnce = 4;
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
    for await (const event of loadingAhead(events, await needed(context, bridge, events))) await apply(context, bridge, event);
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

/** Whose words will be needed: of tickets of ours, and not taken in before, since pulls overlap. */
async function needed(context: Context, bridge: Bridge, events: readonly RemoteEvent[]): Promise<(event: RemoteEvent) => boolean> {
  const { db } = context.database;
  const [seen, ours] = [new Set<string>(), new Set<string>()];
  for (let from = 0; from < events.length; from += 1000) {
    const part = events.slice(from, from + 1000);
    const [messages, tickets] = [part.map((event) => event.remoteMessageId), part.map((event) => event.remoteId)];
    const taken = await db
      .selectFrom('bridge_seen')
      .select('remote_message_id')
      .where('bridge', '=', bridge.name)
      .where('remote_message_id', 'in', messages)
      .execute();
    for (const row of taken) seen.add(row.remote_message_id);
    const links = await db
      .selectFrom('bridge_links')
      .select(['remote_id', 'merged_into'])
      .where('bridge', '=', bridge.name)
      .where((eb) => eb.or([eb('remote_id', 'in', tickets), eb('merged_into', 'in', tickets)]))
      .execute();
    for (const { remote_id, merged_into } of links) for (const id of [remote_id, merged_into]) if (id !== null) ours.add(id);
  }
  return ({ remoteId, remoteMessageId }) => ours.has(remoteId) && !seen.has(remoteMessageId);
}

/** In order, while the words of the next ones are already asked for: one after another most of the time is spent waiting. */
async function* loadingAhead(events: readonly RemoteEvent[], isNeeded: (event: RemoteEvent) => boolean): AsyncGenerator<RemoteEvent> {
  const begins = events.map((event) => {
    const theirs = (event.kind === 'message' || event.kind === 'note') && event.key === null && !event.byBridge;
    return theirs && isNeeded(event) ? onceOnly(event.load) : null;
  });
  for (const [at, event] of events.entries()) {
    // Whoever reads the words hears that they could not be had.
    for (const begin of begins.slice(at, at + loadsAtOnce)) begin?.().catch(() => undefined);
    const load = begins[at];
    yield load && 'load' in event ? { ...event, load } : event;
  }
}

function onceOnly<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null;
  return () => {
    begun ??= work();
    return begun;
  };
}

/** To every ticket of ours that is this one over there: after a merge these may be several. */
async function apply(context: Context, bridge: Bridge, event: RemoteEvent): Promise<void> {
  const links = await context.database.db
    .selectFrom('bridge_links')
    .select(['ticket_id', 'remote_id', 'state', 'looked_at'])
    .where('bridge', '=', bridge.name)
    .where((eb) => eb.or([eb('remote_id', '=', event.remoteId), eb('merged_into', '=', event.remoteId)]))
    .execute();
  for (const link of links) {
    if (event.kind === 'merged') await look(context, bridge, link);
    else if (event.kind === 'status') await applyStatus(context, bridge.name, link.ticket_id, event);
    // What another person wrote there is not for this one to read.
    else if (link.state === 'merged' && (event.byRequester || event.at < link.looked_at)) continue;
    else await applyOrLook(context, bridge, link, event);
  }
}

/** A message that is gone by the time it is read must not hold up all that comes after it. */
async function applyOrLook(context: Context, bridge: Bridge, link: Link, event: RemoteMessage): Promise<void> {
  try {
    await applyMessage(context, bridge, link.ticket_id, event);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.kind !== 'lost') throw error;
    await look(context, bridge, link);
  }
}

interface Link {
  readonly ticket_id: string;
  readonly remote_id: string;
}
/** By its own name: the one that it was merged into is there, which says nothing of this one. */
async function look(context: Context, bridge: Bridge, { ticket_id, remote_id }: Link): Promise<void> {
  await setLook(context, bridge.name, ticket_id, await bridge.look(remote_id));
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
  for (const link of links) await look(context, bridge, link);
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

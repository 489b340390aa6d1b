import type { Context } from '../services/context.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Schema } from '../store/schema.ts';
import { type Bridge, BridgeError } from './bridge.ts';
import { readContent, readNewTicket } from './content.ts';
import { claim, enqueue, type Operation } from './outbox.ts';

export interface MirrorTimes {
  /** No call of the bridge takes longer, in milliseconds. */
  readonly callMs: number;
  /** After a time-out the other side may still be at work: so long nothing is asked or sent. */
  readonly settleMs: number;
  /** Before what was refused for now is tried again. */
  readonly retryMs: number;
}
export const usualTimes: MirrorTimes = { callMs: 60_000, settleMs: 10_000, retryMs: 30_000 };

export interface MirrorOptions {
  readonly stopped?: () => boolean;
  /** Tickets that changed earlier are not looked at. */
  readonly changedSince?: Date;
}

/**
 * Mirrors what is due, one operation after another. Several may run at once, in this process or in others.
 * @throws BridgeError of kind `outage`: the rest waits
 */
export async function mirrorDue(
  context: Context,
  bridge: Bridge,
  times: MirrorTimes,
  { stopped = () => false, changedSince = new Date(0) }: MirrorOptions = {},
): Promise<void> {
  await enqueue(context, bridge.name, changedSince);
  // Some calls make one operation: find, send, read back.
  const lease = times.callMs * 4 + times.settleMs;
  while (!stopped()) {
    const operation = await claim(context, bridge.name, lease);
    if (!operation) return;
    await perform(context, bridge, operation, times);
  }
}

async function perform(context: Context, bridge: Bridge, operation: Operation, times: MirrorTimes): Promise<void> {
  const settle = settler(context, bridge.name, operation);
  let sent = false;
  try {
    const done = await send(context, bridge, operation, () => {
      sent = true;
    });
    await settle({ state: 'done', error: null, remote_message_id: done.remoteMessageId ?? null }, done.after);
  } catch (error) {
    const kind = error instanceof BridgeError ? error.kind : sent ? 'unknown' : 'outage';
    const why = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
    const later = (ms: number) => new Date(context.now() + ms);
    if (kind === 'unknown') {
      await settle({ state: 'sent-unknown', error: why, next_at: later(times.settleMs * Math.min(32, 2 ** (operation.attempt - 1))) });
    } else if (kind === 'outage') {
      const state = operation.mayBeThere ? 'sent-unknown' : 'pending';
      await settle({ state, error: why, next_at: later(times.retryMs) });
      throw error;
    } else if (kind === 'refused' && operation.kind !== 'file' && operation.files.length > 0) {
      // Perhaps for its files: the words go alone, the files follow each for itself.
      await settle({ state: 'pending', error: why, files: toJson([]), next_at: later(0) });
    } else {
      await settle({ state: 'failed', error: why }, (unit) =>
        kind === 'lost' ? setState(unit, bridge.name, operation.ticketId) : undefined,
      );
    }
  }
}

const setState = async ({ tx }: Unit, bridge: string, ticketId: string) =>
  void (await tx
    .updateTable('bridge_links')
    .set({ state: 'lost' })
    .where('bridge', '=', bridge)
    .where('ticket_id', '=', ticketId)
    .execute());

interface Change {
  readonly state: Schema['bridge_outbox']['state'];
  readonly error: string | null;
  readonly next_at?: Date;
  /** JSON. */
  readonly files?: string;
  readonly remote_message_id?: string | null;
}
/** Writes down how it went, unless another process has taken it over since. */
function settler(context: Context, bridge: string, { id, attempt, ticketId }: Operation) {
  return async (change: Change, after?: (unit: Unit) => Promise<void> | undefined): Promise<void> => {
    await context.database.transaction(async (unit) => {
      await unit.tx
        .updateTable('bridge_outbox')
        .set(change)
        .where('id', '=', id)
        // That it is done is true whoever says so.
        .where((eb) => (change.state === 'done' ? eb.val(true) : eb('attempts', '=', attempt)))
        .execute();
      const remote = change.remote_message_id;
      if (change.state === 'done' && remote)
        await unit.tx
          .insertInto('bridge_seen')
          .values({ bridge, remote_message_id: remote, ticket_id: ticketId, message_id: null })
          .onConflict((oc) => oc.doNothing())
          .execute();
      await after?.(unit);
      unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    });
  };
}

interface Done {
  readonly remoteMessageId?: string;
  readonly after?: (unit: Unit) => Promise<void>;
}
async function send(context: Context, bridge: Bridge, operation: Operation, sending: () => void): Promise<Done> {
  const { db } = context.database;
  if (operation.kind === 'create') {
    const wanted = await readNewTicket(db, bridge.name, operation);
    const found = operation.mayBeThere ? await bridge.findTicket(operation.ticketId, wanted.subject) : null;
    const ticket = found ?? wanted;
    if (!found) sending();
    const made = 'remoteId' in ticket ? { ...ticket, warnings: [] } : await bridge.createTicket(ticket);
    return { after: (unit) => link(unit, context, bridge.name, operation.ticketId, made, found === null) };
  }
  const linked = await db
    .selectFrom('bridge_links')
    .select('remote_id')
    .where('bridge', '=', bridge.name)
    .where('ticket_id', '=', operation.ticketId)
    .executeTakeFirst();
  if (!linked) throw new BridgeError('refused', 'The ticket was never made there.');
  if (operation.kind === 'close') {
    sending();
    await bridge.close(linked.remote_id);
    return { after: (unit) => setStatus(unit, bridge.name, operation.ticketId, 'closed') };
  }
  const found = operation.mayBeThere ? await bridge.findMessage(linked.remote_id, operation.key) : null;
  if (found) return found;
  const message = await readContent(db, bridge.name, operation);
  sending();
  return await bridge.appendMessage(linked.remote_id, message);
}

async function setStatus({ tx }: Unit, bridge: string, ticketId: string, status: 'closed'): Promise<void> {
  const where = tx.updateTable('bridge_links').set({ status }).where('bridge', '=', bridge);
  await where.where('ticket_id', '=', ticketId).execute();
}

async function link(
  { tx }: Unit,
  context: Context,
  bridge: string,
  ticketId: string,
  made: { remoteId: string; remoteUrl: string; warnings: readonly string[] },
  caughtUp: boolean,
): Promise<void> {
  await tx
    .insertInto('bridge_links')
    .values({
      bridge,
      ticket_id: ticketId,
      remote_id: made.remoteId,
      remote_url: made.remoteUrl,
      state: 'mirrored',
      merged_into: null,
      status: 'open',
      raw_status: '',
      warning: made.warnings.join(' ') || null,
      caught_up: caughtUp,
      looked_at: new Date(context.now()),
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

import type { Unit } from '../store/database.ts';
import { familyOf } from '../store/merged.ts';
import type { Db } from '../store/schema.ts';
import { type Context, newId } from './context.ts';
import { noteUndelivered } from './undelivered.ts';

/**
 * Puts an answer on its way to where the person last wrote from; nothing for the tray, which has the feed. In the transaction
 * of the answer, so that neither is there without the other.
 */
export async function enqueueAnswer(unit: Unit, context: Context, ticketId: string, messageId: string): Promise<void> {
  const last = await unit.tx
    .selectFrom('messages')
    .select(['channel', 'contact_id'])
    .where('ticket_id', 'in', await familyOf(unit.tx, ticketId))
    .where('sender', '=', 'user')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.channel === 'tray' || last.contact_id === null) return;
  const at = new Date(context.now());
  // On the page behind the secret link it can be read at once. A mail that says so would be put on its way here, once the
  // address that the form was given (web_links.mail) is verified.
  const there = last.channel === 'web';
  await unit.tx
    .insertInto('deliveries')
    .values({
      id: newId(context),
      ticket_id: ticketId,
      message_id: messageId,
      contact_id: last.contact_id,
      channel: last.channel,
      state: there ? 'sent' : 'waiting',
      attempts: 0,
      next_at: at,
      error: null,
      external_id: null,
      created_at: at,
      sent_at: there ? at : null,
    })
    .onConflict((oc) => oc.columns(['message_id', 'contact_id']).doNothing())
    .execute();
}

export interface Delivery {
  readonly id: string;
  readonly ticketId: string;
  readonly messageId: string;
  readonly contactId: string;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** `refused`: trying again is of no use. `error` is read by agents. */
export type Sent =
  | { readonly state: 'sent'; readonly externalId?: string }
  /** `afterMs`: not before, as the other side wants it. */
  | { readonly state: 'later'; readonly error: string; readonly afterMs?: number }
  | { readonly state: 'refused'; readonly error: string };

/** What could not even be handed over is tried again. */
export const unsent = (error: unknown): Sent => ({ state: 'later', error: error instanceof Error ? error.message : String(error) });

/** A process that takes one and dies leaves it to the next after so many milliseconds: `send` must tell the same one by its id. */
export const lease = 5 * 60_000;
const longestWait = 6 * 3_600_000;

/** Full jitter: a minute, two, four ... at most. @param random 0 ≤ x < 1 */
export const waitAfter = (attempt: number, random: number, atLeast = 0): number =>
  Math.max(10_000, Math.min(longestWait, atLeast), random * Math.min(longestWait, 60_000 * 2 ** (attempt - 1)));

/** Sends what is due by this channel, one after another. @returns how many went out */
export async function deliverDue(
  context: Context,
  channel: 'email' | 'phone' | 'web' | 'sms',
  send: (delivery: Delivery) => Promise<Sent>,
  random: () => number = Math.random,
): Promise<number> {
  for (let sent = 0; ; ) {
    const delivery = await claim(context, channel);
    if (!delivery) return sent;
    const result = await send(delivery).catch(unsent);
    if (result.state === 'refused') await giveUp(context, channel, delivery, result.error);
    else await settle(context.database.db, delivery, result, context.now(), random());
    await context.database.transaction(async (unit) => void unit.pokes.push({ kind: 'topic', topic: 'tickets' }));
    if (result.state === 'sent') sent += 1;
  }
}

async function claim(context: Context, channel: 'email' | 'phone' | 'web' | 'sms'): Promise<Delivery | null> {
  const now = context.now();
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .selectFrom('deliveries')
      .select(['id', 'ticket_id', 'message_id', 'contact_id', 'attempts'])
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', new Date(now))
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    const attempt = row.attempts + 1;
    await unit.tx
      .updateTable('deliveries')
      .set({ attempts: attempt, next_at: new Date(now + lease) })
      .where('id', '=', row.id)
      .execute();
    return { id: row.id, ticketId: row.ticket_id, messageId: row.message_id, contactId: row.contact_id, attempt };
  });
}

/** The agent who wrote it must know: it is a note in the ticket, which waits for an answer again. */
async function giveUp(context: Context, channel: 'email' | 'phone' | 'web' | 'sms', delivery: Delivery, error: string): Promise<void> {
  const { id: deliveryId, ticketId } = delivery;
  const reason = error.slice(0, 1000);
  const text = `An answer could not be sent (${channel}): ${reason}`;
  await context.database.transaction((unit) => noteUndelivered(unit, context, { deliveryId, ticketId, channel, text, error: reason }));
}

async function settle(db: Db, { id, attempt }: Delivery, result: Sent, now: number, random: number): Promise<void> {
  const external = result.state === 'sent' ? { external_id: result.externalId ?? null } : {};
  await db
    .updateTable('deliveries')
    .set({ ...afterTry(attempt, result, now, random), ...external })
    .where('id', '=', id)
    .execute();
}

/** What a try changes in a row that waits for its turn. @param random 0 ≤ x < 1 */
export function afterTry(attempt: number, result: Sent, now: number, random: number) {
  if (result.state === 'sent') return { state: 'sent' as const, sent_at: new Date(now), error: null };
  const error = result.error.slice(0, 1000);
  if (result.state === 'refused') return { state: 'failed' as const, error };
  return { error, next_at: new Date(now + waitAfter(attempt, random, result.afterMs)) };
}

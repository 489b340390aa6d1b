import type { AgentCall } from '../../shared/api/agent-routes.ts';
import { callLasts, isCallOpen } from '../../shared/model/call.ts';
import type { DesktopCaller, UserCaller } from '../http/callers.ts';
import { isUnnamed, readLastSet, toCall } from '../store/calls.ts';
import { putChange } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { readDesktop } from '../store/desktops.ts';
import { listTicketsOfDesktop } from '../store/queue.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { countTry, forgetTry, hashCode, takeCode } from './support-codes.ts';

const unknown = () => refuse('not-found', 'No such call of yours.');

/** The code is used up, and the desktop learns by the feed who looks at it. */
export async function openCall(context: Context, caller: UserCaller, code: string): Promise<AgentCall | Refusal> {
  const { db } = context.database;
  const tried = await countTry(context, caller.id);
  if (isRefusal(tried)) return tried;
  const hash = await hashCode(db, code);
  const now = context.now();
  const id = newId(context);
  const done = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const used = await takeCode(unit, context, hash);
    if (isRefusal(used)) return used;
    const { desktopId } = used;
    const at = new Date(now);
    // Nobody is on two phones: who looks is one at a time.
    await endOpenCalls(unit, desktopId, at);
    await unit.tx
      .insertInto('calls')
      .values({
        id,
        desktop_id: desktopId,
        user_id: caller.id,
        agent: caller.name,
        opened_at: at,
        expires_at: new Date(now + callLasts),
        ended_at: null,
        ticket_id: null,
        ticket_is_new: false,
      })
      .execute();
    await audit(unit, context, caller.login, 'call.open', desktopId, await nameOf(unit.tx, desktopId));
    await tell(unit, desktopId, at);
    return undefined;
  });
  // A code that was one is no guess, although it comes too late.
  if (done?.refused !== 'support-code-unknown') await forgetTry(db, tried);
  if (!done) return await readCall(context, caller, id);
  await context.database.transaction((unit) => audit(unit, context, caller.login, 'support-code.refused', done.refused));
  return done;
}

/** Only for the agent whose call it is. What the desktop sent is shown while the call lasts. */
export async function readCall(context: Context, caller: UserCaller, id: string): Promise<AgentCall | Refusal> {
  const { db } = context.database;
  const row = await db.selectFrom('calls').selectAll().where('id', '=', id).where('user_id', '=', caller.id).executeTakeFirst();
  if (!row) return unknown();
  const call = toCall(row);
  const now = context.now();
  const [desktop, tickets, lastSet, asked, unnamed] = await Promise.all([
    readDesktop(db, row.desktop_id),
    listTicketsOfDesktop(db, row.desktop_id, row.ticket_id, 20),
    isCallOpen(call, now) ? readLastSet(db, row.desktop_id) : null,
    row.ticket_id === null ? undefined : openRequest(db, row.ticket_id, now),
    row.ticket_id === null ? false : isUnnamed(db, row, row.ticket_id),
  ]);
  if (!desktop) return unknown();
  return { ...call, desktop, ticketId: row.ticket_id, unnamed, asked: asked?.id ?? null, tickets, lastSet };
}

async function openRequest(db: Db, ticketId: string, now: number) {
  return await db
    .selectFrom('fresh_set_requests')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'open')
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
}

/** The agent hangs up, or thinks better of it. */
export async function endCall(context: Context, caller: UserCaller, id: string): Promise<AgentCall | Refusal> {
  const done = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const call = await lockCall(unit.tx, caller, id);
    if (!call) return unknown();
    if (!call.ended_at) await end(unit, context, call, caller.login);
    return undefined;
  });
  return done ?? (await readCall(context, caller, id));
}

/** The user's word: from now on nobody looks. */
export async function endCallByUser(context: Context, caller: DesktopCaller, id: string): Promise<Record<string, never> | Refusal> {
  return await context.database.transaction(async (unit): Promise<Record<string, never> | Refusal> => {
    const call = await unit.tx
      .selectFrom('calls')
      .selectAll()
      .where('id', '=', id)
      .where('desktop_id', '=', caller.id)
      .forUpdate()
      .executeTakeFirst();
    if (!call) return refuse('not-found', 'No such call of this desktop.');
    if (!call.ended_at) await end(unit, context, call, `desktop of ${caller.userName}`);
    return {};
  });
}

/** The call, locked until the end of the transaction: it gets one ticket, and not two. */
export async function lockCall(tx: Db, caller: UserCaller, id: string) {
  return await tx.selectFrom('calls').selectAll().where('id', '=', id).where('user_id', '=', caller.id).forUpdate().executeTakeFirst();
}
export type LockedCall = NonNullable<Awaited<ReturnType<typeof lockCall>>>;

async function end(unit: Unit, context: Context, call: LockedCall, actor: string): Promise<void> {
  const at = new Date(context.now());
  await endOpenCalls(unit, call.desktop_id, at);
  await audit(unit, context, actor, 'call.end', call.desktop_id, await nameOf(unit.tx, call.desktop_id));
  await tell(unit, call.desktop_id, at);
}

async function endOpenCalls(unit: Unit, desktopId: string, at: Date): Promise<void> {
  await unit.tx.updateTable('calls').set({ ended_at: at }).where('desktop_id', '=', desktopId).where('ended_at', 'is', null).execute();
}

async function nameOf(tx: Db, desktopId: string): Promise<string> {
  const { inventory } = await tx.selectFrom('desktops').select('inventory').where('id', '=', desktopId).executeTakeFirstOrThrow();
  return `${inventory.userName} on ${inventory.hostName}`;
}

/** Last in the transaction, as `putChange`. */
async function tell(unit: Unit, desktopId: string, at: Date): Promise<void> {
  await putChange(unit, { kind: 'call', id: desktopId, desktopId, at });
  unit.pokes.push({ kind: 'topic', topic: 'tickets' });
}

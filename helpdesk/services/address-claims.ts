import { randomInt } from 'node:crypto';
import type { MyAddress, MyAddresses } from '../../shared/api/desktop-routes.ts';
import type { Language } from '../../shared/model/language.ts';
import type { DesktopCaller } from '../http/callers.ts';
import { findOrMakeContact } from '../store/contacts.ts';
import type { Unit } from '../store/database.ts';
import type { Db } from '../store/schema.ts';
import { addressesCount } from './channel-health.ts';
import { audit, type Context, newId } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { sameBytes } from './secrets.ts';

/** Easy to tell apart on any screen: no 0/O, 1/l/i. Eight of them: 10 to the power of 12. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const hour = 3_600_000;
/** A code is good for so long, and for so many wrong tries. */
const goodFor = hour;
const mostWrong = 5;
/** Nobody's mailbox is filled by a stranger: codes in an hour, for one desktop and to one address. */
const limits = { desktop: 5, address: 3 } as const;
/** The same wish again this soon is a double click. */
const sameWish = 60_000;

const actorOf = (caller: DesktopCaller) => `desktop of ${caller.userName}`;
const newCode = () => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
/** As people type it: "ABCD-EFGH", with spaces, in capitals. */
const normalCode = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
const tie = (tx: Db, contactId: string, to: { desktop_id: string; verified_at: Date } | { desktop_id: null; verified_at: null }) =>
  tx.updateTable('contacts').set(to).where('id', '=', contactId).execute();

/** Addresses of this desktop's user: those that were proven, and those that wait for their code. */
export async function listAddresses(context: Context, caller: DesktopCaller): Promise<MyAddresses> {
  const { db } = context.database;
  const verified = await db
    .selectFrom('contacts')
    .select(['id', 'address'])
    .where('desktop_id', '=', caller.id)
    .where('kind', '=', 'email')
    .where('verified_at', 'is not', null)
    .orderBy('address')
    .execute();
  const open = await openClaims(db, context, caller.id).select(['id', 'address', 'state', 'expires_at']).orderBy('created_at').execute();
  const items: MyAddress[] = [
    ...verified.map(({ id, address }) => ({ id, address, state: 'verified' as const, expiresAt: null })),
    ...open.map((one) => ({ id: one.id, address: one.address, state: one.state, expiresAt: one.expires_at.toISOString() })),
  ];
  return { available: await addressesCount(context), items };
}

/** Sends a code to the address. Repeatable by its id; the same wish a moment later sends no second mail. */
export async function claimAddress(
  context: Context,
  caller: DesktopCaller,
  id: string,
  { address, language }: { readonly address: string; readonly language: Language },
): Promise<MyAddresses | Refusal> {
  if (!(await addressesCount(context)))
    return refuse('unavailable', 'This help desk sends no mails, or cannot tell whose a mail is (PANDU_MAIL_AUTHSERV).');
  const now = context.now();
  const at = new Date(now);
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const { tx } = unit;
    // One wish of a desktop after the other: the limits hold for those at the same time as well.
    await tx.selectFrom('desktops').select('id').where('id', '=', caller.id).forUpdate().execute();
    if (await isVerified(tx, caller.id, address)) return undefined;
    const before = await tx.selectFrom('address_claims').select(['desktop_id', 'address']).where('id', '=', id).executeTakeFirst();
    if (before)
      return before.desktop_id === caller.id && before.address === address ? undefined : refuse('content-differs', 'Make a new id.');
    const open = await openClaims(tx, context, caller.id).select(['id', 'created_at']).where('address', '=', address).executeTakeFirst();
    if (open && open.created_at.getTime() > now - sameWish) return undefined;
    const since = new Date(now - hour);
    const count = async (column: 'desktop_id' | 'address', value: string) =>
      (await tx.selectFrom('address_claims').select('id').where(column, '=', value).where('created_at', '>', since).execute()).length;
    if ((await count('desktop_id', caller.id)) >= limits.desktop || (await count('address', address)) >= limits.address)
      return refuse('too-many-requests', 'So many codes were asked for: wait an hour.', { retryAfter: hour / 1000 });
    if (open) await end(tx, open.id, at);
    await tx
      .insertInto('address_claims')
      .values({
        ...{ id, desktop_id: caller.id, address, language, code: newCode(), wrong: 0, state: 'waiting', attempts: 0 },
        ...{ next_at: at, error: null, created_at: at, expires_at: new Date(now + goodFor), ended_at: null },
      })
      .execute();
    await audit(unit, context, actorOf(caller), 'address.claim', address);
    // Whoever sends mails is woken by it.
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
  return refusal ?? (await listAddresses(context, caller));
}

/** The code from the mail. After some wrong ones it is worth nothing any more. */
export async function proveAddress(
  context: Context,
  caller: DesktopCaller,
  id: string,
  typed: string,
): Promise<(MyAddresses & { outcome: 'verified' | 'wrong' | 'over' }) | Refusal> {
  const at = new Date(context.now());
  const outcome = await context.database.transaction(async (unit): Promise<'verified' | 'wrong' | 'over' | Refusal> => {
    const claim = await unit.tx.selectFrom('address_claims').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (claim?.desktop_id !== caller.id) return refuse('not-found', 'No such address of this desktop.');
    if (claim.ended_at) return (await isVerified(unit.tx, caller.id, claim.address)) ? 'verified' : 'over';
    if (claim.expires_at <= at) return 'over';
    if (!sameBytes(Buffer.from(normalCode(typed)), Buffer.from(claim.code))) {
      const wrong = claim.wrong + 1;
      const over = wrong >= mostWrong;
      await unit.tx
        .updateTable('address_claims')
        .set({ wrong, ended_at: over ? at : null })
        .where('id', '=', id)
        .execute();
      if (over) await audit(unit, context, actorOf(caller), 'address.wrong-codes', claim.address);
      return over ? 'over' : 'wrong';
    }
    await end(unit.tx, id, at);
    await makeTheirs(unit, context, caller, claim.address);
    return 'verified';
  });
  return isRefusal(outcome) ? outcome : { outcome, ...(await listAddresses(context, caller)) };
}

/** Of whoever proved it last: people change their computer. */
async function makeTheirs(unit: Unit, context: Context, caller: DesktopCaller, address: string): Promise<void> {
  const at = new Date(context.now());
  const contact = await findOrMakeContact(unit.tx, { id: newId(context), kind: 'email', address, name: '', at });
  await tie(unit.tx, contact.id, { desktop_id: caller.id, verified_at: at });
  const from = contact.verified && contact.desktopId !== caller.id ? `was of desktop ${contact.desktopId}` : '';
  await audit(unit, context, actorOf(caller), 'address.verify', address, from);
}

/** Mails from it are nobody's again; tickets stay where they are. What is not there (any more) is removed already. */
export async function removeAddress(context: Context, caller: DesktopCaller, id: string): Promise<MyAddresses> {
  const at = new Date(context.now());
  await context.database.transaction(async (unit) => {
    const claim = await openClaims(unit.tx, context, caller.id).select('address').where('id', '=', id).executeTakeFirst();
    if (claim) await end(unit.tx, id, at);
    const contact = await unit.tx
      .selectFrom('contacts')
      .select('address')
      .where('id', '=', id)
      .where('desktop_id', '=', caller.id)
      .where('kind', '=', 'email')
      .forUpdate()
      .executeTakeFirst();
    if (contact) await tie(unit.tx, id, { desktop_id: null, verified_at: null });
    const gone = claim ?? contact;
    if (gone) await audit(unit, context, actorOf(caller), 'address.remove', gone.address);
  });
  return await listAddresses(context, caller);
}

const openClaims = (db: Db, context: Context, desktopId: string) =>
  db
    .selectFrom('address_claims')
    .where('desktop_id', '=', desktopId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(context.now()));

const end = (tx: Db, id: string, at: Date) => tx.updateTable('address_claims').set({ ended_at: at }).where('id', '=', id).execute();

async function isVerified(tx: Db, desktopId: string, address: string): Promise<boolean> {
  const row = await tx
    .selectFrom('contacts')
    .select('id')
    .where('kind', '=', 'email')
    .where('address', '=', address)
    .where('desktop_id', '=', desktopId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

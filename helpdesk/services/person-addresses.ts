import type { PersonAddress } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import { familyOf, goesOnIn } from '../store/merged.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

type Addresses = { items: PersonAddress[] };

/** Those that the conversation was written from, and those of the desktops that it is of. */
export async function listPersonAddresses(db: Db, ticketId: string): Promise<Addresses | Refusal> {
  const family = await familyOf(db, await goesOnIn(db, ticketId));
  const tickets = await db.selectFrom('tickets').select(['id', 'desktop_id', 'contact_id']).where('id', 'in', family).execute();
  if (tickets.length === 0) return refuse('not-found', 'No such ticket.');
  const writers = await db
    .selectFrom('messages')
    .select('contact_id')
    .distinct()
    .where('ticket_id', 'in', family)
    .where('contact_id', 'is not', null)
    .execute();
  const ids = [...tickets, ...writers].flatMap(({ contact_id }) => contact_id ?? []);
  const desktops = tickets.flatMap(({ desktop_id }) => desktop_id ?? []);
  if (ids.length + desktops.length === 0) return { items: [] };
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'kind', 'address', 'name', 'verified_at'])
    // Of the web form the address is a number of ours.
    .where('kind', 'in', ['email', 'phone'])
    .where((eb) =>
      eb.or([...(ids.length > 0 ? [eb('id', 'in', ids)] : []), ...(desktops.length > 0 ? [eb('desktop_id', 'in', desktops)] : [])]),
    )
    .orderBy('kind')
    .orderBy('address')
    .execute();
  return {
    items: rows.map(({ id, kind, address, name, verified_at }) => ({
      ...{ id, kind: kind === 'phone' ? 'phone' : 'email', address, name, verified: verified_at !== null },
    })),
  };
}

/** "a…@home.example", "+62…89": what is forgotten must not live on in the audit log. */
export function masked(kind: PersonAddress['kind'], address: string): string {
  if (kind === 'phone') return `${address.slice(0, 3)}…${address.slice(-2)}`;
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`;
}

/** Everywhere and for good; what was written stays, and who wrote it is known by name only. */
export async function forgetPersonAddress(
  context: Context,
  caller: UserCaller,
  ticketId: string,
  addressId: string,
): Promise<Addresses | Refusal> {
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const { tx } = unit;
    const there = await listPersonAddresses(tx, ticketId);
    if (isRefusal(there)) return there;
    const one = there.items.find(({ id }) => id === addressId);
    // Whoever writes from it in this moment waits, and begins anew as a stranger.
    const row = one && (await tx.selectFrom('contacts').select('id').where('id', '=', one.id).forUpdate().executeTakeFirst());
    if (!one || !row) return refuse('not-found', 'No such address of this person, or somebody has removed it.');
    await unhook(tx, one);
    await tx.deleteFrom('contacts').where('id', '=', one.id).execute();
    const { number } = await tx.selectFrom('tickets').select('number').where('id', '=', ticketId).executeTakeFirstOrThrow();
    await audit(unit, context, caller.login, 'address.forget', `#${number}`, masked(one.kind, one.address));
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
  return refusal ?? (await listPersonAddresses(context.database.db, ticketId));
}

/** All that names it but the words of people. */
async function unhook(tx: Db, { id, kind, address }: PersonAddress): Promise<void> {
  await tx.updateTable('tickets').set({ contact_id: null }).where('contact_id', '=', id).execute();
  await tx.updateTable('messages').set({ author: '' }).where('contact_id', '=', id).where('author', '=', address).execute();
  await tx.updateTable('messages').set({ contact_id: null }).where('contact_id', '=', id).execute();
  await tx.deleteFrom('deliveries').where('contact_id', '=', id).execute();
  // Links that were sent there open nothing any more.
  await tx.deleteFrom('web_links').where('contact_id', '=', id).execute();
  if (kind === 'email') {
    await tx.deleteFrom('address_claims').where('address', '=', address).execute();
    await tx.updateTable('mails').set({ sender: '' }).where('sender', '=', address).execute();
    return;
  }
  await tx.updateTable('sms_received').set({ sender: '' }).where('sender', '=', address).execute();
  await tx.deleteFrom('sms_notices').where('number', '=', address).execute();
  // That they want no SMS is kept: it is what they asked for.
  await tx.deleteFrom('sms_numbers').where('number', '=', address).where('stopped_at', 'is', null).execute();
}

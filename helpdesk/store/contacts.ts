import type { Contact } from '../../shared/api/agent-routes.ts';
import type { Db } from './schema.ts';

export async function readContact(db: Db, id: string): Promise<Contact | undefined> {
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      kind: row.kind,
      address: row.address,
      name: row.name,
      desktopId: row.desktop_id,
      verified: row.verified_at !== null,
    }
  );
}

/**
 * The contact of this address, made when it is not known. A later name replaces an empty one only: who is called what is said
 * by whoever writes.
 * @param address in its normal form: a lower-case mail address, E.164, or the id of a web conversation
 */
export async function findOrMakeContact(
  tx: Db,
  { id, kind, address, name, at }: { id: string; kind: Contact['kind']; address: string; name: string; at: Date },
): Promise<{ id: string; desktopId: string | null; verified: boolean }> {
  await tx
    .insertInto('contacts')
    .values({ id, kind, address, name, desktop_id: null, verified_at: null, created_at: at })
    .onConflict((oc) => oc.columns(['kind', 'address']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('contacts')
    .select(['id', 'name', 'desktop_id', 'verified_at'])
    .where('kind', '=', kind)
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  if (row.name === '' && name !== '') await tx.updateTable('contacts').set({ name }).where('id', '=', row.id).execute();
  return { id: row.id, desktopId: row.desktop_id, verified: row.verified_at !== null };
}

import type { Db } from '../../store/schema.ts';

export interface SiteKeys {
  /** Public, a UUID. */
  readonly siteId: string;
  /** Secret. */
  readonly formKey: string;
}

const held = new WeakMap<Db, SiteKeys>();

/** Of this installation, made by the migration; they never change. */
export async function readSiteKeys(db: Db): Promise<SiteKeys> {
  const known = held.get(db);
  if (known) return known;
  const row = await db.selectFrom('site_keys').select(['site_id', 'form_key']).executeTakeFirstOrThrow();
  const keys = { siteId: row.site_id, formKey: row.form_key };
  held.set(db, keys);
  return keys;
}

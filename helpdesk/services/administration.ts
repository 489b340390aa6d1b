import { sql } from 'kysely';
import type { AuditEntry } from '../../shared/api/agent-routes.ts';
import type { Unit } from '../store/database.ts';
import type { Db } from '../store/schema.ts';
import { containing } from '../store/search.ts';
import { audit, type Context, newId } from './context.ts';
import { groupsExist } from './groups.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashToken, newToken } from './secrets.ts';

export async function listEnrolmentKeys(db: Db) {
  const rows = await db
    .selectFrom('enrolment_keys')
    .selectAll()
    .select(
      sql<{ id: string; name: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name), '[]'::jsonb)
        from enrolment_key_groups kg join groups g on g.id = kg.group_id where kg.key_id = enrolment_keys.id)`.as('groups'),
    )
    .orderBy('created_at', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      label: row.label,
      createdAt: row.created_at.toISOString(),
      uses: row.uses,
      revoked: row.revoked_at !== null,
      groups: row.groups,
    })),
  };
}

/** `createEnrolmentKey` for new desktops that are to be in these groups. */
export async function createGroupedKey(
  context: Context,
  actor: string,
  { label, groups }: { readonly label: string; readonly groups: readonly string[] },
): Promise<{ id: string; key: string } | Refusal> {
  const ids = [...new Set(groups)];
  return await context.database.transaction(async (unit) => {
    const missing = await groupsExist(unit.tx, ids);
    if (missing) return missing;
    const made = await createEnrolmentKey(unit, context, actor, label);
    const rows = ids.map((group_id) => ({ key_id: made.id, group_id }));
    if (rows.length > 0) await unit.tx.insertInto('enrolment_key_groups').values(rows).execute();
    unit.pokes.push({ kind: 'topic', topic: 'groups' });
    return made;
  });
}

/** The key is shown this once: only its hash is kept. */
export async function createEnrolmentKey(unit: Unit, context: Context, actor: string, label: string): Promise<{ id: string; key: string }> {
  const id = newId(context);
  const key = newToken('enrol');
  await unit.tx
    .insertInto('enrolment_keys')
    .values({ id, label, key_hash: hashToken(key), created_at: new Date(context.now()), uses: 0, revoked_at: null })
    .execute();
  await audit(unit, context, actor, 'enrolment-key.create', label, id);
  return { id, key };
}

export async function revokeEnrolmentKey(context: Context, actor: string, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx.selectFrom('enrolment_keys').select(['label', 'revoked_at']).where('id', '=', id).executeTakeFirst();
    if (!row) return refuse('not-found', 'No such enrolment key.');
    if (row.revoked_at) return undefined;
    await unit.tx
      .updateTable('enrolment_keys')
      .set({ revoked_at: new Date(context.now()) })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, actor, 'enrolment-key.revoke', row.label, id);
    unit.pokes.push({ kind: 'topic', topic: 'groups' });
    return undefined;
  });
}

/** Ends the token of a desktop; its tickets stay. */
export async function removeDesktop(context: Context, actor: string, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx
      .updateTable('desktops')
      .set({ token_hash: null, removed_at: new Date(context.now()) })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returning('inventory')
      .executeTakeFirst();
    if (!row) return refuse('not-found', 'No such desktop.');
    // Mails from its user's addresses would be tickets that nobody sees.
    await unit.tx
      .updateTable('contacts')
      .set({ desktop_id: null, verified_at: null })
      .where('desktop_id', '=', id)
      .where('kind', '=', 'email')
      .execute();
    await audit(unit, context, actor, 'desktop.remove', id, `${row.inventory.userName} on ${row.inventory.hostName}`);
    unit.pokes.push({ kind: 'desktop', id }, { kind: 'topic', topic: 'desktops' }, { kind: 'topic', topic: 'groups' });
    return undefined;
  });
}

export async function listAudit(
  db: Db,
  query: { page: number; size: number; q?: string | undefined },
): Promise<{ items: AuditEntry[]; total: number }> {
  let found = db.selectFrom('audit');
  const q = query.q?.trim();
  if (q) {
    const like = containing(q);
    found = found.where((eb) => eb.or((['actor', 'action', 'subject', 'detail'] as const).map((column) => eb(column, 'ilike', like))));
  }
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: Number(n) };
}

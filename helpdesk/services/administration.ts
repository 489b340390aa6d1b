import type { AuditEntry } from '../../shared/api/agent-routes.ts';
import type { Unit } from '../store/database.ts';
import type { Db } from '../store/schema.ts';
import { containing } from '../store/search.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashToken, newToken } from './secrets.ts';

export async function listEnrolmentKeys(db: Db) {
  const rows = await db.selectFrom('enrolment_keys').selectAll().orderBy('created_at', 'desc').execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      label: row.label,
      createdAt: row.created_at.toISOString(),
      uses: row.uses,
      revoked: row.revoked_at !== null,
    })),
  };
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
    await audit(unit, context, actor, 'desktop.remove', id, `${row.inventory.userName} on ${row.inventory.hostName}`);
    unit.pokes.push({ kind: 'desktop', id }, { kind: 'topic', topic: 'desktops' });
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

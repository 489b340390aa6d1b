import type { z } from 'zod';
import type { agentRoutes, User } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import type { Db, Schema } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashPassword, newOneTimePassword } from './secrets.ts';

type Row = Pick<Schema['users'], 'id' | 'name' | 'login' | 'role' | 'active' | 'last_seen_at'>;
const columns = ['id', 'name', 'login', 'role', 'active', 'last_seen_at'] as const;

export function toUser(row: Row): User {
  const { id, name, login, role, active } = row;
  return { id, name, login, role, active, lastSeenAt: row.last_seen_at?.toISOString() ?? null };
}

export async function listUsers(db: Db): Promise<User[]> {
  const rows = await db.selectFrom('users').select(columns).orderBy('active', 'desc').orderBy('name').orderBy('login').execute();
  return rows.map(toUser);
}

export async function readUser(db: Db, id: string): Promise<User | Refusal> {
  const row = await db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? toUser(row) : refuse('not-found', 'No such user.');
}

export async function createUser(
  context: Context,
  actor: string,
  body: z.output<typeof agentRoutes.createUser.body>,
): Promise<{ user: User; oneTimePassword: string } | Refusal> {
  const oneTimePassword = newOneTimePassword();
  const password_hash = await hashPassword(oneTimePassword);
  return await context.database.transaction(async (unit): Promise<{ user: User; oneTimePassword: string } | Refusal> => {
    const row = await unit.tx
      .insertInto('users')
      .values({
        id: newId(context),
        ...body,
        active: true,
        password_hash,
        must_change: true,
        created_at: new Date(context.now()),
        last_seen_at: null,
      })
      .onConflict((oc) => oc.column('login').doNothing())
      .returning(columns)
      .executeTakeFirst();
    if (!row) return refuse('conflict', 'Somebody has this login.', { errors: [{ at: '/body/login', message: 'taken' }] });
    await audit(unit, context, actor, 'user.create', row.login, row.role);
    unit.pokes.push({ kind: 'topic', topic: 'users' });
    return { user: toUser(row), oneTimePassword };
  });
}

/** For the audit log: what is different now, in words that need no decoding. */
function changesOf(before: Row, after: Row): string {
  const changed = [
    ...(after.name === before.name ? [] : [`name ${after.name}`]),
    ...(after.role === before.role ? [] : [`role ${after.role}`]),
    ...(after.active === before.active ? [] : [after.active ? 'switched on' : 'switched off']),
  ];
  return changed.join(', ');
}

/** Changes wait for one another, so that two admins cannot switch each other off at the same moment. */
export async function updateUser(
  context: Context,
  caller: UserCaller,
  id: string,
  body: z.output<typeof agentRoutes.updateUser.body>,
): Promise<User | Refusal> {
  return await context.database.transaction(async (unit): Promise<User | Refusal> => {
    const admins = await unit.tx
      .selectFrom('users')
      .select('id')
      .where('role', '=', 'admin')
      .where('active', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = await unit.tx.selectFrom('users').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!before) return refuse('not-found', 'No such user.');
    const after = { ...before, ...body };
    const staysAdmin = after.role === 'admin' && after.active;
    if (!staysAdmin && admins.every((admin) => admin.id === id) && admins.length > 0)
      return refuse('conflict', 'This is the last active administrator: make another one first.');
    const { name, role, active } = after;
    await unit.tx.updateTable('users').set({ name, role, active }).where('id', '=', id).execute();
    if (!active) await endSessions(unit, id);
    else if (role !== before.role) unit.pokes.push({ kind: 'user', id });
    await audit(unit, context, caller.login, 'user.update', before.login, changesOf(before, after));
    unit.pokes.push({ kind: 'topic', topic: 'users' });
    return toUser(after);
  });
}

export async function resetPassword(context: Context, actor: string, id: string): Promise<{ oneTimePassword: string } | Refusal> {
  const oneTimePassword = newOneTimePassword();
  const password_hash = await hashPassword(oneTimePassword);
  return await context.database.transaction(async (unit): Promise<{ oneTimePassword: string } | Refusal> => {
    const row = await unit.tx
      .updateTable('users')
      .set({ password_hash, must_change: true })
      .where('id', '=', id)
      .returning('login')
      .executeTakeFirst();
    if (!row) return refuse('not-found', 'No such user.');
    await endSessions(unit, id);
    await audit(unit, context, actor, 'password.reset', row.login);
    return { oneTimePassword };
  });
}

async function endSessions(unit: Unit, userId: string): Promise<void> {
  await unit.tx.deleteFrom('sessions').where('user_id', '=', userId).execute();
  unit.pokes.push({ kind: 'user', id: userId });
}

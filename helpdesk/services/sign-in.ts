import type { User } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashPassword, hashToken, newToken, passwordFits } from './secrets.ts';
import { toUser } from './users.ts';

const failuresAllowed = 5;
const windowMs = 15 * 60_000;
const mostRemembered = 10_000;

export interface Throttle {
  /** Whole seconds to wait, or 0. */
  wait(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
}

/** After five failures within a quarter of an hour, no more tries until the first of them is that old. Per process. */
export function createThrottle(now: () => number): Throttle {
  const failures = new Map<string, number[]>();
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => now() - at < windowMs);
  return {
    wait(key) {
      const list = recent(key);
      const first = list.at(-failuresAllowed);
      return first === undefined ? 0 : Math.ceil((first + windowMs - now()) / 1000);
    },
    failed(key) {
      const list = [...recent(key), now()];
      failures.delete(key);
      failures.set(key, list);
      const oldest = failures.keys().next().value;
      if (failures.size > mostRemembered && oldest !== undefined) failures.delete(oldest);
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
}

export interface SignedIn {
  readonly user: User;
  readonly mustChangePassword: boolean;
  readonly token: string;
}

/** Compared against when nobody has the login, so that the time taken does not tell. */
const nobody = hashPassword('nobody has this password');

export async function signIn(
  context: Context,
  throttle: Throttle,
  address: string,
  body: { login: string; password: string },
): Promise<SignedIn | Refusal> {
  const login = body.login.trim().toLowerCase();
  const key = `${login} ${address}`;
  const wait = throttle.wait(key);
  if (wait > 0) return refuse('too-many-requests', `Too many wrong passwords: wait ${wait} s.`, { retryAfter: wait });
  // Counted before the slow comparison: a hundred tries at once are a hundred.
  throttle.failed(key);
  const { db } = context.database;
  const row = await db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirst();
  const fits = await passwordFits(body.password, row?.password_hash ?? (await nobody));
  if (!row?.active || !fits) {
    await db
      .insertInto('audit')
      .values({ at: new Date(context.now()), actor: login, action: 'session.refused', subject: login, detail: address })
      .execute();
    return refuse('bad-credentials', 'Name or password do not fit, or the account is switched off.');
  }
  throttle.succeeded(key);
  const token = newToken('sess');
  const at = new Date(context.now());
  return await context.database.transaction(async (unit) => {
    await unit.tx
      .insertInto('sessions')
      .values({ token_hash: hashToken(token), user_id: row.id, created_at: at, used_at: at })
      .execute();
    await unit.tx.updateTable('users').set({ last_seen_at: at }).where('id', '=', row.id).execute();
    await audit(unit, context, login, 'session.begin', login, address);
    return { user: toUser({ ...row, last_seen_at: at }), mustChangePassword: row.must_change, token };
  });
}

export async function signOut(context: Context, caller: UserCaller): Promise<void> {
  await context.database.transaction(async (unit) => {
    await unit.tx.deleteFrom('sessions').where('token_hash', '=', caller.session).execute();
    await audit(unit, context, caller.login, 'session.end', caller.login);
  });
}

/** Ends all other sessions of this user. */
export async function changePassword(
  context: Context,
  throttle: Throttle,
  caller: UserCaller,
  body: { current: string; next: string },
): Promise<Refusal | undefined> {
  const key = `change ${caller.id}`;
  const wait = throttle.wait(key);
  if (wait > 0) return refuse('too-many-requests', `Too many wrong passwords: wait ${wait} s.`, { retryAfter: wait });
  const row = await context.database.db.selectFrom('users').select('password_hash').where('id', '=', caller.id).executeTakeFirst();
  throttle.failed(key);
  if (!row || !(await passwordFits(body.current, row.password_hash)))
    return refuse('bad-credentials', 'The current password does not fit.', { errors: [{ at: '/body/current', message: 'does not fit' }] });
  throttle.succeeded(key);
  if (body.next === body.current)
    return refuse('bad-request', 'The new password is the old one.', { errors: [{ at: '/body/next', message: 'must differ' }] });
  const password_hash = await hashPassword(body.next);
  return await context.database.transaction(async (unit): Promise<undefined> => {
    await unit.tx.updateTable('users').set({ password_hash, must_change: false }).where('id', '=', caller.id).execute();
    await unit.tx.deleteFrom('sessions').where('user_id', '=', caller.id).where('token_hash', '!=', caller.session).execute();
    await audit(unit, context, caller.login, 'password.change', caller.login);
    return undefined;
  });
}

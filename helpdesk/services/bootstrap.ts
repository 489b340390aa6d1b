import { createEnrolmentKey } from './administration.ts';
import { audit, type Context, newId } from './context.ts';
import { hashPassword, newOneTimePassword } from './secrets.ts';

export interface Bootstrapped {
  /** Null when the first administrator has a password of their own. */
  readonly firstAdmin: { readonly login: string; readonly oneTimePassword: string } | null;
  readonly enrolmentKey: string | null;
}

const login = 'admin';
const label = 'npm start';
const actor = 'start';

/** Makes the first administrator when there is no user at all. */
export async function firstAdmin(context: Context, again: boolean): Promise<Bootstrapped['firstAdmin']> {
  const oneTimePassword = newOneTimePassword();
  const password_hash = await hashPassword(oneTimePassword);
  return await context.database.transaction(async (unit): Promise<Bootstrapped['firstAdmin']> => {
    const any = await unit.tx.selectFrom('users').select('id').limit(1).executeTakeFirst();
    if (any) {
      if (!again) return null;
      const renewed = await unit.tx
        .updateTable('users')
        .set({ password_hash })
        .where('login', '=', login)
        .where('must_change', '=', true)
        .where('active', '=', true)
        .returning('id')
        .executeTakeFirst();
      if (!renewed) return null;
      await unit.tx.deleteFrom('sessions').where('user_id', '=', renewed.id).execute();
      await audit(unit, context, actor, 'password.reset', login);
      return { login, oneTimePassword };
    }
    const made = await unit.tx
      .insertInto('users')
      .values({
        id: newId(context),
        login,
        name: 'Administrator',
        role: 'admin',
        active: true,
        password_hash,
        must_change: true,
        created_at: new Date(context.now()),
        last_seen_at: null,
      })
      .onConflict((oc) => oc.column('login').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return null;
    await audit(unit, context, actor, 'user.create', login, 'admin');
    return { login, oneTimePassword };
  });
}

/** For `npm start`: a way in for the administrator and a fresh enrolment key for the desktop beside it. */
export async function bootstrap(context: Context): Promise<Bootstrapped> {
  const admin = await firstAdmin(context, true);
  const key = await context.database.transaction(async (unit) => {
    await unit.tx
      .updateTable('enrolment_keys')
      .set({ revoked_at: new Date(context.now()) })
      .where('label', '=', label)
      .where('revoked_at', 'is', null)
      .execute();
    return await createEnrolmentKey(unit, context, actor, label);
  });
  return { firstAdmin: admin, enrolmentKey: key.key };
}

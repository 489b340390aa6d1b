import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { codeValidFor, newSupportCode } from '../../shared/model/support-code.ts';
import type { DesktopCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashShortSecret } from './secrets.ts';

type Made = z.output<typeof desktopRoutes.createSupportCode.reply>;

const codesAllowed = 6;
const codesWindow = 60 * 60_000;
/** An agent who types this many that were none has to wait: 10 of 64 million. */
const triesAllowed = 10;
const triesWindow = 15 * 60_000;

/** A new code for this desktop; an earlier one ends. The code itself is nowhere but in the answer. */
export async function makeSupportCode(context: Context, caller: DesktopCaller): Promise<Made | Refusal> {
  for (;;) {
    const code = newSupportCode(randomInt);
    const hash = await hashCode(context.database.db, code);
    const made = await keepCode(context, caller, hash);
    if (made === 'taken') continue;
    return made instanceof Date ? { code, expiresAt: made.toISOString(), validFor: codeValidFor } : made;
  }
}

/** When it ends. `taken`: another desktop has this very code, today. */
async function keepCode(context: Context, caller: DesktopCaller, hash: Uint8Array): Promise<Date | 'taken' | Refusal> {
  const now = context.now();
  return await context.database.transaction(async (unit): Promise<Date | 'taken' | Refusal> => {
    const { tx } = unit;
    // Also for other processes: codes of one desktop are made one after another.
    await tx.selectFrom('desktops').select('id').where('id', '=', caller.id).forUpdate().execute();
    const recent = await tx
      .selectFrom('support_codes')
      .select('made_at')
      .where('desktop_id', '=', caller.id)
      .where('made_at', '>', new Date(now - codesWindow))
      .orderBy('made_at', 'desc')
      .limit(codesAllowed)
      .execute();
    const first = recent[codesAllowed - 1];
    if (first) return waitFor(first.made_at, codesWindow, now, 'This desktop made many codes lately');
    const expires = new Date(now + codeValidFor);
    const values = {
      id: newId(context),
      desktop_id: caller.id,
      code_hash: hash,
      made_at: new Date(now),
      expires_at: expires,
      used_at: null,
    };
    const kept = await tx
      .insertInto('support_codes')
      .values(values)
      .onConflict((oc) => oc.column('code_hash').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!kept) return 'taken';
    await tx
      .updateTable('support_codes')
      .set({ expires_at: new Date(now) })
      .where('desktop_id', '=', caller.id)
      .where('id', '!=', kept.id)
      .where('expires_at', '>', new Date(now))
      .execute();
    await audit(unit, context, `desktop of ${caller.userName}`, 'support-code.make', caller.id);
    return expires;
  });
}

/** As slow as a password, and the same for the same code: it is looked up by its hash. */
export async function hashCode(db: Db, code: string): Promise<Uint8Array> {
  const { salt } = await db.selectFrom('support_code_salt').select('salt').executeTakeFirstOrThrow();
  return await hashShortSecret(code, salt);
}

/**
 * Counted before the code is looked at, in a transaction of its own: a hundred tries at once are a hundred.
 * @returns the try, which `forgetTry` takes back when it was a code after all
 */
export async function countTry(context: Context, userId: string): Promise<number | Refusal> {
  const now = context.now();
  return await context.database.transaction(async ({ tx }): Promise<number | Refusal> => {
    await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
    const recent = await tx
      .selectFrom('support_code_tries')
      .select('at')
      .where('user_id', '=', userId)
      .where('at', '>', new Date(now - triesWindow))
      .orderBy('at', 'desc')
      .limit(triesAllowed)
      .execute();
    const first = recent[triesAllowed - 1];
    if (first) return waitFor(first.at, triesWindow, now, 'Many codes were typed that are none');
    const made = await tx
      .insertInto('support_code_tries')
      .values({ user_id: userId, at: new Date(now) })
      .returning('id')
      .executeTakeFirstOrThrow();
    return Number(made.id);
  });
}

export async function forgetTry(db: Db, id: number): Promise<void> {
  await db.deleteFrom('support_code_tries').where('id', '=', id).execute();
}

/** Uses the code up, in the caller's transaction. @param hash of `hashCode` */
export async function takeCode(unit: Unit, context: Context, hash: Uint8Array): Promise<{ desktopId: string } | Refusal> {
  const now = context.now();
  const row = await unit.tx.selectFrom('support_codes').selectAll().where('code_hash', '=', hash).forUpdate().executeTakeFirst();
  if (!row) return refuse('support-code-unknown', 'No desktop has this code: ask the caller to read it once more.');
  if (row.used_at) return refuse('support-code-used', 'The code was used already: ask the caller for a new one.');
  if (row.expires_at.getTime() <= now) return refuse('support-code-expired', 'The code is no longer valid: ask the caller for a new one.');
  const desktop = await unit.tx.selectFrom('desktops').select('removed_at').where('id', '=', row.desktop_id).executeTakeFirstOrThrow();
  if (desktop.removed_at) return refuse('support-code-unknown', 'The desktop of this code was removed.');
  await unit.tx
    .updateTable('support_codes')
    .set({ used_at: new Date(now) })
    .where('id', '=', row.id)
    .execute();
  return { desktopId: row.desktop_id };
}

const kept = 24 * 60 * 60_000;

/** What is kept for a time only. */
export async function cleanSupportCodes(tx: Db, now: number): Promise<void> {
  const before = new Date(now - kept);
  await tx.deleteFrom('support_codes').where('expires_at', '<', before).execute();
  await tx.deleteFrom('support_code_tries').where('at', '<', before).execute();
}

function waitFor(first: Date, window: number, now: number, why: string): Refusal {
  const seconds = Math.max(1, Math.ceil((first.getTime() + window - now) / 1000));
  return refuse('too-many-requests', `${why}: wait ${seconds} s.`, { retryAfter: seconds });
}

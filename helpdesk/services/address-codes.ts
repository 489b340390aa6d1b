import type { Language } from '../../shared/model/language.ts';
import type { Context } from './context.ts';
import { type Sent, unsent } from './deliveries.ts';

export interface CodeMail {
  /** Of the claim: the same mail has the same, however often it is tried. */
  readonly id: string;
  readonly address: string;
  readonly code: string;
  readonly language: Language;
  readonly userName: string;
  readonly hostName: string;
}

/** A process that takes one and dies leaves it to the next after so many milliseconds. */
const lease = 5 * 60_000;
const longestWait = 10 * 60_000;

/** Sends the codes that are due, one after another; what cannot go now goes later, as long as the code is good. */
export async function deliverCodes(context: Context, send: (mail: CodeMail) => Promise<Sent>): Promise<void> {
  const { db } = context.database;
  for (;;) {
    const claim = await take(context);
    if (!claim) return;
    const { attempts, ...mail } = claim;
    const result = await send(mail).catch(unsent);
    const change =
      result.state === 'sent'
        ? { state: 'sent' as const, error: null }
        : result.state === 'refused'
          ? { state: 'failed' as const, error: result.error.slice(0, 500) }
          : { error: result.error.slice(0, 500), next_at: new Date(context.now() + Math.min(longestWait, 30_000 * 2 ** attempts)) };
    await db.updateTable('address_claims').set(change).where('id', '=', claim.id).execute();
  }
}

async function take(context: Context): Promise<(CodeMail & { readonly attempts: number }) | null> {
  const now = context.now();
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .selectFrom('address_claims')
      .innerJoin('desktops', 'desktops.id', 'address_claims.desktop_id')
      .select(['address_claims.id', 'address', 'code', 'language', 'attempts', 'desktops.inventory'])
      .where('state', '=', 'waiting')
      .where('ended_at', 'is', null)
      .where('next_at', '<=', new Date(now))
      .where('expires_at', '>', new Date(now))
      .orderBy('next_at')
      .limit(1)
      .forUpdate('address_claims')
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    const { id, address, code, language, attempts, inventory } = row;
    await unit.tx
      .updateTable('address_claims')
      .set({ attempts: attempts + 1, next_at: new Date(now + lease) })
      .where('id', '=', id)
      .execute();
    return { id, address, code, language, attempts, userName: inventory.userName, hostName: inventory.hostName };
  });
}

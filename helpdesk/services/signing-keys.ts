import type { z } from 'zod';
import type { agentRoutes } from '../../shared/api/agent-routes.ts';
import type { KeyLink, newKeySchema } from '../../shared/api/feed.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { newKeyPair, type Signer } from './signing.ts';

type Listed = z.output<typeof agentRoutes.listSigningKeys.reply>;

export async function listSigningKeys(db: Db): Promise<Listed> {
  const rows = await db
    .selectFrom('signing_keys')
    .select(['key_id', 'public_key', 'made_at', 'retired_at'])
    .orderBy('position', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      keyId: row.key_id,
      // The PEM without its frame: one line, as the policy file of desktops takes it.
      publicKey: row.public_key.replace(/-----[^-]+-----|\s/g, ''),
      madeAt: row.made_at.toISOString(),
      retiredAt: row.retired_at?.toISOString() ?? null,
    })),
  };
}

/** The statements by which a desktop that trusts one key comes to trust the current one. */
export async function listKeyLinks(db: Db, after: string): Promise<{ links: KeyLink[] } | Refusal> {
  const rows = await db.selectFrom('signing_keys').select(['key_id', 'payload', 'signature']).orderBy('position').execute();
  const at = rows.findIndex((row) => row.key_id === after);
  if (at < 0) return refuse('not-found', 'This help desk never had such a key.');
  const links = rows.slice(at + 1).flatMap(({ payload, signature }, index): KeyLink[] => {
    const before = rows[at + index];
    return payload === null || signature === null || !before ? [] : [{ payload, signature, keyId: before.key_id }];
  });
  return { links };
}

/**
 * Makes a new key, has the old one vouch for it, and deletes the private half of the old one. Desktops learn of it with the
 * next answer that they get, however many keys they missed.
 */
export async function rotateSigningKey(context: Context, signer: Signer, actor: string): Promise<Listed | Refusal> {
  const next = newKeyPair();
  const at = new Date(context.now());
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const current = await unit.tx
      .selectFrom('signing_keys')
      .select('key_id')
      .where('private_key', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (!current) return refuse('conflict', 'Somebody else has just made a new key; look at the list again.');
    const statement: z.output<typeof newKeySchema> = { newKeyId: next.keyId, newPublicKey: next.publicKey, at: at.toISOString() };
    const payload = JSON.stringify(statement);
    const { signature } = await signer.sign(unit.tx, 'newKey', Buffer.from(payload, 'utf8'));
    await unit.tx.updateTable('signing_keys').set({ private_key: null, retired_at: at }).where('key_id', '=', current.key_id).execute();
    await unit.tx
      .insertInto('signing_keys')
      .values({ key_id: next.keyId, public_key: next.publicKey, private_key: next.privateKey, made_at: at, payload, signature })
      .execute();
    await audit(unit, context, actor, 'signing-key.rotate', next.keyId, `in place of ${current.key_id}`);
    return undefined;
  });
  return refusal ?? (await listSigningKeys(context.database.db));
}

import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { SigningKey } from '../../shared/api/desktop-routes.ts';
import { type SignedAs, type StatedSignature, signedAs } from '../../shared/api/signature.ts';
import { createBatch } from '../store/batch.ts';
import type { Db } from '../store/schema.ts';

/** Vouches for what desktops receive, with the key that counts at that moment. */
export interface Signer {
  /** What desktops receive at enrolment: SPKI in PEM. */
  publicKey(db: Db): Promise<SigningKey>;
  sign(db: Db, as: SignedAs, bytes: Uint8Array): Promise<StatedSignature>;
}

/**
 * Which key counts is asked each time, one row by an index: another process may have made a new one a moment ago. It lives
 * in the database: one place for many processes and backups.
 */
export function createSigner(): Signer {
  /** Reading a PEM costs as much as a signature. */
  const keys = new WeakMap<Db, (key: 'current') => Promise<KeyPair | undefined>>();
  /** The thousand desktops that a poke brings share the look at it; a transaction has its own. */
  async function keyOf(db: Db): Promise<KeyPair> {
    const read = keys.get(db) ?? createBatch<'current', KeyPair>(async () => new Map([['current', await currentKey(db)]]));
    keys.set(db, read);
    return (await read('current')) ?? (await currentKey(db));
  }
  let held: { readonly keyId: string; readonly key: KeyObject } | null = null;
  return {
    async publicKey(db) {
      const { keyId, publicKey } = await keyOf(db);
      return { keyId, publicKey };
    },
    async sign(db, as, bytes) {
      const { keyId, privateKey } = await keyOf(db);
      if (held?.keyId !== keyId) held = { keyId, key: createPrivateKey(privateKey) };
      const signature = sign(null, Buffer.concat([Buffer.from(signedAs[as]), bytes]), held.key);
      return { keyId, bytes: bytes.length, signature: signature.toString('base64') };
    },
  };
}

/** PEM texts. */
interface KeyPair extends SigningKey {
  readonly privateKey: string;
}

async function currentKey(db: Db): Promise<KeyPair> {
  return await db
    .selectFrom('signing_keys')
    .select(['key_id as keyId', 'public_key as publicKey', 'private_key as privateKey'])
    .where('private_key', 'is not', null)
    .$narrowType<{ privateKey: string }>()
    .executeTakeFirstOrThrow();
}

/** Makes the first key of a new database. Processes that start together agree on one. */
export async function makeFirstKey(db: Db, now: number): Promise<void> {
  const any = await db.selectFrom('signing_keys').select('key_id').limit(1).executeTakeFirst();
  if (any) return;
  const { keyId, publicKey, privateKey } = newKeyPair();
  await db
    .insertInto('signing_keys')
    .values({ key_id: keyId, public_key: publicKey, private_key: privateKey, made_at: new Date(now) })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    keyId: createHash('sha256')
      .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
      .slice(0, 16),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
  };
}

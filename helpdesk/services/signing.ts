import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Signed } from '../../shared/api/feed.ts';
import { toJson } from '../store/json.ts';
import type { Db, SigningKeyPair } from '../store/schema.ts';

export interface Signer {
  /** What desktops receive at enrolment: SPKI in PEM. */
  readonly publicKey: { readonly keyId: string; readonly publicKey: string };
  /** @param document becomes the JSON text that is signed */
  sign(document: unknown): Signed;
}

/** Reads the signing key, or makes it at the first start. It lives in the database: one place for many processes and backups. */
export async function loadSigner(db: Db): Promise<Signer> {
  await db
    .insertInto('settings')
    .values({ key: 'signing-key', value: toJson(newKeyPair()) })
    .onConflict((oc) => oc.column('key').doNothing())
    .execute();
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'signing-key').executeTakeFirstOrThrow();
  const pair = row.value as SigningKeyPair;
  const key: KeyObject = createPrivateKey(pair.privateKey);
  return {
    publicKey: { keyId: pair.keyId, publicKey: pair.publicKey },
    sign(document) {
      const payload = JSON.stringify(document);
      return { payload, signature: sign(null, Buffer.from(payload, 'utf8'), key).toString('base64'), keyId: pair.keyId };
    },
  };
}

function newKeyPair(): SigningKeyPair {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const der = pair.publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
  };
}

import { createHash, createPublicKey, verify } from 'node:crypto';
import { type KeyLink, newKeySchema } from '../../shared/api/feed.ts';
import { type SignedAs, signedAs } from '../../shared/api/signature.ts';

export interface SigningKey {
  readonly keyId: string;
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
}

/** @param text SubjectPublicKeyInfo in base64, as the console shows it; null when it is no such key */
export function readSigningKey(text: string): SigningKey | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    const der = key.export({ type: 'spki', format: 'der' });
    const keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
    return { keyId, publicKey: key.export({ type: 'spki', format: 'pem' }).toString() };
  } catch {
    return null;
  }
}

/** Ed25519 over the bytes as the kind of thing that they are. False for another key's signature and for anything malformed. */
export function isSigned(as: SignedAs, bytes: Uint8Array, signature: string, key: SigningKey): boolean {
  try {
    const publicKey = createPublicKey(key.publicKey);
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.concat([Buffer.from(signedAs[as]), bytes]), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/**
 * From the key that we trust to the one that it leads to, link by link: each is verified by the key before it, and only then
 * parsed. What comes after a link that does not hold is not looked at. The same key comes back when nothing led further.
 */
export function followKeys(from: SigningKey, links: readonly KeyLink[]): SigningKey {
  let key = from;
  for (const { payload, signature, keyId } of links) {
    if (keyId !== key.keyId || !isSigned('newKey', Buffer.from(payload, 'utf8'), signature, key)) return key;
    const next = readNewKey(payload);
    if (!next) return key;
    key = next;
  }
  return key;
}

function readNewKey(payload: string): SigningKey | null {
  try {
    const { newKeyId, newPublicKey } = newKeySchema.parse(JSON.parse(payload));
    const der = createPublicKey(newPublicKey).export({ type: 'spki', format: 'der' });
    // The id is made of the key, so that none can take the name of another.
    return createHash('sha256').update(der).digest('hex').startsWith(newKeyId) && newKeyId.length >= 16
      ? { keyId: newKeyId, publicKey: newPublicKey }
      : null;
  } catch {
    return null;
  }
}

import { createPublicKey, verify } from 'node:crypto';
import type { Signed } from '../../shared/api/feed.ts';

export interface SigningKey {
  readonly keyId: string;
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string;
}

/** Ed25519 over the UTF-8 bytes of the payload. False for another key's signature and for anything malformed. */
export function isGenuine(signed: Signed, key: SigningKey): boolean {
  if (signed.keyId !== key.keyId) return false;
  try {
    const publicKey = createPublicKey(key.publicKey);
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(signed.payload, 'utf8'), publicKey, Buffer.from(signed.signature, 'base64'));
  } catch {
    return false;
  }
}

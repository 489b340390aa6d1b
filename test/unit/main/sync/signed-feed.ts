import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { SigningKey } from '../../../../main/sync/signature.ts';
import type { HttpReply, HttpRequest } from '../../../../shared/api/client.ts';
import type { KeyLink } from '../../../../shared/api/feed.ts';
import { type SignedAs, signatureHeader, signatureText, signedAs } from '../../../../shared/api/signature.ts';

/** A key as a help desk has it. */
export interface Pair extends SigningKey {
  readonly privateKey: KeyObject;
}

export function newPair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyId = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  return { keyId, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey };
}

export const signatureBy = (pair: Pair, as: SignedAs, bytes: Uint8Array): string =>
  sign(null, Buffer.concat([Buffer.from(signedAs[as]), bytes]), pair.privateKey).toString('base64');

/** What one key says of the next. */
export function keyLink(from: Pair, to: Pair, by: Pair = from): KeyLink {
  const payload = JSON.stringify({ newKeyId: to.keyId, newPublicKey: to.publicKey, at: '2026-11-24T05:00:00.000Z' });
  return { payload, signature: signatureBy(by, 'newKey', Buffer.from(payload)), keyId: from.keyId };
}

/** An answer of the feed, signed over exactly the bytes of its body. */
export function signedReply(pair: Pair, body: unknown): HttpReply & { readonly body: Uint8Array } {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const text = signatureText({ keyId: pair.keyId, bytes: bytes.length, signature: signatureBy(pair, 'bundle', bytes) });
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', [signatureHeader]: text, etag: '"1"' }, body: bytes };
}

/** What a request asked for. */
export function askedIn({ url }: HttpRequest): { readonly since: number; readonly nonce: string } {
  const { searchParams } = new URL(url, 'http://help.example');
  return { since: Number(searchParams.get('since')), nonce: searchParams.get('nonce') ?? '' };
}

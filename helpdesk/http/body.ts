import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Refusal, refuse } from '../services/refusal.ts';
import { sameBytes } from '../services/secrets.ts';

/** A JSON body as it came, and what it says. */
export interface JsonBody {
  /** As received. */
  readonly received: Uint8Array;
  readonly encoding: 'identity' | 'gzip';
  /** The JSON text, unpacked. */
  readonly text: Uint8Array;
  readonly value: unknown;
}

/** @param limit bytes that it may have when unpacked */
export function readJson(received: Uint8Array, contentEncoding: string | undefined, limit: number): JsonBody | Refusal {
  const encoding = (contentEncoding ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') return refuse('unsupported-media-type', 'Content-Encoding must be gzip or absent.');
  let text = received;
  if (encoding === 'gzip') {
    try {
      text = gunzipSync(received, { maxOutputLength: limit });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return refuse('too-large', `At most ${limit} bytes unpacked.`);
      return refuse('bad-request', 'The body is not gzip.');
    }
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    // Escapes are the only way in for what a PostgreSQL text or jsonb cannot hold.
    const clean = Buffer.from(text.buffer, text.byteOffset, text.byteLength).includes('\\u') ? storable(value) : value;
    return { received, encoding, text, value: clean };
  } catch {
    return refuse('bad-request', 'The body is not JSON in UTF-8.');
  }
}

/** Without NUL characters and half surrogate pairs, at any depth. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [storable(key), storable(item)]));
  }
  return value;
}

/** RFC 9530: `sha-256=:BASE64:`. It covers the bytes as they travelled. */
export function checkDigest(header: string | undefined, received: Uint8Array, required: boolean): Refusal | undefined {
  if (header === undefined) return required ? refuse('bad-request', 'Content-Digest with sha-256 is required.') : undefined;
  const value = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):/.exec(header)?.[1];
  if (value === undefined) return refuse('bad-request', 'Content-Digest must hold sha-256=:BASE64:.');
  const fits = sameBytes(Buffer.from(value, 'base64'), createHash('sha256').update(received).digest());
  return fits ? undefined : refuse('digest-mismatch', 'The body is not what Content-Digest says; send it again.');
}

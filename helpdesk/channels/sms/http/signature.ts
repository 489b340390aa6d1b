import { createHmac } from 'node:crypto';
import { sameBytes } from '../../../services/secrets.ts';

/** A request that is older, or of the future, is not taken: so long may clocks differ. */
const windowSeconds = 300;

/**
 * Whether a request is of whom we share a secret with, and of now: HMAC-SHA256 over the timestamp, a full stop and the bytes
 * of the body.
 * @param timestamp whole seconds since 1970, as sent
 * @param signature hexadecimal or Base64, `sha256=` before it or not
 * @param secrets any of them fits: an old and a new one while they are changed
 * @param now milliseconds since 1970
 */
export function isSigned(
  { timestamp, signature, body }: { timestamp: string; signature: string; body: Uint8Array },
  secrets: readonly string[],
  now: number,
): 'signed' | 'forged' | 'stale' {
  if (!/^\d{1,12}$/.test(timestamp)) return 'forged';
  const given = signature.trim().replace(/^sha256=/i, '');
  const bytes = Buffer.from(given, /^[0-9a-f]{64}$/i.test(given) ? 'hex' : 'base64');
  const fits = secrets.some((secret) => sameBytes(bytes, createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()));
  if (!fits) return 'forged';
  return Math.abs(now / 1000 - Number(timestamp)) <= windowSeconds ? 'signed' : 'stale';
}

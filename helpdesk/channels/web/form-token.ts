import { createHmac, randomBytes } from 'node:crypto';
import { sameBytes } from '../../services/secrets.ts';
import { formHolds } from './limits.ts';

/**
 * What a form carries in place of a cookie: the secret of the conversation that it will begin, when it was drawn, and our
 * signature. Another site can make a browser send a form, and cannot read one of ours to have a token. The same form sent
 * twice names the same conversation.
 */
export function newFormToken(formKey: string, now: number): string {
  const secret = newSecret();
  return sign(formKey, secret, Math.floor(now / 1000).toString(36));
}

/** 256 random bits: what a secret link ends with. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const form = /^([\w-]{43})\.([0-9a-z]{1,9})\.[\w-]{43}$/;

/** The secret in it; null: not ours, or too old. */
export function readFormToken(formKey: string, token: string, now: number): string | null {
  const [, secret, drawn] = form.exec(token) ?? [];
  if (secret === undefined || drawn === undefined) return null;
  if (!sameBytes(Buffer.from(sign(formKey, secret, drawn)), Buffer.from(token))) return null;
  const age = now - Number.parseInt(drawn, 36) * 1000;
  return age >= -60_000 && age <= formHolds ? secret : null;
}

function sign(formKey: string, secret: string, drawn: string): string {
  const mac = createHmac('sha256', formKey).update(`report\n${secret}\n${drawn}`).digest('base64url');
  return `${secret}.${drawn}.${mac}`;
}

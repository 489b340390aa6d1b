import { z } from 'zod';

/** UUID of version 7 (RFC 9562, 5.7), lower case. Made where the thing is made, so that every PUT can be repeated. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'a UUID of version 7');

/** A tip's id: the file name of a starter tip ("missing-fonts") or a slug made from its title. */
export const tipIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** UTC, ISO 8601, milliseconds: "2026-11-24T04:10:00.000Z". */
export const timeSchema = z.iso.datetime();

/**
 * @param now milliseconds since 1970
 * @param random ten random bytes, handed in since this folder knows no source of randomness
 */
export function uuidv7(now: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidv7 needs ten random bytes');
  const time = Math.trunc(now).toString(16).padStart(12, '0');
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(hex.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

import { z } from 'zod';
import { timeSchema } from '../model/ids.ts';

/** What the user agreed to when pressing Send. */
export const consentSchema = z.object({
  /** Of the report's bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  at: timeSchema,
  /** The exact text was on the screen when Send was pressed. */
  shown: z.boolean(),
});
export type Consent = z.infer<typeof consentSchema>;

/**
 * The header that carries it beside a report, in the manner of structured fields (RFC 9651). It
 * covers the JSON text, whatever coding the body travels in, and so can be held against what is stored; Content-Digest
 * covers the bytes on the wire.
 */
export const consentHeader = 'pandu-consent';

/** @returns `sha256="…";at="…";shown=?1` */
export const consentText = ({ sha256, at, shown }: Consent): string => `sha256="${sha256}";at="${at}";shown=?${shown ? 1 : 0}`;

/** null: it is not of this form. */
export function readConsent(header: string): Consent | null {
  const [, sha256, at, shown] = /^\s*sha256="([^"]{64})"\s*;\s*at="([^"]{1,40})"\s*;\s*shown=\?([01])\s*$/.exec(header) ?? [];
  const parsed = consentSchema.safeParse({ sha256, at, shown: shown === '1' });
  return parsed.success ? parsed.data : null;
}

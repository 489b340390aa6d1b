import { z } from 'zod';
import { timeSchema } from '../../../shared/model/ids.ts';

/** The last signed answer: what it says of itself, and when it came by our own clock. */
export const proofSchema = z.object({ issuedAt: timeSchema, expiresAt: timeSchema, verifiedAt: timeSchema });
export type Proof = z.infer<typeof proofSchema>;

/**
 * `fresh`: that nothing is new may be believed without a proof. `due`: ask for a signed answer. `expired`: none came for so
 * long that news may be missing.
 */
export type Standing = 'fresh' | 'due' | 'expired';

const shortest = 10 * 60_000;
const longest = 30 * 86_400_000;

/** Milliseconds; within bounds, whatever the answer said. */
function validityOf({ issuedAt, expiresAt }: Pick<Proof, 'issuedAt' | 'expiresAt'>): number {
  return Math.min(Math.max(Date.parse(expiresAt) - Date.parse(issuedAt), shortest), longest);
}

/**
 * Our clock is never held against that of the help desk: an answer repeats a number of our own, so it was made after we
 * asked. Only how much time passed since then counts, and a clock that was set is not believed when it says less than what
 * this process itself has seen pass.
 *
 * @param now milliseconds since 1970, by a clock that may be set
 * @param seen milliseconds since the proof came, by one that may not; null when it came to an earlier process
 */
export function standingOf(proof: Proof | null, now: number, seen: number | null): Standing {
  if (!proof) return 'expired';
  const validity = validityOf(proof);
  const age = Math.max(now - Date.parse(proof.verifiedAt), seen ?? 0);
  if (age > validity) return 'expired';
  return now < Date.parse(proof.verifiedAt) || age > validity / 2 ? 'due' : 'fresh';
}

/**
 * A proof from the future came before the clock was set back, and nobody knows how long ago: half of its time is taken as
 * gone, so that the other half passes by the clock as it is now, and not in years.
 */
export function afterClockSetBack(proof: Proof | null, now: number): Proof | null {
  if (!proof || Date.parse(proof.verifiedAt) <= now) return proof;
  return { ...proof, verifiedAt: new Date(now - validityOf(proof) / 2).toISOString() };
}

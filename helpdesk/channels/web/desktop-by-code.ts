import { readCode } from '../../../shared/model/support-code.ts';
import type { Context } from '../../services/context.ts';
import { isRefusal } from '../../services/refusal.ts';
import { hashCode, takeCode } from '../../services/support-codes.ts';
import type { Unit } from '../../store/database.ts';

/** Before a transaction: the hash is slow on purpose. Null: it cannot be a support code. */
export async function codeHashOf(context: Context, typed: string): Promise<Uint8Array | null> {
  const code = readCode(typed);
  return code === null ? null : await hashCode(context.database.db, code);
}

/**
 * The desktop that shows this support code: whoever typed it sits before it, or is on the phone with somebody who does. The code
 * is used up. One that is none, or is over, is no desktop, and the report comes all the same. Guessing is limited by the number of
 * reports, each of which an agent reads: 300 an hour against 64 million codes.
 */
export async function desktopOfCode(unit: Unit, context: Context, hash: Uint8Array | null): Promise<string | null> {
  if (hash === null) return null;
  const taken = await takeCode(unit, context, hash);
  return isRefusal(taken) ? null : taken.desktopId;
}

import { z } from 'zod';
import { myAddressesSchema } from '../api/desktop/addresses.ts';
import { timeSchema } from '../model/ids.ts';
import { codePattern } from '../model/support-code.ts';
import { byId, call, done, nothing } from './call.ts';

/** `problem`: the list is not known; `no-address`: what was typed is none. Not `available`, and none there: nothing to offer. */
const ownAddressesSchema = myAddressesSchema.extend({ problem: z.enum(['offline', 'too-many', 'no-address', 'failed']).nullable() });
export type OwnAddresses = z.infer<typeof ownAddressesSchema>;

/** `until`: by the clock of this computer. */
const supportCodeSchema = z.object({ code: z.string().regex(codePattern), until: timeSchema });
export type SupportCode = z.infer<typeof supportCodeSchema>;

/** `not-set-up`: there is no help desk; `refused`: it does not give this desktop any. */
const newCodeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), code: supportCodeSchema }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['offline', 'too-many', 'not-set-up', 'refused']),
    /** After which it is worth another try, when the help desk said so. */
    minutes: z.number().int().positive().optional(),
  }),
]);
export type NewCode = z.infer<typeof newCodeSchema>;

/** Mail addresses of this user; asked of the help desk each time. */
export const addressesCalls = {
  list: call(nothing, ownAddressesSchema),
  /** A code is mailed there. */
  add: call(z.object({ address: z.string().max(300) }), ownAddressesSchema),
  /** The code from the mail. `outcome` null: there is a problem. */
  prove: call(
    byId.extend({ code: z.string().min(1).max(40) }),
    ownAddressesSchema.extend({ outcome: z.enum(['verified', 'wrong', 'over']).nullable() }),
  ),
  remove: call(byId, ownAddressesSchema),
} as const;

export const contactCalls = {
  /** The code that is still good; null: there is none. */
  code: call(nothing, supportCodeSchema.nullable()),
  /** Ends the one before. */
  newCode: call(nothing, newCodeSchema),
  /** From now on nobody looks at this desktop. */
  endCall: call(byId, done),
} as const;

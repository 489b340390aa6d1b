import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const domainSection = z.object({
  joined: z.boolean(),
  realms: z.array(z.object({ name: text, software: text.optional() })),
  /** Whether this user's account is one of the domain. */
  domainAccount: z.boolean(),
  /** What answers for accounts: "sssd", "winbind". */
  accountsBy: z.array(text),
  online: z.boolean().optional(),
  passwordExpiresAt: timeSchema.optional(),
  /** Whole days until then; below 0 when it is over. */
  passwordDaysLeft: z.number().int().optional(),
});

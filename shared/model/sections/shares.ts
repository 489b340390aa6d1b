import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const sharesSection = z.object({
  /** `system`: mounted for all; `desktop`: opened in the file manager. `not-checked`: no program could be started to ask. */
  shares: z.array(
    z.object({
      place: text,
      kind: z.enum(['smb', 'nfs', 'ssh', 'webdav', 'ftp', 'other']),
      by: z.enum(['system', 'desktop']),
      state: z.enum(['ok', 'not-answering', 'refused', 'not-checked']),
      ms: z.number().nonnegative().optional(),
    }),
  ),
  /** The ticket of the domain sign-in. `unknown`: kept where only its own programs can read it. */
  ticket: z.object({
    state: z.enum(['valid', 'expired', 'none', 'unknown']),
    realm: text.optional(),
    startedAt: timeSchema.optional(),
    endsAt: timeSchema.optional(),
    renewableUntil: timeSchema.optional(),
  }),
});

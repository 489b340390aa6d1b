import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const updatesSection = z.object({
  /** Absent when this system cannot be asked without rights, or not in a moment. */
  pending: z.number().int().optional(),
  security: z.number().int().optional(),
  /** Names, the first of them. */
  packages: z.array(text).max(50),
  listsReadAt: timeSchema.optional(),
  listsAgeDays: z.number().nonnegative().optional(),
  runningKernel: text,
  newestKernel: text.optional(),
  restartNeeded: z.boolean(),
  restartFor: z.array(text).max(50),
});

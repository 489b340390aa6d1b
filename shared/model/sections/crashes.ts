import { z } from 'zod';
import { crashSchema } from '../crash.ts';
import { timeSchema } from '../ids.ts';

/** Of the report's application, or of all when it has none; the newest first. */
export const crashesSection = z.object({
  /** When it was looked at. */
  asOf: timeSchema,
  sinceDays: z.number().int().positive(),
  total: z.number().int().nonnegative(),
  crashes: z.array(crashSchema).max(20),
});

import { z } from 'zod';
import { timeSchema } from './ids.ts';

/**
 * The envelope of what one collector found. `data` has the schema of `sections.ts` for its id; a reader that does
 * not know the id, or whose schema does not fit, shows it as JSON: an older console must not hide a newer desktop.
 */
export const sectionSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(40),
  /** `off`: switched off by the user or by policy; `partial`: data is there and `error` says what is missing. */
  status: z.enum(['ok', 'partial', 'failed', 'timeout', 'off']),
  takenAt: timeSchema,
  durationMs: z.number().nonnegative(),
  error: z.string().max(1000).optional(),
  data: z.unknown().optional(),
});
export type Section = z.infer<typeof sectionSchema>;

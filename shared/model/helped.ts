import { z } from 'zod';
import { tipIdSchema } from './ids.ts';

/**
 * How well the tips helped all who said so, of whatever desktop: only tips that enough have judged, in the version that is
 * published, and a score in place of numbers (`helpedScore`, shared/search/context.ts), so that nobody's voice can be told.
 */
export const helpedSchema = z
  .array(z.object({ id: tipIdSchema, version: z.number().int().positive(), score: z.number().min(0).max(1) }))
  .max(20_000);
export type Helped = z.infer<typeof helpedSchema>;

import { z } from 'zod';
import { text } from './units.ts';

export const fontsSection = z.object({
  count: z.number().int(),
  /** For each font of Microsoft documents: which font of the same measures is there; absent when none. */
  substitutes: z.array(z.object({ font: text, by: text.optional() })),
  emoji: z.boolean(),
  /** Chinese, Japanese, Korean. */
  eastAsian: z.boolean(),
  own: z.number().int(),
});

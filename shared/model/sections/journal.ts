import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const journalSection = z.object({
  sinceMinutes: z.number(),
  readable: z.boolean(),
  entries: z.array(
    z.object({
      at: timeSchema,
      source: text,
      priority: z.number().int().min(0).max(7),
      message: z.string().max(2000),
      count: z.number().int(),
    }),
  ),
});

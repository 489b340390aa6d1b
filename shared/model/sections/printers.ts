import { z } from 'zod';
import { text } from './units.ts';

export const printersSection = z.object({
  cupsRunning: z.boolean(),
  defaultPrinter: text.optional(),
  printers: z.array(
    z.object({
      name: text,
      info: text.optional(),
      makeAndModel: text.optional(),
      uri: text.optional(),
      state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
      stateMessage: text.optional(),
      accepting: z.boolean(),
      jobs: z.number().int().optional(),
    }),
  ),
});

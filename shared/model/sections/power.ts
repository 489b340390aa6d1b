import { z } from 'zod';
import { percent, text } from './units.ts';

export const powerSection = z.object({
  /** null: nothing says whether a cable feeds this computer. */
  mains: z.boolean().nullable(),
  batteries: z.array(
    z.object({
      name: text,
      percent: percent.optional(),
      state: z.enum(['charging', 'discharging', 'full', 'not-charging', 'unknown']),
      /** What it holds of what it held when new. */
      healthPercent: percent.optional(),
      cycles: z.number().int().optional(),
    }),
  ),
  /** Degrees Celsius; `limit`: where the hardware begins to protect itself. */
  temperatures: z.array(z.object({ name: text, celsius: z.number(), limit: z.number().optional() })),
  processor: z.object({
    governor: text.optional(),
    mhz: z.number().optional(),
    maxMhz: z.number().optional(),
    /** Time since the start of the computer in which heat slowed the processor down. */
    throttledSeconds: z.number().nonnegative().optional(),
  }),
  profile: text.optional(),
});

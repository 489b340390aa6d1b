import { z } from 'zod';
import { percent, text } from './units.ts';

export const drivesSection = z.object({
  drives: z.array(
    z.object({
      model: text,
      kind: z.enum(['ata', 'nvme', 'other']),
      /** What the drive says about itself; `unknown`: it was not asked yet, or has no such report. */
      health: z.enum(['good', 'failing', 'unknown']),
      /** Words for what it complains about. */
      complaints: z.array(text),
      celsius: z.number().optional(),
      hoursOn: z.number().nonnegative().optional(),
      wornPercent: percent.optional(),
    }),
  ),
});

import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const timeSection = z.object({
  timezone: text,
  /** Set from the network by itself; absent when nobody says. */
  automatic: z.boolean().optional(),
  synchronized: z.boolean().optional(),
  service: text.optional(),
  lastSynchronizedAt: timeSchema.optional(),
  /** What the hardware clock holds; `local` is what Windows leaves behind. */
  hardwareClock: z.enum(['utc', 'local']).optional(),
  /** Hardware clock minus system clock, by its own reading in UTC. */
  hardwareOffsetSeconds: z.number().optional(),
});

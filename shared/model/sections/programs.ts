import { z } from 'zod';
import { bytes, text } from './units.ts';

export const programsSection = z.object({
  total: z.number().int(),
  /** Those of this user that use most, by memory; names only, never a command line. */
  top: z.array(
    z.object({ name: text, pid: z.number().int(), count: z.number().int(), memory: bytes, cpuSeconds: z.number(), state: text }),
  ),
});

import { z } from 'zod';
import { text } from './units.ts';

export const displaysSection = z.object({
  displays: z.array(
    z.object({
      name: text,
      maker: text.optional(),
      model: text.optional(),
      connected: z.boolean(),
      enabled: z.boolean(),
      width: z.number().optional(),
      height: z.number().optional(),
      widthMm: z.number().optional(),
      heightMm: z.number().optional(),
      /** As set in the desktop: 1, 1.25, 2. */
      scale: z.number().positive().optional(),
    }),
  ),
  /** Whether the kernel offers a graphics card to draw with; without one the processor draws everything. */
  accelerated: z.boolean().optional(),
  gpus: z.array(z.object({ name: text, driver: text.optional() })),
});

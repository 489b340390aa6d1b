import { z } from 'zod';
import { percent, text } from './units.ts';

export const devicesSection = z.object({
  /** `healthPercent`: what it holds of what it held when it was new. */
  battery: z.object({ percent, charging: z.boolean(), healthPercent: percent.optional(), cycles: z.number().int().optional() }).optional(),
  usb: z.array(z.object({ name: text, maker: text.optional() })),
  sound: z.array(z.object({ name: text, maker: text.optional() })),
});

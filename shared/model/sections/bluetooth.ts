import { z } from 'zod';
import { percent, text } from './units.ts';

export const bluetoothSection = z.object({
  adapters: z.number().int(),
  powered: z.boolean(),
  /** Switched off by a key or in software. */
  blocked: z.boolean(),
  serviceRunning: z.boolean(),
  /** Paired ones only; never an address. */
  devices: z.array(z.object({ name: text, kind: text.optional(), connected: z.boolean(), batteryPercent: percent.optional() })),
});

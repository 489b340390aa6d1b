import { z } from 'zod';
import { text } from './units.ts';

const route = z.object({
  name: text,
  isDefault: z.boolean(),
  muted: z.boolean(),
  volumePercent: z.number().nonnegative(),
  /** The socket in use: "Headphones"; `available` false: nothing is plugged into it. */
  port: text.optional(),
  available: z.boolean().optional(),
});

export const soundSection = z.object({
  cards: z.array(z.object({ name: text, profile: text.optional(), bluetooth: z.boolean() })),
  server: text.optional(),
  outputs: z.array(route),
  inputs: z.array(route),
  /** Programs that play right now, by number only. */
  playing: z.number().int().optional(),
});

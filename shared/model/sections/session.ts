import { z } from 'zod';
import { text } from './units.ts';

export const sessionSection = z.object({
  desktop: text,
  desktopVersion: text.optional(),
  type: z.enum(['x11', 'wayland', 'tty', 'unknown']),
  windowManager: text.optional(),
  languages: z.array(text),
  remote: z.boolean(),
  theme: text.optional(),
});

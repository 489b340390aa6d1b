import { z } from 'zod';
import { text } from './units.ts';

const aids = ['screenReader', 'magnifier', 'screenKeyboard', 'highContrast', 'stickyKeys', 'slowKeys', 'bounceKeys', 'mouseKeys'] as const;

export const accessibilitySection = z.object({
  on: z.array(z.enum(aids)),
  /** 1 is as designed. */
  textScale: z.number().positive().optional(),
  theme: text.optional(),
  animations: z.boolean().optional(),
  cursorSize: z.number().optional(),
  /** Where the settings were read: "dconf", "kde", "xfce"; none when nothing was ever changed. */
  from: z.array(text),
});

import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';

/** What the list of desktops can be narrowed down by; every part given must fit. */
export const desktopFilter = {
  /** Text in the names of person and computer, the distribution or the desktop environment. */
  q: z.string().max(200).optional(),
  /** As the inventory has it: "Debian GNU/Linux 12 (bookworm)". */
  distribution: z.string().max(120).optional(),
  /** As the inventory has it: "ubuntu GNOME". */
  desktop: z.string().max(120).optional(),
  /** Of this group, or `none`: of no group. */
  group: z.union([idSchema, z.literal('none')]).optional(),
};

/** An absent or empty part narrows nothing down. */
export type DesktopFilter = z.infer<z.ZodObject<typeof desktopFilter>>;

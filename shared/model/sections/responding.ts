import { z } from 'zod';
import { text } from './units.ts';

/** Which programs with a window answer at the moment. */
export const respondingSection = z.object({
  /** Programs that were asked. */
  asked: z.number().int().nonnegative(),
  silent: z
    .array(
      z.object({
        name: text,
        pid: z.number().int(),
        /** `window`: no answer to _NET_WM_PING; `actions`: none to org.gtk.Actions over D-Bus. */
        how: z.enum(['window', 'actions']),
        waitedMs: z.number().nonnegative(),
        /** Of the process: T was stopped, D waits for a device, R computes, S waits. */
        state: text,
      }),
    )
    .max(50),
});

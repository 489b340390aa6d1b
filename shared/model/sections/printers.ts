import { z } from 'zod';
import { percent, text } from './units.ts';

export const printersSection = z.object({
  cupsRunning: z.boolean(),
  defaultPrinter: text.optional(),
  printers: z.array(
    z.object({
      name: text,
      info: text.optional(),
      makeAndModel: text.optional(),
      uri: text.optional(),
      state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
      stateMessage: text.optional(),
      accepting: z.boolean(),
      jobs: z.number().int().optional(),
      /** `raw`: nothing turns documents into what the printer understands. `driverless`: the printer speaks IPP Everywhere. */
      driver: z.enum(['raw', 'driverless', 'classic']).optional(),
      /** Words of RFC 8011: "media-empty-error", "toner-low-warning", "offline-report". */
      reasons: z.array(text).optional(),
      supplies: z.array(z.object({ name: text, percent })).optional(),
    }),
  ),
  /** Those that wait or print; never a title, never whose they are. */
  waiting: z
    .array(
      z.object({
        printer: text,
        state: z.enum(['waiting', 'held', 'printing', 'stopped']),
        /** How long it has been there. */
        minutes: z.number().nonnegative().optional(),
        message: text.optional(),
      }),
    )
    .optional(),
});

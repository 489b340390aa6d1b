import { z } from 'zod';

/** What IT decides for every desktop. Sent at enrolment and by the feed; a file in /etc wins over it. */
export const policySchema = z.object({
  version: z.number().int().nonnegative().default(0),
  /** Sections that no desktop may send, by id. */
  sectionsOff: z.array(z.string().max(40)).max(60).default([]),
  screenshotAllowed: z.boolean().default(true),
  hotkey: z.string().max(60).default('Control+Alt+H'),
  contact: z
    .object({ phone: z.string().max(60), email: z.string().max(200), hours: z.string().max(200) })
    .partial()
    .default({}),
  organisation: z.string().max(120).default(''),
});
export type Policy = z.infer<typeof policySchema>;

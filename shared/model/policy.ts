import { z } from 'zod';
import { officeHoursSchema } from './office-hours.ts';
import { usualOfficeHours } from './opening.ts';
import { noTargets, targetsSchema } from './targets.ts';

/** What IT decides for every desktop. Sent at enrolment and by the feed; a file in /etc wins over it. */
export const policySchema = z.object({
  version: z.number().int().nonnegative().default(0),
  /** Sections that no desktop may send, by id. */
  sectionsOff: z.array(z.string().max(40)).max(60).default([]),
  screenshotAllowed: z.boolean().default(true),
  hotkey: z.string().max(60).default('Control+Alt+H'),
  /** `phone`: several numbers with ";" in between. */
  contact: z
    .object({ phone: z.string().max(200), email: z.string().max(200), hours: z.string().max(200) })
    .partial()
    .default({}),
  /** By which answer and solution times are counted. */
  officeHours: officeHoursSchema.default(usualOfficeHours),
  /** By when a ticket should be answered and solved, for the agents. */
  targets: targetsSchema.default(noTargets),
  organisation: z.string().max(120).default(''),
  /** A tip is published by another editor than the one who changed it last. */
  tipReview: z.boolean().default(false),
  /** One tip a day in the first thirty days since migration; users may still switch it off. */
  tipOfTheDay: z.boolean().default(true),
  /** The public tips site, as people type it: "https://help.example.org". Empty: none. */
  siteUrl: z.string().max(200).default(''),
  /** Everybody who reaches the help desk may read the published tips at /help/, without signing in. */
  sitePublic: z.boolean().default(false),
  /** The public site has a form for whoever cannot use their computer. */
  webReports: z.boolean().default(true),
  /** Host names that links of tips, announcements and answers may lead to, subdomains included. Empty: any, by https. */
  linkHosts: z.array(z.string().max(253)).max(100).default([]),
  /** What the check for a captive portal asks; empty: the help desk itself. */
  checkUrl: z.string().max(200).default(''),
  /** The help desk reads and answers SMS, of numbers that begin so ("+62"). None: those of its own country only. */
  sms: z
    .object({
      on: z.boolean().default(false),
      prefixes: z
        .array(z.string().regex(/^\+[1-9]\d{0,6}$/))
        .max(50)
        .default([]),
    })
    .prefault({}),
});
export type Policy = z.infer<typeof policySchema>;

/** While nobody has decided anything. */
export const usualPolicy: Policy = policySchema.parse({});

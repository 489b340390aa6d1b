import { z } from 'zod';
import { callSchema } from '../model/call.ts';
import { timeSchema } from '../model/ids.ts';
import { languageSchema } from '../model/language.ts';
import { policySchema } from '../model/policy.ts';
import { tipPlaceSchema } from '../model/tip-effect.ts';
import { call, done, nothing } from './call.ts';
import { settingsSchema } from './settings.ts';

/** Where a window is, or is asked to go. `id`: a report's or a tip's. */
const viewSchema = z.object({
  name: z.enum(['home', 'report', 'tips', 'reports', 'computer', 'contact', 'settings']),
  id: z.string().max(80).optional(),
  /** What was typed on Home, carried into the report. */
  text: z.string().max(10_000).optional(),
  /** Where the tip that is opened was met; `list` without it. */
  from: tipPlaceSchema.optional(),
});
export type View = z.infer<typeof viewSchema>;

/**
 * `never-enrolled`: no help desk is set up; `refused`: it no longer knows this desktop; `foreign`: what answers is not it;
 * `stale`: something answers as it would, but without news that it vouches for: some may be missing since `newsAt`.
 */
const syncStateSchema = z.object({
  state: z.enum(['online', 'offline', 'never-enrolled', 'refused', 'foreign', 'stale']),
  waiting: z.number().int().nonnegative(),
  lastContactAt: timeSchema.nullable(),
  /** When the last news came that the help desk vouches for, be it that there is none. */
  newsAt: timeSchema.nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

const startSchema = z.object({
  version: z.string(),
  language: languageSchema,
  theme: settingsSchema.shape.theme,
  view: viewSchema,
  policy: policySchema,
  sync: syncStateSchema,
  unread: z.number().int().nonnegative(),
  /** The last phone call in which this desktop's support code was used; it may be over. */
  call: callSchema.nullable(),
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]; steps of tips are shown for it. Empty: not known. */
  desktops: z.array(z.string()),
});
export type Start = z.infer<typeof startSchema>;

export const appCalls = {
  start: call(nothing, startSchema),
  /** https only, after the user was shown where it leads. */
  openLink: call(z.object({ url: z.url({ protocol: /^https$/ }) }), done),
  copyText: call(z.object({ text: z.string().max(50_000) }), done),
} as const;

import { z } from 'zod';
import { languageSchema } from '../model/language.ts';
import { call, nothing } from './call.ts';

/** "22:00". */
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const settingsFields = z.object({
  /** `system`: as the desktop environment says. */
  language: z.enum(['system', ...languageSchema.options]),
  theme: z.enum(['system', 'light', 'dark']),
  autostart: z.boolean(),
  notifications: z.boolean(),
  /** Tell when an application closed unexpectedly. */
  crashNotices: z.boolean(),
  /** One tip a day in the first days after migration. */
  tipOfTheDay: z.boolean(),
  /** Applications of whose crashes the user does not want to hear. `id`: desktop file id, or the path of its program. */
  crashNever: z.array(z.object({ id: z.string().min(1).max(200), name: z.string().min(1).max(200) })).max(100),
  /** Local times between which no crash is told; null: never quiet. */
  quietHours: z.object({ from: clockTime, to: clockTime }).nullable(),
  /** Tell the help desk what was searched for in vain? `ask`: nobody has decided, and nothing is told. */
  shareSearches: z.enum(['ask', 'always', 'never']),
});
export const settingsSchema = z.object({
  language: settingsFields.shape.language.default('system'),
  theme: settingsFields.shape.theme.default('system'),
  autostart: settingsFields.shape.autostart.default(true),
  notifications: settingsFields.shape.notifications.default(true),
  crashNotices: settingsFields.shape.crashNotices.default(true),
  tipOfTheDay: settingsFields.shape.tipOfTheDay.default(true),
  crashNever: settingsFields.shape.crashNever.default([]),
  quietHours: settingsFields.shape.quietHours.default(null),
  shareSearches: settingsFields.shape.shareSearches.default('ask'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsCalls = {
  get: call(nothing, settingsSchema),
  /** Only what is named changes. (`settingsSchema.partial()` would fill in the defaults of the rest.) */
  set: call(settingsFields.partial(), settingsSchema),
} as const;

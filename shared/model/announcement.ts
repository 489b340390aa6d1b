import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { localTextSchema } from './language.ts';

/** `issue`: a known issue ("it is not you"), shown before a report is written; `news`: everything else. */
export const announcementSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  kind: z.enum(['news', 'issue']),
  title: localTextSchema,
  body: localTextSchema,
  /** Applications that it concerns; none means everybody. */
  applications: z.array(z.string().max(100)).max(40),
  startsAt: timeSchema,
  endsAt: timeSchema.nullable(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** @param now UTC, as `startsAt` */
export function isCurrent(announcement: Announcement, now: string): boolean {
  return announcement.startsAt <= now && (announcement.endsAt === null || now < announcement.endsAt);
}

import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { localTextSchema } from './language.ts';
import { audienceSchema } from './tip.ts';

/** `issue`: a known issue ("it is not you"), shown before a report is written; `news`: everything else. */
export const announcementSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  kind: z.enum(['news', 'issue']),
  title: localTextSchema,
  body: localTextSchema,
  /** Further words that people type when they meet it. */
  keywords: z.array(z.string().min(1).max(80)).max(60).default([]),
  /** Whom it concerns, decided on the desktop as for tips; `applications` are also what it is about. */
  audience: audienceSchema.default({}),
  /** Since when the trouble is, for "since 09:10"; null: not said. It may be known later than it began. */
  since: timeSchema.nullable().default(null),
  startsAt: timeSchema,
  endsAt: timeSchema.nullable(),
  /** When the trouble was over; null: it is not. */
  resolvedAt: timeSchema.nullable().default(null),
  /** What is said then; null: a usual sentence. */
  allClear: localTextSchema.nullable().default(null),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** As it may lie on a disk or in the feed since before 0.2: with a list of applications in place of an audience. */
export const storedAnnouncementSchema = z.preprocess(withAudience, announcementSchema);

/** @param stored a document of any version; what is no document is handed on as it is */
function withAudience(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('applications' in stored)) return stored;
  const { applications, ...others } = stored;
  return { audience: Array.isArray(applications) && applications.length > 0 ? { applications } : {}, ...others };
}

/** Milliseconds for which an all-clear is shown. */
const allClearFor = 24 * 3_600_000;

/** @param now UTC, as `startsAt` */
export function isCurrent({ startsAt, endsAt, resolvedAt }: Announcement, now: string): boolean {
  return startsAt <= now && (endsAt === null || now < endsAt) && resolvedAt === null;
}

/** Over, and so lately that those who were told of it hear that. */
export function isAllClear({ resolvedAt }: Announcement, now: string): boolean {
  return resolvedAt !== null && now < allClearEnds(resolvedAt);
}

/** When it is no longer shown; `resolvedAt` is that of an announcement. */
export const allClearEnds = (resolvedAt: string): string => new Date(Date.parse(resolvedAt) + allClearFor).toISOString();

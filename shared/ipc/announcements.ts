import { z } from 'zod';
import { announcementSchema } from '../model/announcement.ts';
import { idSchema } from '../model/ids.ts';
import { byId, call, done, nothing } from './call.ts';

/** An announcement as this desktop has it. `over`: an all-clear. `meToo`: this user said so. */
const shownAnnouncementSchema = announcementSchema.extend({ over: z.boolean(), meToo: z.boolean() });
export type ShownAnnouncement = z.infer<typeof shownAnnouncementSchema>;

export const announcementsCalls = {
  /** Current ones that concern this desktop, and all-clears of what the user was told of. */
  list: call(nothing, z.array(shownAnnouncementSchema)),
  /** Ids of the known issues that somebody who types this may be about to report, best first. */
  match: call(z.object({ text: z.string().max(500), application: z.string().max(200).optional() }), z.array(idSchema)),
  /** It was really on the screen. */
  seen: call(byId, done),
  meToo: call(byId.extend({ meToo: z.boolean() }), done),
} as const;

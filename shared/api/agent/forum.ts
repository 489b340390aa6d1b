import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { languageSchema } from '../../model/language.ts';
import { defineRoutes } from '../route.ts';
import { tipId, v1 } from './common.ts';

const forumPostSchema = z.object({
  /** `held`: the forum's moderators look at it first, and there is no address yet. */
  state: z.enum(['posted', 'held']),
  url: z.string().nullable(),
  at: timeSchema,
  by: z.string(),
});
export type ForumPost = z.infer<typeof forumPostSchema>;

const forumStateSchema = z.object({
  /** Its host name; null: no forum is set up. */
  forum: z.string().nullable(),
  post: forumPostSchema.nullable(),
  /** Markdown, with what only a desktop can show reduced to its words; in each language of the tip, English first. */
  drafts: z.array(z.object({ language: languageSchema, title: z.string(), text: z.string() })),
  /** Names and addresses of the ticket that the tip was made of: none of them may stand in the post. */
  takenOut: z.array(z.string()),
});
export type ForumState = z.infer<typeof forumStateSchema>;

export const forumRoutes = defineRoutes({
  getForumState: {
    method: 'GET',
    path: `${v1}/tips/{id}/forum`,
    auth: 'session',
    role: 'agent',
    params: tipId,
    summary: 'What would be posted of a tip to the forum, and what was.',
    reply: forumStateSchema,
    status: 200,
  },
  postToForum: {
    method: 'POST',
    path: `${v1}/tips/{id}/forum`,
    auth: 'session',
    role: 'editor',
    params: tipId,
    body: z.object({ title: z.string().trim().min(1).max(255), text: z.string().trim().min(1).max(30_000) }),
    summary: 'Post these words to the forum, once: a repeat answers with the post that is there. Names of the ticket are refused.',
    reply: forumPostSchema,
    status: 200,
  },
});

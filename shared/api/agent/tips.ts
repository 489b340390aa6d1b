import { z } from 'zod';
import { causeSchema } from '../../model/cause.ts';
import { idSchema, timeSchema, tipIdSchema } from '../../model/ids.ts';
import { audienceSchema, tipSchema, tipTextSchema } from '../../model/tip.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, person, tipId, v1 } from './common.ts';

/** What an editor edits; id, version and time are the server's. */
export const tipDraftSchema = z.object({
  app: z.string().max(100),
  causeKind: causeSchema,
  texts: z.object({ en: tipTextSchema, id: tipTextSchema.optional() }),
  audience: audienceSchema,
  findings: tipSchema.shape.findings,
  crashes: tipSchema.shape.crashes,
  related: tipSchema.shape.related,
  priority: tipSchema.shape.priority,
  startsAt: tipSchema.shape.startsAt,
  endsAt: tipSchema.shape.endsAt,
  pictures: tipSchema.shape.pictures,
});

export type TipDraft = z.infer<typeof tipDraftSchema>;

/** An editor is asked to look at the draft, or has looked and sent it back. Gone once the draft changes or is published. */
const tipReviewSchema = z.object({
  state: z.enum(['waiting', 'sent-back']),
  /** Who asked, or sent it back. */
  by: person,
  at: timeSchema,
  /** To the one who is to look, or of the one who looked. */
  note: z.string().max(2000),
});
export type TipReview = z.infer<typeof tipReviewSchema>;

const agentTipSchema = z.object({
  id: tipIdSchema,
  state: z.enum(['draft', 'published', 'withdrawn']),
  draft: tipDraftSchema,
  /** When and by whom the draft was changed last; no id: it came with the program. */
  draftAt: timeSchema,
  draftBy: z.object({ id: idSchema.nullable(), name: z.string() }),
  review: tipReviewSchema.nullable(),
  /** What desktops have now; null when they have none. */
  published: tipSchema.nullable(),
  /** The draft differs from what is published. */
  changed: z.boolean(),
  updatedAt: timeSchema,
  updatedBy: z.string(),
  ticketId: idSchema.nullable(),
  helped: z.number().int().nonnegative(),
  notHelped: z.number().int().nonnegative(),
});

export type AgentTip = z.infer<typeof agentTipSchema>;

/** What desktops were given once; `tip` is null for a withdrawal. */
const tipVersionSchema = z.object({
  version: z.number().int().positive(),
  tip: tipSchema.nullable(),
  at: timeSchema,
  by: z.string(),
});
export type TipVersion = z.infer<typeof tipVersionSchema>;

const note = z.string().trim().max(2000);

export const tipRoutes = defineRoutes({
  draftTipFromTicket: {
    method: 'POST',
    path: `${v1}/tickets/{id}/tip`,
    auth: 'session',
    role: 'agent',
    status: 201,
    params: id,
    summary:
      'Make a draft of a tip out of the last full answer; names and addresses are taken out. A second call answers with the same draft.',
    reply: agentTipSchema,
  },
  listTips: {
    method: 'GET',
    path: `${v1}/tips`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({
      ...page,
      q: z.string().max(200).optional(),
      /** `scheduled` and `ended`: published, and not shown yet or any more; `review`: waits for an editor. */
      state: z.enum(['all', 'draft', 'review', 'published', 'scheduled', 'ended', 'withdrawn']).default('all'),
    }),
    summary: 'Tips with their state and effect.',
    reply: paged(agentTipSchema),
  },
  getTip: {
    method: 'GET',
    path: `${v1}/tips/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    summary: 'One tip.',
    reply: agentTipSchema,
  },
  createTip: {
    method: 'POST',
    path: `${v1}/tips`,
    auth: 'session',
    role: 'agent',
    status: 201,
    body: tipDraftSchema,
    summary: 'A new draft. Its id is made from the English title.',
    reply: agentTipSchema,
  },
  updateTip: {
    method: 'PUT',
    path: `${v1}/tips/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    body: tipDraftSchema,
    summary: 'Save the draft; desktops keep what is published.',
    reply: agentTipSchema,
  },
  publishTip: {
    method: 'POST',
    path: `${v1}/tips/{id}/publish`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: tipId,
    query: z.object({ draftAt: timeSchema.optional() }),
    summary:
      'Sign the draft as the next version and push it. `draftAt` of the draft that was looked at: a later one is refused (conflict). Where policy wants a review, the editor who changed the draft last is refused (review-needed).',
    reply: agentTipSchema,
  },
  withdrawTip: {
    method: 'POST',
    path: `${v1}/tips/{id}/withdraw`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: tipId,
    summary: 'Take it off every desktop. It can be published again.',
    reply: agentTipSchema,
  },
  listTipVersions: {
    method: 'GET',
    path: `${v1}/tips/{id}/versions`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    query: z.object(page),
    summary: 'What desktops were given, newest first, with who and when. Kept since 0.2.',
    reply: paged(tipVersionSchema),
  },
  askForReview: {
    method: 'POST',
    path: `${v1}/tips/{id}/review`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    body: z.object({ note: note.default('') }),
    summary: 'Ask another editor to look at the draft and publish it.',
    reply: agentTipSchema,
  },
  takeBackReview: {
    method: 'DELETE',
    path: `${v1}/tips/{id}/review`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    summary: 'No review is asked for any more, or what was sent back is seen.',
    reply: agentTipSchema,
  },
  sendBack: {
    method: 'POST',
    path: `${v1}/tips/{id}/review/sent-back`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: tipId,
    body: z.object({ note: note.min(1) }),
    summary: 'The draft that waits for review is not published as it is; the note says why.',
    reply: agentTipSchema,
  },
});

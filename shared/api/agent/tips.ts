import { z } from 'zod';
import { causeSchema } from '../../model/cause.ts';
import { idSchema, timeSchema, tipIdSchema } from '../../model/ids.ts';
import { audienceSchema, tipSchema, tipTextSchema } from '../../model/tip.ts';
import { reworkSchema, tipCountsSchema } from '../../model/tip-effect.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, tipId, v1 } from './common.ts';

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

export const agentTipSchema = z.object({
  id: tipIdSchema,
  state: z.enum(['draft', 'published', 'withdrawn']),
  draft: tipDraftSchema,
  /** What desktops have now; null when they have none. */
  published: tipSchema.nullable(),
  /** The draft differs from what is published. */
  changed: z.boolean(),
  updatedAt: timeSchema,
  updatedBy: z.string(),
  ticketId: idSchema.nullable(),
  /** Over all versions. */
  helped: z.number().int().nonnegative(),
  notHelped: z.number().int().nonnegative(),
  /** Of the version that desktops have. */
  effect: tipCountsSchema,
  rework: reworkSchema.nullable(),
});

export type AgentTip = z.infer<typeof agentTipSchema>;

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
      state: z.enum(['all', 'draft', 'published', 'withdrawn']).default('all'),
      /** `rework`: what needs it most comes first. */
      sort: z.enum(['changed', 'rework']).default('changed'),
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
    summary: 'Sign the draft as the next version and push it.',
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
});

import { z } from 'zod';
import { causeSchema } from '../../model/cause.ts';
import { idSchema, timeSchema, tipIdSchema } from '../../model/ids.ts';
import { languageSchema } from '../../model/language.ts';
import { audienceSchema, pictureDigest, tipPictureSchema, tipSchema, tipTextSchema } from '../../model/tip.ts';
import { reworkSchema, tipCountsSchema } from '../../model/tip-effect.ts';
import { tipParts } from '../../tips/parts.ts';
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

export const agentTipSchema = z.object({
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
  /** Over all versions. */
  helped: z.number().int().nonnegative(),
  notHelped: z.number().int().nonnegative(),
  /** Of the version that desktops have. */
  effect: tipCountsSchema,
  rework: reworkSchema.nullable(),
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

/** What became, or would become, of the files of one tip. */
const importedTipSchema = z.object({
  id: z.string(),
  /** As it would be shown; empty when the file could not be read. */
  title: z.string(),
  result: z.enum(['new', 'changed', 'unchanged', 'skipped', 'refused']),
  /** The draft that is there was changed since it was published: it would be lost. */
  overwrites: z.boolean(),
  problems: z.array(z.object({ file: z.string(), line: z.number().int().positive(), message: z.string() })),
});
const tipImportSchema = z.object({
  applied: z.boolean(),
  tips: z.array(importedTipSchema),
  /** New pictures. */
  pictures: z.number().int().nonnegative(),
  /** Files that are no tips and no pictures of them. */
  ignored: z.array(z.string()),
});
export type TipImport = z.infer<typeof tipImportSchema>;
export type ImportedTip = z.infer<typeof importedTipSchema>;

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
    query: z.object({ draftAt: timeSchema.optional() }),
    summary:
      'Sign the draft as the next version and push it. `draftAt` of the draft that was looked at: a later one is refused (conflict). Where policy wants a review, the editor who changed the draft last is refused (review-needed).',
    reply: agentTipSchema,
  },
  putTipPicture: {
    method: 'PUT',
    path: `${v1}/tips/pictures/{sha256}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ sha256: pictureDigest }),
    summary:
      'Store a picture for tips under the SHA-256 of its bytes: PNG, WebP or JPEG, at most 500,000 bytes and 1600 pixels a side, without metadata. Repeatable. One that no tip shows is removed after seven days.',
    body: 'binary',
    reply: tipPictureSchema,
  },
  getAgentTipPicture: {
    method: 'GET',
    path: `${v1}/tips/pictures/{sha256}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ sha256: pictureDigest }),
    summary: 'A stored picture.',
    reply: 'binary',
  },
  exportTips: {
    method: 'GET',
    path: `${v1}/tip-files`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({ id: tipIdSchema.optional() }),
    summary:
      'A ZIP file of tips/en/ID.md, tips/id/ID.md and pictures/SHA256.EXTENSION: the draft of one tip, or all that is published. The same content is the same bytes.',
    reply: 'binary',
  },
  importTips: {
    method: 'POST',
    path: `${v1}/tip-files`,
    auth: 'session',
    role: 'editor',
    status: 200,
    query: z.object({
      /** Without it nothing is changed: a preview. */
      apply: z.enum(['0', '1']).default('0'),
      /** Ids that are left as they are, with commas between. */
      skip: z.string().max(8000).default(''),
    }),
    summary: 'What a ZIP file as of the export would change, and with apply=1 does: all of it becomes drafts, nothing is published.',
    body: 'binary',
    reply: tipImportSchema,
  },
  listTipHints: {
    method: 'GET',
    path: `${v1}/tip-hints`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({
      title: z.string().max(200).default(''),
      language: languageSchema.default('en'),
      /** The tip that is being written. */
      except: tipIdSchema.optional(),
    }),
    summary: 'For a tip that is being written: tips of the same thing, as the search finds them, and names of applications in use.',
    reply: z.object({
      similar: z.array(z.object({ id: tipIdSchema, title: z.string(), app: z.string(), state: agentTipSchema.shape.state })),
      apps: z.array(z.string()),
    }),
  },
  listTakenOut: {
    method: 'GET',
    path: `${v1}/tips/{id}/taken-out`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    summary: "What was taken out of the ticket's words when its draft was made; empty for a tip that was made of no ticket.",
    reply: z.object({ items: z.array(z.object({ part: z.enum(tipParts), placeholder: z.string(), words: z.string() })) }),
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

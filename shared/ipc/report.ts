import { z } from 'zod';
import { applicationSchema } from '../model/application.ts';
import { crashSchema } from '../model/crash.ts';
import { findingSchema } from '../model/finding.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { sectionSchema } from '../model/section.ts';
import { hindranceSchema } from '../model/ticket.ts';
import { byId, bytes, call, done, nothing } from './call.ts';

/** An application to choose from; `icon` is a data URL. */
const candidateSchema = applicationSchema.extend({ icon: z.string().max(400_000).optional() });
export type Candidate = z.infer<typeof candidateSchema>;

export const draftSchema = z.object({
  id: idSchema,
  message: z.string().max(10_000),
  hinders: hindranceSchema,
  application: applicationSchema.nullable(),
  sectionsOff: z.array(z.string().max(40)).max(60),
  tipsShown: z.array(tipIdSchema).max(50),
  issuesShown: z.array(idSchema).max(50).optional(),
});
export type Draft = z.infer<typeof draftSchema>;

const reportStartSchema = z.object({
  id: idSchema,
  createdAt: timeSchema,
  /** What was in front at the click, or null when that cannot be known here. */
  application: candidateSchema.nullable(),
  candidates: z.array(candidateSchema),
  screenshot: z.enum(['pending', 'ready', 'declined', 'unavailable', 'not-allowed']),
  sectionsOff: z.array(z.string()),
  /** The crash that this report is about, when it was begun from its notice; `tip` answers it. */
  crash: crashSchema.extend({ tip: tipIdSchema.nullable() }).optional(),
  /** What was typed before Pandu or the computer went down; absent when nothing was lost. */
  draft: draftSchema.optional(),
});
export type ReportStart = z.infer<typeof reportStartSchema>;

export const evidenceSchema = z.object({
  done: z.boolean(),
  screenshot: reportStartSchema.shape.screenshot,
  sections: z.array(sectionSchema),
  findings: z.array(findingSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The exact text that is sent, its size in bytes and its SHA-256 in hexadecimal; pictures travel beside it. */
export const previewSchema = z.object({
  text: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  screenshotBytes: z.number().int().nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

/** `shown`: the SHA-256 of the exact text that is on the screen; null when it is not. */
export const sendSchema = draftSchema.extend({ shown: previewSchema.shape.sha256.nullable() });

/** `full`: the disk has no room; the page keeps the text and says so. `changed`: it is no longer what was shown. */
export const sendResultSchema = z.discriminatedUnion('kept', [
  z.object({ kept: z.literal(true), id: idSchema }),
  z.object({ kept: z.literal(false), reason: z.enum(['full', 'unwritable', 'too-large', 'empty', 'unknown-draft', 'changed']) }),
]);
export type SendResult = z.infer<typeof sendResultSchema>;

export const reportCalls = {
  begin: call(nothing, reportStartSchema),
  /** Keeps what was typed so far on this computer, in case Pandu or the computer goes down; a second after typing stops will do. */
  save: call(draftSchema, done),
  /** What is known so far; `evidenceChanged` says when to ask again. */
  evidence: call(z.object({ id: idSchema, application: applicationSchema.nullable() }), evidenceSchema),
  /** Looks at the computer anew: does the application answer again? Only once it was asked for evidence. */
  recheck: call(byId, done),
  screenshot: call(byId, z.object({ png: bytes.nullable() })),
  /** The picture as it will be sent, black boxes burnt in; null takes it out again. */
  setScreenshot: call(z.object({ id: idSchema, png: bytes.nullable() }), done),
  preview: call(draftSchema, previewSchema.nullable()),
  send: call(sendSchema, sendResultSchema),
  discard: call(byId, done),
} as const;

export const computerCalls = {
  check: call(nothing, z.object({ takenAt: timeSchema, sections: z.array(sectionSchema), findings: z.array(findingSchema) })),
} as const;

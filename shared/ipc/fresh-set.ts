import { z } from 'zod';
import { freshSetRequestSchema } from '../model/fresh-set.ts';
import { byId, call } from './call.ts';
import { draftSchema, evidenceSchema, previewSchema, sendResultSchema, sendSchema } from './report.ts';

/**
 * The help desk asks how the computer is now. `kept`: agreed, waits to be sent; `refused`: agreed, and the help desk did not
 * take it.
 */
export const askedForSchema = freshSetRequestSchema
  .pick({ id: true, reason: true, askedBy: true, askedAt: true })
  .extend({ state: z.enum(['open', 'kept', 'sent', 'declined', 'refused']) });
export type AskedFor = z.infer<typeof askedForSchema>;

/** The answer to a request, by its id. */
const freshSetChoice = byId.extend({ sectionsOff: draftSchema.shape.sectionsOff });
const freshSetSend = freshSetChoice.extend({ shown: sendSchema.shape.shown });

export const freshSetCalls = {
  /** Looks at the computer for this request; `evidenceChanged` with its id says when to ask again. */
  evidence: call(byId, evidenceSchema.omit({ screenshot: true })),
  preview: call(freshSetChoice, previewSchema.nullable()),
  send: call(freshSetSend, sendResultSchema),
  decline: call(byId, sendResultSchema),
} as const;

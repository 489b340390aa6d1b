import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { attachmentRefSchema, outcomeSchema } from '../../model/ticket.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

/** A new message of the user. The desktop knows the ticket by its id from the feed. */
export const newMessageSchema = z.object({
  at: timeSchema,
  text: z.string().max(10_000),
  attachments: z.array(attachmentRefSchema).max(10),
});

export const conversationRoutes = defineRoutes({
  putMessage: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/messages/{messageId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema }),
    summary: 'Add a message of the user to a ticket of this desktop. Reopens a solved one.',
    body: newMessageSchema,
    reply: z.object({ complete: z.boolean() }),
  },
  putMessageAttachment: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/messages/{messageId}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema, attachmentId: idSchema }),
    summary: 'Store a picture that a message named.',
    body: 'binary',
    reply: z.object({ complete: z.boolean() }),
  },
  getAttachment: {
    method: 'GET',
    path: `${v1}/tickets/{id}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, attachmentId: idSchema }),
    summary: "A picture of this desktop's own conversation.",
    reply: 'binary',
  },
  putOutcome: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/outcome`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'Solved or not yet, and a rating. The last one counts.',
    body: outcomeSchema.extend({ at: timeSchema }),
    reply: z.object({}),
  },
});

import { z } from 'zod';
import { idSchema, timeSchema } from '../model/ids.ts';
import { outcomeSchema, ticketSchema } from '../model/ticket.ts';
import { byId, bytes, call, done, nothing, picture } from './call.ts';
import { askedForSchema } from './fresh-set.ts';
import { sendResultSchema } from './report.ts';

/**
 * One row of My reports: from the outbox, a ticket, or both.
 * `kept`: on disk, waits for the network; `sending`; `received`: the help desk has it; `refused`: `reason` is the code of the
 * problem; `broken`: `reason` says why.
 */
const reportItemSchema = z.object({
  id: idSchema,
  title: z.string(),
  application: z.string().nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  state: z.enum(['kept', 'sending', 'received', 'open', 'waiting', 'solved', 'closed', 'refused', 'broken']),
  reason: z.string().nullable(),
  number: z.number().int().nullable(),
  unread: z.boolean(),
  /** Messages of the user that wait to be sent. */
  unsent: z.number().int().nonnegative(),
  /** The help desk asks for a fresh set, and the user has not answered. */
  asked: z.boolean(),
});
export type ReportItem = z.infer<typeof reportItemSchema>;

const conversationSchema = z.object({
  item: reportItemSchema,
  /** What the user wrote first, known before there is a ticket. */
  message: z.string(),
  ticket: ticketSchema.nullable(),
  /** The user's own replies that are not confirmed yet. */
  pending: z.array(z.object({ id: idSchema, at: timeSchema, text: z.string(), pictures: z.number().int() })),
  asked: askedForSchema.nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * `saved`: nothing more was done; `mailed`: a mail program was opened, which may have the file in it; `gone`: it was sent meanwhile;
 * `not-enrolled`: the help desk could not tell whose it is; `failed`: it could not be written there.
 */
const takenAlongSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['saved', 'mailed']), file: z.string() }),
  z.object({ state: z.enum(['cancelled', 'gone', 'not-enrolled', 'too-large', 'failed']) }),
]);
export type TakenAlong = z.infer<typeof takenAlongSchema>;

export const reportsCalls = {
  list: call(nothing, z.array(reportItemSchema)),
  conversation: call(byId, conversationSchema.nullable()),
  markRead: call(byId, done),
  reply: call(z.object({ id: idSchema, text: z.string().max(10_000), pictures: z.array(picture).max(5) }), sendResultSchema),
  picture: call(z.object({ id: idSchema, attachmentId: idSchema }), z.object({ bytes: bytes.nullable() })),
  outcome: call(z.object({ id: idSchema, outcome: outcomeSchema }), sendResultSchema),
  /** Try a refused one again, or look at a broken one's folder. */
  retry: call(byId, done),
} as const;

/** A report that waits, as one file for a way without a network; it stays in the outbox. */
export const reportFileCalls = {
  /** Asks where to, and saves it there. */
  save: call(byId, takenAlongSchema),
  /** Saves it where downloads are, and opens a new mail to the help desk in the user's mail program. */
  mail: call(byId, takenAlongSchema),
} as const;

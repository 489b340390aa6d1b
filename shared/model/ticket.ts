import { z } from 'zod';
import { causeSchema } from './cause.ts';
import { channelSchema } from './channel.ts';
import { idSchema, timeSchema } from './ids.ts';

/** How much it hinders the user. */
export const hindrances = ['blocked', 'slowed', 'question'] as const;
export const hindranceSchema = z.enum(hindrances);
export type Hindrance = z.infer<typeof hindranceSchema>;

/**
 * `new`: nobody has it yet; `open`: an agent has it; `waiting`: the help desk waits for the user;
 * `solved`: answered or said to be solved; `closed`: over.
 */
export const ticketStatuses = ['new', 'open', 'waiting', 'solved', 'closed'] as const;
export const ticketStatusSchema = z.enum(ticketStatuses);
export type TicketStatus = z.infer<typeof ticketStatusSchema>;

/** The four parts of an answer. Short answers are allowed: every part but `problem` may be empty, never all of them. */
export const answerSchema = z.object({
  problem: z.string().max(20_000),
  cause: z.string().max(20_000),
  causeKind: causeSchema.nullable(),
  alternatives: z.string().max(20_000),
  steps: z.array(z.string().min(1).max(4000)).max(40),
});
export type Answer = z.infer<typeof answerSchema>;

export const attachmentRefSchema = z.object({
  id: idSchema,
  kind: z.enum(['screenshot', 'picture']),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  bytes: z.number().int().positive().max(20_000_000),
  /** Lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AttachmentRef = z.infer<typeof attachmentRefSchema>;

/** As the help desk keeps it: a desktop sends pictures, a mail brings whatever it likes. `name`: as the sender called it. */
const attachmentSchema = attachmentRefSchema.extend({
  kind: z.enum(['screenshot', 'picture', 'file']),
  mediaType: z.string().max(120),
  bytes: z.number().int().nonnegative(),
  name: z.string().max(200).optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** One turn of the conversation. `note`s are internal and never reach a desktop. */
export const messageSchema = z.object({
  id: idSchema,
  from: z.enum(['user', 'agent', 'system']),
  /** The agent's display name, or the user's; empty for the system. */
  author: z.string().max(200),
  at: timeSchema,
  text: z.string().max(20_000),
  answer: answerSchema.nullable(),
  attachments: z.array(attachmentSchema).max(50),
  channel: channelSchema.default('tray'),
});
export type Message = z.infer<typeof messageSchema>;

export const outcomeSchema = z.object({
  solved: z.boolean(),
  /** 1 (poor) to 5 (very good), or null when not rated. */
  rating: z.number().int().min(1).max(5).nullable(),
  comment: z.string().max(2000).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** A ticket as the desktop sees it, whole: conversations are short, and a whole one cannot be out of order. */
export const ticketSchema = z.object({
  id: idSchema,
  /** The id of the report it was made of; null: it came by another way than the tray. */
  reportId: idSchema.nullable(),
  number: z.number().int().positive(),
  title: z.string().max(300),
  application: z.string().max(200).nullable(),
  status: ticketStatusSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
  messages: z.array(messageSchema),
  outcome: outcomeSchema.nullable(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** Under which the desktop lists it: of its report, so that it is one row before and after the help desk has it. */
export const listedAs = ({ id, reportId }: Pick<Ticket, 'id' | 'reportId'>): string => reportId ?? id;

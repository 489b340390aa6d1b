import { z } from 'zod';
import { channelSchema } from '../../model/channel.ts';
import { crashSignatureSchema } from '../../model/crash.ts';
import { findingSchema } from '../../model/finding.ts';
import { freshSetRequestSchema, freshSetSchema } from '../../model/fresh-set.ts';
import { idSchema, timeSchema, tipIdSchema } from '../../model/ids.ts';
import { languageSchema, localTextSchema } from '../../model/language.ts';
import { reportSchema } from '../../model/report.ts';
import { answerSchema, hindranceSchema, messageSchema, outcomeSchema, ticketStatusSchema } from '../../model/ticket.ts';
import { consentSchema } from '../consent.ts';
import { defineRoutes } from '../route.ts';
import { mirrorSchema } from './bridges.ts';
import { id, page, paged, person, v1 } from './common.ts';
import { desktopSchema } from './desktops.ts';

export const ticketRowSchema = z.object({
  id: idSchema,
  number: z.number().int().positive(),
  title: z.string(),
  application: z.string().nullable(),
  status: ticketStatusSchema,
  hinders: hindranceSchema,
  assignee: person.nullable(),
  userName: z.string(),
  hostName: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  /** The last turn came from the user: somebody waits. */
  awaitsAnswer: z.boolean(),
  seriousFindings: z.number().int().nonnegative(),
  /** By which it came first. */
  channel: channelSchema,
  /** What is due next, by office hours and targets; null: nothing. From `soonAt` on agents are warned. */
  due: z.object({ kind: z.enum(['answer', 'solution']), at: timeSchema, soonAt: timeSchema }).nullable(),
  /** Its conversation goes on there; null: here. */
  mergedInto: z.object({ id: idSchema, number: z.number().int().positive() }).nullable(),
});

/** Somebody who reached the help desk by another way. `verified`: known to be the user of the desktop that it is tied to. */
const contactSchema = z.object({
  id: idSchema,
  kind: z.enum(['email', 'phone', 'web']),
  address: z.string(),
  name: z.string(),
  desktopId: idSchema.nullable(),
  verified: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

export type TicketRow = z.infer<typeof ticketRowSchema>;

/** A message or an internal note, as agents see them. */
const agentMessageSchema = messageSchema.extend({
  note: z.boolean(),
  /** Of the ticket to which it was written, when that was merged into this one. */
  writtenTo: z.number().int().positive().optional(),
});

/** When the user agreed to exactly these bytes, and whether they were on the screen then. Null: the desktop did not say. */
const givenConsentSchema = consentSchema.omit({ sha256: true }).nullable();

/** A request for a fresh set, as agents see it. */
const askedSetSchema = freshSetRequestSchema.extend({
  /** When it was sent, declined, withdrawn or replaced. */
  settledAt: timeSchema.nullable(),
  /** Of the set that came: when the desktop took it, its SHA-256, the same that the user previewed, and what the user agreed to. */
  set: z.object({ takenAt: timeSchema, sha256: z.string(), consent: givenConsentSchema }).nullable(),
});

export type AskedSet = z.infer<typeof askedSetSchema>;

export const agentTicketSchema = ticketRowSchema.extend({
  /** Null: not known, as with a mail from home. */
  desktop: desktopSchema.nullable(),
  /** Who it is from, when it came by another way than the tray. */
  contact: contactSchema.nullable(),
  /** Of the public form: what the person said of themselves, which proves nothing. Null: it did not come from there. */
  web: z
    .object({
      language: languageSchema,
      /** Not verified; empty: none. */
      mail: z.string(),
      /** Asset tag or support code, as typed; empty: none. */
      tag: z.string(),
      /** Enrolled desktops that the tag may mean: an agent asks, then ties. */
      desktops: z.array(desktopSchema),
      /** When the page of the conversation was last opened. */
      seenAt: timeSchema.nullable(),
    })
    .nullable(),
  /** Where else it is. */
  mirrors: z.array(mirrorSchema),
  /** Null: it did not come from the tray. */
  report: reportSchema.nullable(),
  /** Hexadecimal; equals what the desktop previewed. */
  reportSha256: z.string().nullable(),
  consent: givenConsentSchema,
  reportComplete: z.boolean(),
  messages: z.array(agentMessageSchema),
  /** Fresh sets that were asked for, the oldest first. */
  freshSets: z.array(askedSetSchema),
  outcome: outcomeSchema.nullable(),
  /** The tip that was made of it. */
  tipId: tipIdSchema.nullable(),
  /** Other tickets of the same crash, the newest first, at most twenty of them; null when the report is about no crash. */
  sameCrash: z
    .object({
      signature: crashSignatureSchema,
      total: z.number().int().nonnegative(),
      tickets: z
        .array(ticketRowSchema.pick({ id: true, number: true, title: true, status: true, userName: true, createdAt: true }))
        .max(20),
    })
    .nullable(),
  /** Known issues that were shown before it was written, or that it was found to be about (`linked`). */
  issues: z.array(z.object({ id: idSchema, title: localTextSchema, linked: z.boolean() })),
  /** Tickets that were merged into this one. */
  merged: z.array(ticketRowSchema.pick({ id: true, number: true, title: true })),
  /** Tickets that have to do with this one. */
  links: z.array(ticketRowSchema.pick({ id: true, number: true, title: true, status: true })),
});

export type AgentTicket = z.infer<typeof agentTicketSchema>;

const sameFindingSchema = z.object({
  findingId: findingSchema.shape.id,
  /** Other tickets with it; `more`: at least so many. */
  total: z.number().int().positive(),
  more: z.boolean(),
  /** The newest of them. */
  tickets: z.array(
    ticketRowSchema.pick({ id: true, number: true, title: true, status: true, userName: true, hostName: true, createdAt: true }),
  ),
});

export type SameFinding = z.infer<typeof sameFindingSchema>;

const alikeTicketSchema = ticketRowSchema
  .pick({ id: true, number: true, title: true, status: true, userName: true, hostName: true, createdAt: true })
  .extend({ why: z.array(z.enum(['application', 'finding', 'crash'])) });

export type AlikeTicket = z.infer<typeof alikeTicketSchema>;

export const ticketRoutes = defineRoutes({
  listTickets: {
    method: 'GET',
    path: `${v1}/tickets`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'The queue; the longest waiting first within each hindrance.',
    query: z.object({
      ...page,
      q: z.string().max(200).optional(),
      status: z.enum(['active', ...ticketStatusSchema.options, 'all']).default('active'),
      assignee: z.enum(['me', 'none', 'anyone']).default('anyone'),
      desktop: idSchema.optional(),
      channel: channelSchema.optional(),
      hinders: hindranceSchema.optional(),
      /** A part of its name. */
      application: z.string().max(200).optional(),
      /** Of desktops in this group. */
      group: idSchema.optional(),
      sort: z.enum(['usual', 'due']).default('usual'),
    }),
    reply: paged(ticketRowSchema),
  },
  getTicket: {
    method: 'GET',
    path: `${v1}/tickets/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'A ticket, whole.',
    reply: agentTicketSchema,
  },
  updateTicket: {
    method: 'PATCH',
    path: `${v1}/tickets/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'Assign, or set the status.',
    body: z.object({ assignee: idSchema.nullable(), status: ticketStatusSchema }).partial(),
    reply: agentTicketSchema,
  },
  tieTicket: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/desktop`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary:
      'Tie a ticket that came by another way to the desktop of whoever wrote it, once you made sure: its user sees the conversation. Cannot be taken back.',
    body: z.object({ desktopId: idSchema }),
    reply: agentTicketSchema,
  },
  putAgentMessage: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/messages/{messageId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema }),
    summary: 'Answer, or add an internal note. An answer sets the given status and pokes the desktop.',
    body: z.object({
      text: z.string().max(20_000),
      answer: answerSchema.nullable(),
      note: z.boolean(),
      status: ticketStatusSchema.optional(),
      /** The last message that its author had seen: when a colleague answered since, it is refused (`answers-cross`). */
      seen: idSchema.optional(),
    }),
    reply: agentTicketSchema,
  },
  getAgentAttachment: {
    method: 'GET',
    path: `${v1}/tickets/{id}/attachments/{attachmentId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, attachmentId: idSchema }),
    summary: 'A picture of the report or the conversation.',
    reply: 'binary',
  },
  getRawReport: {
    method: 'GET',
    path: `${v1}/tickets/{id}/report`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'The report, byte for byte as it was received.',
    reply: 'binary',
  },
  askForFreshSet: {
    method: 'POST',
    path: `${v1}/tickets/{id}/diagnostics`,
    auth: 'session',
    role: 'agent',
    status: 201,
    params: id,
    summary:
      'Ask the desktop of a ticket for a fresh set; its user is asked first. While one request is open, a second call changes nothing.',
    body: z.object({ reason: freshSetRequestSchema.shape.reason.default('') }),
    reply: agentTicketSchema,
  },
  withdrawFreshSetRequest: {
    method: 'DELETE',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary: 'Take a request back that nobody has answered yet.',
    reply: agentTicketSchema,
  },
  getFreshSet: {
    method: 'GET',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary: 'A fresh set that came.',
    reply: freshSetSchema,
  },
  listAlikeTickets: {
    method: 'GET',
    path: `${v1}/tickets/{id}/alike`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'Other open tickets of the same application, finding or crash that no known issue has yet, those with most in common first.',
    reply: z.object({ items: z.array(alikeTicketSchema).max(50) }),
  },
  listSameFindings: {
    method: 'GET',
    path: `${v1}/tickets/{id}/same-findings`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'Other tickets with the findings of this one, the rarest finding first.',
    reply: z.object({ items: z.array(sameFindingSchema) }),
  },
});

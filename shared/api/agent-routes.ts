import { z } from 'zod';
import { measureNames } from '../comparison/facts.ts';
import { announcementSchema } from '../model/announcement.ts';
import { causeSchema } from '../model/cause.ts';
import { crashSignatureSchema } from '../model/crash.ts';
import { findingSchema } from '../model/finding.ts';
import { freshSetRequestSchema, freshSetSchema } from '../model/fresh-set.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { policySchema } from '../model/policy.ts';
import { reportSchema } from '../model/report.ts';
import { answerSchema, hindranceSchema, messageSchema, outcomeSchema, ticketStatusSchema } from '../model/ticket.ts';
import { audienceSchema, tipSchema, tipTextSchema } from '../model/tip.ts';
import { consentSchema } from './consent.ts';
import { inventorySchema } from './desktop-routes.ts';
import { defineRoutes } from './route.ts';

const v1 = '/api/v1/agent';
const id = z.object({ id: idSchema });
const tipId = z.object({ id: tipIdSchema });

export const roleSchema = z.enum(['agent', 'editor', 'admin']);
export const userSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  login: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[a-z0-9][a-z0-9._@-]*$/),
  role: roleSchema,
  active: z.boolean(),
  lastSeenAt: timeSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;
const password = z.string().min(12).max(200);
const person = z.object({ id: idSchema, name: z.string() });

const desktopSchema = z.object({
  id: idSchema,
  inventory: inventorySchema,
  enrolledAt: timeSchema,
  lastSeenAt: timeSchema.nullable(),
  cursor: z.number().int().nonnegative(),
  openTickets: z.number().int().nonnegative(),
});
export type Desktop = z.infer<typeof desktopSchema>;

const ticketRowSchema = z.object({
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
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

/** A message or an internal note, as agents see them. */
const agentMessageSchema = messageSchema.extend({ note: z.boolean() });
/** A request for a fresh set, as agents see it. */
const askedSetSchema = freshSetRequestSchema.extend({
  /** When it was sent, declined, withdrawn or replaced. */
  settledAt: timeSchema.nullable(),
  /** Of the set that came: when the desktop took it, and its SHA-256, the same that the user previewed. */
  set: z.object({ takenAt: timeSchema, sha256: z.string() }).nullable(),
});
export type AskedSet = z.infer<typeof askedSetSchema>;
const agentTicketSchema = ticketRowSchema.extend({
  desktop: desktopSchema,
  report: reportSchema,
  /** Hexadecimal; equals what the desktop previewed. */
  reportSha256: z.string(),
  /** When the user agreed to exactly these bytes, and whether they were on the screen then. Null: the desktop did not say. */
  consent: consentSchema.omit({ sha256: true }).nullable(),
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

const factValue = z.union([z.number(), z.string()]);
const comparable = { measure: z.enum(measureNames), subject: z.string() };
const comparisonSchema = z.object({
  /** The last set of the same desktop before this one that had no serious finding; null when there is none. */
  healthy: z
    .object({
      at: timeSchema,
      ticketId: idSchema,
      number: z.number().int().positive(),
      differences: z.array(z.object({ ...comparable, before: factValue.nullable(), after: factValue.nullable() })),
    })
    .nullable(),
  /** Against the desktops of its group, or all where `group` is null: `desktops` of them in the last 90 days. */
  usual: z.object({
    group: z.string().nullable(),
    desktops: z.number().int().nonnegative(),
    deviations: z.array(z.object({ ...comparable, here: factValue, usual: factValue })),
  }),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** What an editor edits; id, version and time are the server's. */
export const tipDraftSchema = z.object({
  app: z.string().max(100),
  causeKind: causeSchema,
  texts: z.object({ en: tipTextSchema, id: tipTextSchema.optional() }),
  audience: audienceSchema,
  findings: tipSchema.shape.findings,
  crashes: tipSchema.shape.crashes,
  related: tipSchema.shape.related,
});
export type TipDraft = z.infer<typeof tipDraftSchema>;

const agentTipSchema = z.object({
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
  helped: z.number().int().nonnegative(),
  notHelped: z.number().int().nonnegative(),
});
export type AgentTip = z.infer<typeof agentTipSchema>;

const announcementDraftSchema = announcementSchema.omit({ id: true, version: true });
const agentAnnouncementSchema = announcementSchema.extend({
  withdrawn: z.boolean(),
  createdBy: z.string(),
  delivered: z.number().int().nonnegative(),
  seen: z.number().int().nonnegative(),
});
export type AgentAnnouncement = z.infer<typeof agentAnnouncementSchema>;

const auditEntrySchema = z.object({
  id: z.number().int(),
  at: timeSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const page = { page: z.coerce.number().int().min(1).max(10_000).default(1), size: z.coerce.number().int().min(1).max(200).default(50) };
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.number().int().nonnegative() });

/** Called by the console. Everything that changes something is written to the audit log. */
export const agentRoutes = defineRoutes({
  signIn: {
    method: 'POST',
    path: `${v1}/session`,
    auth: 'none',
    status: 200,
    summary: 'Sign in; sets the session cookie. `mustChangePassword` after a one-time password.',
    body: z.object({ login: z.string().min(1).max(120), password: z.string().min(1).max(200) }),
    reply: z.object({ user: userSchema, mustChangePassword: z.boolean() }),
  },
  getSession: {
    method: 'GET',
    path: `${v1}/session`,
    auth: 'session',
    status: 200,
    summary: 'Who is signed in.',
    reply: z.object({ user: userSchema, mustChangePassword: z.boolean() }),
  },
  signOut: { method: 'DELETE', path: `${v1}/session`, auth: 'session', status: 204, summary: 'Sign out.', reply: null },
  changePassword: {
    method: 'PUT',
    path: `${v1}/session/password`,
    auth: 'session',
    status: 204,
    summary: "Change one's own password; ends all other sessions of this user.",
    body: z.object({ current: z.string().max(200), next: password }),
    reply: null,
  },
  streamAgentEvents: {
    method: 'GET',
    path: `${v1}/events`,
    auth: 'session',
    status: 200,
    reply: 'events',
    summary: 'Pokes for the console: `event: poke`, `data: {"topic": "tickets"|"tips"|"announcements"|"desktops"|"users"}`.',
  },

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
  compareSet: {
    method: 'GET',
    path: `${v1}/tickets/{id}/comparison`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    query: z.object({ set: idSchema.optional() }),
    summary: 'What is unlike the last healthy set of the same desktop, and unlike other desktops. `set`: a fresh set; else the report.',
    reply: comparisonSchema,
  },
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

  listAnnouncements: {
    method: 'GET',
    path: `${v1}/announcements`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object(page),
    summary: 'Announcements, newest first, with receipts.',
    reply: paged(agentAnnouncementSchema),
  },
  createAnnouncement: {
    method: 'POST',
    path: `${v1}/announcements`,
    auth: 'session',
    role: 'editor',
    status: 201,
    body: announcementDraftSchema,
    summary: 'Announce; pushed at once, shown from its start on.',
    reply: agentAnnouncementSchema,
  },
  updateAnnouncement: {
    method: 'PUT',
    path: `${v1}/announcements/{id}`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    body: announcementDraftSchema,
    summary: 'Change it, for example its end.',
    reply: agentAnnouncementSchema,
  },
  withdrawAnnouncement: {
    method: 'DELETE',
    path: `${v1}/announcements/{id}`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    summary: 'Take it off every desktop.',
    reply: agentAnnouncementSchema,
  },

  listDesktops: {
    method: 'GET',
    path: `${v1}/desktops`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({ ...page, q: z.string().max(200).optional() }),
    summary: 'Enrolled desktops, last seen first.',
    reply: paged(desktopSchema),
  },
  removeDesktop: {
    method: 'DELETE',
    path: `${v1}/desktops/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'End its token; its tickets stay.',
    reply: null,
  },
  listEnrolmentKeys: {
    method: 'GET',
    path: `${v1}/enrolment-keys`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary: 'Enrolment keys; the key itself is shown once, when made.',
    reply: z.object({
      items: z.array(z.object({ id: idSchema, label: z.string(), createdAt: timeSchema, uses: z.number().int(), revoked: z.boolean() })),
    }),
  },
  createEnrolmentKey: {
    method: 'POST',
    path: `${v1}/enrolment-keys`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: z.object({ label: z.string().min(1).max(120) }),
    summary: 'Make an enrolment key.',
    reply: z.object({ id: idSchema, key: z.string() }),
  },
  revokeEnrolmentKey: {
    method: 'DELETE',
    path: `${v1}/enrolment-keys/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'No desktop can enrol with it from now on; enrolled ones stay.',
    reply: null,
  },

  listUsers: {
    method: 'GET',
    path: `${v1}/users`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'Agents, editors, admins.',
    reply: z.object({ items: z.array(userSchema) }),
  },
  createUser: {
    method: 'POST',
    path: `${v1}/users`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: userSchema.pick({ name: true, login: true, role: true }),
    summary: 'Add a person; answers with a one-time password.',
    reply: z.object({ user: userSchema, oneTimePassword: z.string() }),
  },
  updateUser: {
    method: 'PATCH',
    path: `${v1}/users/{id}`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    body: userSchema.pick({ name: true, role: true, active: true }).partial(),
    summary: 'Change name or role, or switch off. The last active admin stays one.',
    reply: userSchema,
  },
  resetPassword: {
    method: 'POST',
    path: `${v1}/users/{id}/password`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    summary: "A new one-time password; ends the user's sessions.",
    reply: z.object({ oneTimePassword: z.string() }),
  },

  getPolicy: {
    method: 'GET',
    path: `${v1}/policy`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'The policy that desktops receive.',
    reply: policySchema,
  },
  updatePolicy: {
    method: 'PUT',
    path: `${v1}/policy`,
    auth: 'session',
    role: 'admin',
    status: 200,
    body: policySchema.omit({ version: true }),
    summary: 'Set it; pushed to every desktop.',
    reply: policySchema,
  },
  listAudit: {
    method: 'GET',
    path: `${v1}/audit`,
    auth: 'session',
    role: 'admin',
    status: 200,
    query: z.object({ ...page, q: z.string().max(200).optional() }),
    summary: 'Who did what, newest first.',
    reply: paged(auditEntrySchema),
  },
});

export const operationsRoutes = defineRoutes({
  health: {
    method: 'GET',
    path: '/healthz',
    auth: 'none',
    status: 200,
    summary: 'The process lives.',
    reply: z.object({ ok: z.literal(true) }),
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    auth: 'none',
    status: 200,
    summary: 'The database answers; 503 otherwise.',
    reply: z.object({ ok: z.literal(true) }),
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    auth: 'none',
    status: 200,
    summary: 'Prometheus text. Loopback only unless PANDU_METRICS=public.',
    reply: 'binary',
  },
  openapi: {
    method: 'GET',
    path: '/openapi.json',
    auth: 'none',
    status: 200,
    summary: 'This contract as OpenAPI 3.1.',
    reply: z.object({ openapi: z.string() }).loose(),
  },
});

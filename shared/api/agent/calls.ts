import { z } from 'zod';
import { callSchema } from '../../model/call.ts';
import { findingSchema } from '../../model/finding.ts';
import { freshSetRequestSchema } from '../../model/fresh-set.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { sectionSchema } from '../../model/section.ts';
import { codePattern } from '../../model/support-code.ts';
import { hindranceSchema } from '../../model/ticket.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';
import { desktopSchema } from './desktops.ts';
import { ticketRowSchema } from './tickets.ts';

const agentCallSchema = callSchema.extend({
  desktop: desktopSchema,
  /** The ticket that this call is about, once one was made or chosen. */
  ticketId: idSchema.nullable(),
  /** It was begun by asking for diagnostics: the next notes say what it is about. */
  unnamed: z.boolean(),
  /** A request of that ticket for a fresh set that nobody has answered; its id. */
  asked: idSchema.nullable(),
  /** Of this desktop, the last changed first, at most twenty; `ticketId` among them. */
  tickets: z.array(ticketRowSchema).max(20),
  /** The last that the desktop sent with a report or because it was asked. Null: nothing yet, or the call is over. */
  lastSet: z
    .object({
      /** Of the report, or of the request. */
      id: idSchema,
      fresh: z.boolean(),
      ticketId: idSchema,
      number: z.number().int().positive(),
      takenAt: timeSchema,
      findings: z.array(findingSchema),
      sections: z.array(sectionSchema),
    })
    .nullable(),
});
export type AgentCall = z.infer<typeof agentCallSchema>;

/** One of this desktop's tickets that are not closed; without it the call's own, which is made when there is none. */
const ticketId = idSchema.optional();

export const callRoutes = defineRoutes({
  openCall: {
    method: 'POST',
    path: `${v1}/calls`,
    auth: 'session',
    role: 'agent',
    status: 201,
    summary:
      'Use the support code that a caller reads aloud. Codes are valid once and for 15 minutes: `support-code-unknown`, `support-code-expired` and `support-code-used` say why one is not; too many wrong ones are `too-many-requests`. The desktop shows that its facts are looked at.',
    body: z.object({ code: z.string().regex(codePattern) }),
    reply: agentCallSchema,
  },
  getCall: {
    method: 'GET',
    path: `${v1}/calls/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: "The caller's desktop with its latest facts; only for the agent whose call it is.",
    reply: agentCallSchema,
  },
  putCallNotes: {
    method: 'PUT',
    path: `${v1}/calls/{id}/notes/{messageId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema }),
    summary:
      'Write down what the caller said. It is the first message of a new ticket of theirs, or one more turn of the ticket that the call is about; `note` stays inside the help desk. The same id again changes nothing.',
    body: z.object({
      ticketId,
      /** One more ticket, although the call has one; `ticketId` does not count then. */
      anew: z.boolean().default(false),
      title: z.string().max(300).default(''),
      text: z.string().trim().min(1).max(10_000),
      note: z.string().trim().max(10_000).default(''),
      application: z.string().trim().max(200).default(''),
      hinders: hindranceSchema.default('slowed'),
    }),
    reply: agentCallSchema,
  },
  askCaller: {
    method: 'POST',
    path: `${v1}/calls/{id}/diagnostics`,
    auth: 'session',
    role: 'agent',
    status: 201,
    params: id,
    summary:
      "Ask the caller's desktop for a fresh set; its user is asked first. It belongs to a ticket, which is made when the call has none yet.",
    body: z.object({ ticketId, reason: freshSetRequestSchema.shape.reason.default('') }),
    reply: agentCallSchema,
  },
  endCall: {
    method: 'POST',
    path: `${v1}/calls/{id}/end`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'The call is over: nobody looks at the desktop any more. Again changes nothing.',
    reply: agentCallSchema,
  },
});

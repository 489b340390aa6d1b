import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { answerSchema, ticketStatusSchema } from '../../model/ticket.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const similarTicketSchema = z.object({
  id: idSchema,
  number: z.number().int().positive(),
  title: z.string(),
  status: ticketStatusSchema,
  userName: z.string(),
  hostName: z.string(),
  createdAt: timeSchema,
  /** What it has in common with this one. */
  why: z.array(z.enum(['crash', 'finding', 'application', 'words'])),
  /** What the help desk said there: the last answer in four parts, else its last words; null: nothing yet. */
  answer: z.object({ text: z.string(), answer: answerSchema.nullable(), author: z.string(), at: timeSchema }).nullable(),
});
export type SimilarTicket = z.infer<typeof similarTicketSchema>;

export const similarRoutes = defineRoutes({
  listSimilarTickets: {
    method: 'GET',
    path: `${v1}/tickets/{id}/similar`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary:
      'Tickets of the past that are like this one by crash, finding, application and words; solved ones with what solved them come first.',
    reply: z.object({ items: z.array(similarTicketSchema).max(8) }),
  },
});

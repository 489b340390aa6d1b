import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, person, v1 } from './common.ts';

const doingSchema = z.enum(['looking', 'answering']);
const presenceSchema = z.object({ ticketId: idSchema, user: person, doing: doingSchema });
export type Presence = z.output<typeof presenceSchema>;

/** Milliseconds: whoever has a ticket on the screen says so this often, and is forgotten when silent for three times as long. */
export const presenceEvery = 25_000;

export const presenceRoutes = defineRoutes({
  listPresence: {
    method: 'GET',
    path: `${v1}/presence`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'Which colleagues have which ticket on the screen now; oneself is not among them.',
    reply: z.object({ items: z.array(presenceSchema) }),
  },
  putPresence: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/presence`,
    auth: 'session',
    role: 'agent',
    status: 204,
    params: id,
    summary: 'Say that one looks at a ticket, writes an answer, or has left it. Forgotten after 75 seconds without a word.',
    body: z.object({ doing: z.enum([...doingSchema.options, 'gone']) }),
    reply: null,
  },
});

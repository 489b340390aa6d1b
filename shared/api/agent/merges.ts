import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';
import { agentTicketSchema } from './tickets.ts';

const pair = z.object({ id: idSchema, otherId: idSchema });

export const mergeRoutes = defineRoutes({
  mergeTicket: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/merge`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary:
      'Have its conversation go on in another ticket of the same person: one history. What comes to it later, by whatever way, lands there. Two users of two desktops are never merged.',
    body: z.object({ into: idSchema }),
    reply: agentTicketSchema,
  },
  undoMerge: {
    method: 'DELETE',
    path: `${v1}/tickets/{id}/merge`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: 'It stands by itself again. What was written in the meantime stays where it was written.',
    reply: agentTicketSchema,
  },
  linkTickets: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/links/{otherId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: pair,
    summary: 'Two tickets that have to do with each other; nothing else changes.',
    reply: agentTicketSchema,
  },
  unlinkTickets: {
    method: 'DELETE',
    path: `${v1}/tickets/{id}/links/{otherId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: pair,
    summary: 'Remove the link.',
    reply: agentTicketSchema,
  },
});

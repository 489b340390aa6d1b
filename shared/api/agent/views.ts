import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const queueViewSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** As in the address of the queue: "status=new&sort=due". */
  search: z.string().max(1000),
  /** Everybody's; else of the one who made it. */
  shared: z.boolean(),
});
export type QueueView = z.output<typeof queueViewSchema>;

const draftSchema = queueViewSchema.omit({ id: true });

export const viewRoutes = defineRoutes({
  listQueueViews: {
    method: 'GET',
    path: `${v1}/queue-views`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: "Saved views of the queue: everybody's, then one's own, in the order in which they were made.",
    reply: z.object({ items: z.array(queueViewSchema) }),
  },
  createQueueView: {
    method: 'POST',
    path: `${v1}/queue-views`,
    auth: 'session',
    role: 'agent',
    status: 201,
    summary: 'Save a view; one for everybody takes an editor.',
    body: draftSchema,
    reply: queueViewSchema,
  },
  updateQueueView: {
    method: 'PUT',
    path: `${v1}/queue-views/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: "Change it: one's own, or one for everybody as an editor.",
    body: draftSchema,
    reply: queueViewSchema,
  },
  deleteQueueView: {
    method: 'DELETE',
    path: `${v1}/queue-views/{id}`,
    auth: 'session',
    role: 'agent',
    status: 204,
    params: id,
    summary: 'Delete it. The tickets stay.',
    reply: null,
  },
});

import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

export const announcementRoutes = defineRoutes({
  putReceipt: {
    method: 'PUT',
    path: `${v1}/announcements/{id}/receipt`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'An announcement was delivered, or seen. `seen` is never taken back.',
    body: z.object({ at: timeSchema, version: z.number().int().positive(), state: z.enum(['delivered', 'seen']) }),
    reply: z.object({}),
  },
  putMeToo: {
    method: 'PUT',
    path: `${v1}/announcements/{id}/me-too`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'This user has a known issue too, in place of a report; or has it not after all. The last one by `at` counts.',
    body: z.object({ at: timeSchema, version: z.number().int().positive(), meToo: z.boolean() }),
    reply: z.object({}),
  },
});

import { z } from 'zod';
import { freshSetSchema } from '../../model/fresh-set.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

export const freshSetRoutes = defineRoutes({
  putFreshSet: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary:
      'The fresh set that an agent asked for and the user agreed to send. Content-Digest is required; Pandu-Consent as with a report; the same set again changes nothing, another one is refused with content-differs.',
    body: freshSetSchema,
    reply: z.object({}),
  },
  putFreshSetDeclined: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}/declined`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary: 'The user would rather not send a fresh set. Changes nothing once a set has arrived.',
    body: z.object({ at: timeSchema }),
    reply: z.object({}),
  },
});

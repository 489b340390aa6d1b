import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { codePattern, codeValidFor } from '../../model/support-code.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

export const callRoutes = defineRoutes({
  createSupportCode: {
    method: 'POST',
    path: `${v1}/desktops/me/support-code`,
    auth: 'desktop',
    status: 201,
    summary:
      'Make a code by which an agent finds this desktop while its user is on the phone: valid once, for 15 minutes, in place of an earlier one. `validFor`: milliseconds from now, for a desktop whose clock is wrong. Kept hashed; too many in an hour are too-many-requests.',
    body: z.object({}),
    reply: z.object({ code: z.string().regex(codePattern), expiresAt: timeSchema, validFor: z.number().int().min(0).max(codeValidFor) }),
  },
  putCallEnded: {
    method: 'PUT',
    path: `${v1}/desktops/me/calls/{id}/ended`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'The user wants nobody to look at this desktop any more. Again changes nothing.',
    body: z.object({ at: timeSchema }),
    reply: z.object({}),
  },
});

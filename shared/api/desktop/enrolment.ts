import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { policySchema } from '../../model/policy.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';
import { inventorySchema } from './inventory.ts';

export const signingKeySchema = z.object({ keyId: z.string().max(80), publicKey: z.string().max(400) });
export type SigningKey = z.infer<typeof signingKeySchema>;

export const enrolmentRoutes = defineRoutes({
  enrolDesktop: {
    method: 'POST',
    path: `${v1}/desktops`,
    auth: 'enrolment',
    status: 201,
    summary: 'Enrol a desktop: one user on one computer. The same id again gives a new token and ends the old one.',
    body: z.object({ id: idSchema, enrolmentKey: z.string().min(1).max(200), inventory: inventorySchema }),
    reply: z.object({ desktopId: idSchema, token: z.string().min(20).max(200), signingKey: signingKeySchema, policy: policySchema }),
  },
});

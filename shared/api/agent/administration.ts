import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { policySchema } from '../../model/policy.ts';
import { defineRoutes } from '../route.ts';
import { page, paged, v1 } from './common.ts';

const auditEntrySchema = z.object({
  id: z.number().int(),
  at: timeSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const administrationRoutes = defineRoutes({
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

import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { inventorySchema } from '../desktop-routes.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, v1 } from './common.ts';

export const desktopSchema = z.object({
  id: idSchema,
  inventory: inventorySchema,
  enrolledAt: timeSchema,
  lastSeenAt: timeSchema.nullable(),
  cursor: z.number().int().nonnegative(),
  openTickets: z.number().int().nonnegative(),
});

export type Desktop = z.infer<typeof desktopSchema>;

export const desktopsRoutes = defineRoutes({
  listDesktops: {
    method: 'GET',
    path: `${v1}/desktops`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({ ...page, q: z.string().max(200).optional() }),
    summary: 'Enrolled desktops, last seen first.',
    reply: paged(desktopSchema),
  },
  removeDesktop: {
    method: 'DELETE',
    path: `${v1}/desktops/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'End its token; its tickets stay.',
    reply: null,
  },
  listEnrolmentKeys: {
    method: 'GET',
    path: `${v1}/enrolment-keys`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary: 'Enrolment keys; the key itself is shown once, when made.',
    reply: z.object({
      items: z.array(z.object({ id: idSchema, label: z.string(), createdAt: timeSchema, uses: z.number().int(), revoked: z.boolean() })),
    }),
  },
  createEnrolmentKey: {
    method: 'POST',
    path: `${v1}/enrolment-keys`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: z.object({ label: z.string().min(1).max(120) }),
    summary: 'Make an enrolment key.',
    reply: z.object({ id: idSchema, key: z.string() }),
  },
  revokeEnrolmentKey: {
    method: 'DELETE',
    path: `${v1}/enrolment-keys/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'No desktop can enrol with it from now on; enrolled ones stay.',
    reply: null,
  },
});

import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { troubleKindSchema } from '../../model/trouble.ts';
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
  /** News that it refused in the last 7 days, by kind, the latest first. */
  troubles: z.array(z.object({ kind: troubleKindSchema, count: z.number().int().positive(), at: timeSchema })),
});

export type Desktop = z.infer<typeof desktopSchema>;

const signingKeysSchema = z.object({
  items: z.array(z.object({ keyId: z.string(), publicKey: z.string(), madeAt: timeSchema, retiredAt: timeSchema.nullable() })),
});

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
  listSigningKeys: {
    method: 'GET',
    path: `${v1}/signing-keys`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary:
      'The keys that news for desktops were and are signed with, newest first; the current one is not retired. `publicKey` is SubjectPublicKeyInfo in base64.',
    reply: signingKeysSchema,
  },
  rotateSigningKey: {
    method: 'POST',
    path: `${v1}/signing-keys`,
    auth: 'session',
    role: 'admin',
    status: 201,
    summary: 'Make a new key, for which the old one vouches; the private half of the old one is deleted.',
    reply: signingKeysSchema,
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

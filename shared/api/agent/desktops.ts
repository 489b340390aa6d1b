import { z } from 'zod';
import { groupSchema } from '../../model/group.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { troubleKindSchema } from '../../model/trouble.ts';
import { inventorySchema } from '../desktop/inventory.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, v1 } from './common.ts';
import { desktopFilter } from './desktop-filter.ts';

export const desktopSchema = z.object({
  id: idSchema,
  inventory: inventorySchema,
  enrolledAt: timeSchema,
  lastSeenAt: timeSchema.nullable(),
  cursor: z.number().int().nonnegative(),
  openTickets: z.number().int().nonnegative(),
  /** News that it refused in the last 7 days, by kind, the latest first. */
  troubles: z.array(z.object({ kind: troubleKindSchema, count: z.number().int().positive(), at: timeSchema })),
  /** By name. */
  groups: z.array(groupSchema.omit({ migratedOn: true })),
});

export type Desktop = z.infer<typeof desktopSchema>;

const signingKeysSchema = z.object({
  items: z.array(z.object({ keyId: z.string(), publicKey: z.string(), madeAt: timeSchema, retiredAt: timeSchema.nullable() })),
});
const counted = z.array(z.object({ name: z.string(), desktops: z.number().int().positive() }));

export const desktopsRoutes = defineRoutes({
  listDesktops: {
    method: 'GET',
    path: `${v1}/desktops`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object({ ...page, ...desktopFilter }),
    summary: 'Enrolled desktops, last seen first.',
    reply: paged(desktopSchema),
  },
  listDesktopKinds: {
    method: 'GET',
    path: `${v1}/desktops/kinds`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'Which distributions and desktop environments there are, most common first: what the list can be narrowed down to.',
    reply: z.object({ distributions: counted, desktops: counted }),
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
      items: z.array(
        z.object({
          id: idSchema,
          label: z.string(),
          createdAt: timeSchema,
          uses: z.number().int(),
          revoked: z.boolean(),
          /** New desktops are put into these. */
          groups: z.array(groupSchema.omit({ migratedOn: true })),
        }),
      ),
    }),
  },
  createEnrolmentKey: {
    method: 'POST',
    path: `${v1}/enrolment-keys`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: z.object({ label: z.string().min(1).max(120), groups: z.array(idSchema).max(20).default([]) }),
    summary: 'Make an enrolment key. A desktop that enrols with it for the first time is put into `groups` at once.',
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

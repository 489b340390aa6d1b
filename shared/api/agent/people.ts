import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

export const roleSchema = z.enum(['agent', 'editor', 'admin']);

export const userSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  login: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[a-z0-9][a-z0-9._@-]*$/),
  role: roleSchema,
  active: z.boolean(),
  lastSeenAt: timeSchema.nullable(),
});

export type User = z.infer<typeof userSchema>;

const password = z.string().min(12).max(200);

export const peopleRoutes = defineRoutes({
  signIn: {
    method: 'POST',
    path: `${v1}/session`,
    auth: 'none',
    status: 200,
    summary: 'Sign in; sets the session cookie. `mustChangePassword` after a one-time password.',
    body: z.object({ login: z.string().min(1).max(120), password: z.string().min(1).max(200) }),
    reply: z.object({ user: userSchema, mustChangePassword: z.boolean() }),
  },
  getSession: {
    method: 'GET',
    path: `${v1}/session`,
    auth: 'session',
    status: 200,
    summary: 'Who is signed in.',
    reply: z.object({ user: userSchema, mustChangePassword: z.boolean() }),
  },
  signOut: { method: 'DELETE', path: `${v1}/session`, auth: 'session', status: 204, summary: 'Sign out.', reply: null },
  changePassword: {
    method: 'PUT',
    path: `${v1}/session/password`,
    auth: 'session',
    status: 204,
    summary: "Change one's own password; ends all other sessions of this user.",
    body: z.object({ current: z.string().max(200), next: password }),
    reply: null,
  },
  streamAgentEvents: {
    method: 'GET',
    path: `${v1}/events`,
    auth: 'session',
    status: 200,
    reply: 'events',
    summary: 'Pokes for the console: `event: poke`, `data: {"topic": "tickets"|"tips"|"announcements"|"desktops"|"users"}`.',
  },
  listUsers: {
    method: 'GET',
    path: `${v1}/users`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'Agents, editors, admins.',
    reply: z.object({ items: z.array(userSchema) }),
  },
  createUser: {
    method: 'POST',
    path: `${v1}/users`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: userSchema.pick({ name: true, login: true, role: true }),
    summary: 'Add a person; answers with a one-time password.',
    reply: z.object({ user: userSchema, oneTimePassword: z.string() }),
  },
  updateUser: {
    method: 'PATCH',
    path: `${v1}/users/{id}`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    body: userSchema.pick({ name: true, role: true, active: true }).partial(),
    summary: 'Change name or role, or switch off. The last active admin stays one.',
    reply: userSchema,
  },
  resetPassword: {
    method: 'POST',
    path: `${v1}/users/{id}/password`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    summary: "A new one-time password; ends the user's sessions.",
    reply: z.object({ oneTimePassword: z.string() }),
  },
});

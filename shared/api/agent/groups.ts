import { z } from 'zod';
import { groupSchema } from '../../model/group.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';
import { desktopFilter } from './desktop-filter.ts';

const agentGroupSchema = groupSchema.extend({
  createdAt: timeSchema,
  /** Enrolled desktops that are in it. */
  desktops: z.number().int().nonnegative(),
  /** Labels of the valid enrolment keys that put new desktops into it. */
  keys: z.array(z.string()),
});
export type AgentGroup = z.infer<typeof agentGroupSchema>;

const groupBody = groupSchema.omit({ id: true }).extend({ name: z.string().trim().min(1).max(80) });

/** Desktops that one call names at most. */
export const mostNamed = 20_000;

/** Which desktops: by their ids, by what the list of desktops is filtered by, or by names as people paste them. */
const choiceSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(idSchema).min(1).max(mostNamed) }),
  z.object({ by: z.literal('filter'), filter: z.object(desktopFilter) }),
  /** "pc-042", "rina" or "rina@pc-042", in any case; a name that means several desktops means all of them. */
  z.object({ by: z.literal('names'), names: z.array(z.string().trim().min(1).max(400)).min(1).max(mostNamed) }),
]);
export type DesktopChoice = z.infer<typeof choiceSchema>;

const membersChangedSchema = z.object({
  /** Ids of the desktops that joined or left: the way back is the other action with these. */
  changed: z.array(idSchema),
  /** Desktops that were meant and were in the group, or out of it, already. */
  unchanged: z.number().int().nonnegative(),
  /** Names that no enrolled desktop has, as they were given. */
  notFound: z.array(z.string()),
  /** Names that mean more than one desktop. */
  several: z.array(z.object({ name: z.string(), desktops: z.number().int().min(2) })),
});
export type MembersChanged = z.infer<typeof membersChangedSchema>;

export const groupRoutes = defineRoutes({
  listGroups: {
    method: 'GET',
    path: `${v1}/groups`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'Groups with the number of their desktops, waves first, the latest migration day before the others.',
    reply: z.object({ items: z.array(agentGroupSchema) }),
  },
  createGroup: {
    method: 'POST',
    path: `${v1}/groups`,
    auth: 'session',
    role: 'admin',
    status: 201,
    body: groupBody,
    summary: 'Make a group, without desktops. With a migration day it is a wave. A name that another group has is refused.',
    reply: agentGroupSchema,
  },
  updateGroup: {
    method: 'PUT',
    path: `${v1}/groups/{id}`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    body: groupBody,
    summary: 'Set its name and migration day; told to each of its desktops.',
    reply: agentGroupSchema,
  },
  deleteGroup: {
    method: 'DELETE',
    path: `${v1}/groups/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'Delete it; its desktops stay. A tip that is only for this group reaches no desktop from then on.',
    reply: null,
  },
  changeMembers: {
    method: 'POST',
    path: `${v1}/groups/{id}/members`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    body: z.object({ action: z.enum(['add', 'remove']), desktops: choiceSchema }),
    summary: 'Put desktops into the group or take them out, many at once; told to each of them. Repeating it changes nothing.',
    reply: membersChangedSchema,
  },
});

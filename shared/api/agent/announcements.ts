import { z } from 'zod';
import { announcementSchema } from '../../model/announcement.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, v1 } from './common.ts';

const announcementDraftSchema = announcementSchema.omit({ id: true, version: true });

const agentAnnouncementSchema = announcementSchema.extend({
  withdrawn: z.boolean(),
  createdBy: z.string(),
  delivered: z.number().int().nonnegative(),
  seen: z.number().int().nonnegative(),
});

export type AgentAnnouncement = z.infer<typeof agentAnnouncementSchema>;

export const announcementRoutes = defineRoutes({
  listAnnouncements: {
    method: 'GET',
    path: `${v1}/announcements`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: z.object(page),
    summary: 'Announcements, newest first, with receipts.',
    reply: paged(agentAnnouncementSchema),
  },
  createAnnouncement: {
    method: 'POST',
    path: `${v1}/announcements`,
    auth: 'session',
    role: 'editor',
    status: 201,
    body: announcementDraftSchema,
    summary: 'Announce; pushed at once, shown from its start on.',
    reply: agentAnnouncementSchema,
  },
  updateAnnouncement: {
    method: 'PUT',
    path: `${v1}/announcements/{id}`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    body: announcementDraftSchema,
    summary: 'Change it, for example its end.',
    reply: agentAnnouncementSchema,
  },
  withdrawAnnouncement: {
    method: 'DELETE',
    path: `${v1}/announcements/{id}`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    summary: 'Take it off every desktop.',
    reply: agentAnnouncementSchema,
  },
});

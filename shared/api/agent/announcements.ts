import { z } from 'zod';
import { announcementSchema } from '../../model/announcement.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { localTextSchema } from '../../model/language.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, v1 } from './common.ts';

const announcementDraftSchema = announcementSchema.omit({ id: true, version: true, resolvedAt: true, allClear: true });
export type AnnouncementDraft = z.input<typeof announcementDraftSchema>;

const agentAnnouncementSchema = announcementSchema.extend({
  withdrawn: z.boolean(),
  createdBy: z.string(),
  /** Desktops that have it and that it concerns; `seen`: those on whose screen it really was. */
  delivered: z.number().int().nonnegative(),
  seen: z.number().int().nonnegative(),
  /** Desktops whose user said "me too". */
  meToos: z.number().int().nonnegative(),
  /** Tickets that are about it: they were told of it and hear the all-clear. */
  tickets: z.number().int().nonnegative(),
});
export type AgentAnnouncement = z.infer<typeof agentAnnouncementSchema>;

const meTooSchema = z.object({
  desktopId: idSchema,
  userName: z.string(),
  hostName: z.string(),
  at: timeSchema,
  /** It was on the screen there. */
  seen: z.boolean(),
});

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
    body: announcementDraftSchema.extend({
      /** Open tickets that are about it: each is told once. */
      tickets: z.array(idSchema).max(200).default([]),
    }),
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
  giveAllClear: {
    method: 'PUT',
    path: `${v1}/announcements/{id}/all-clear`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    body: z.object({ text: localTextSchema }),
    summary: 'A known issue is over: desktops that had it shown are told once, and so are its tickets, which become solved.',
    reply: agentAnnouncementSchema,
  },
  takeBackAllClear: {
    method: 'DELETE',
    path: `${v1}/announcements/{id}/all-clear`,
    auth: 'session',
    role: 'editor',
    status: 200,
    params: id,
    summary: 'It is not over after all: it is shown again.',
    reply: agentAnnouncementSchema,
  },
  listMeToos: {
    method: 'GET',
    path: `${v1}/announcements/{id}/me-toos`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    query: z.object(page),
    summary: 'Who has it too, the last first: somebody may need a call.',
    reply: paged(meTooSchema),
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

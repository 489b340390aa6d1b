import { z } from 'zod';
import { channelSchema } from '../../model/channel.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, page, paged, v1 } from './common.ts';

const otherChannel = channelSchema.exclude(['tray']);

/** A way in or out as a process of the help desk looks after it. Never with a password in it. */
const channelHealthSchema = z.object({
  /** As administrators know it: user, server and folder. */
  name: z.string(),
  channel: otherChannel,
  part: z.enum(['in', 'out']),
  /** When it last worked; null: never yet. */
  okAt: timeSchema.nullable(),
  /** What went wrong, in the words of the other side; null: it works. */
  error: z.string().nullable(),
  /** Since when it fails without a break. */
  failingSince: timeSchema.nullable(),
  /** When a process last said anything about it. */
  toldAt: timeSchema,
});
export type ChannelHealth = z.infer<typeof channelHealthSchema>;

const unsentSchema = z.object({
  id: idSchema,
  channel: otherChannel,
  /** `failed`: given up. */
  state: z.enum(['waiting', 'failed']),
  attempts: z.number().int().nonnegative(),
  /** Of one that waits. */
  nextAt: timeSchema.nullable(),
  error: z.string().nullable(),
  createdAt: timeSchema,
  /** Address or number. */
  to: z.string(),
  ticket: z.object({ id: idSchema, number: z.number().int().positive(), title: z.string() }),
});
export type UnsentDelivery = z.infer<typeof unsentSchema>;

export const channelRoutes = defineRoutes({
  listChannels: {
    method: 'GET',
    path: `${v1}/channels`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary: 'How the ways in and out are doing, and how many answers wait or were given up. Only ways that are set up are listed.',
    reply: z.object({
      items: z.array(channelHealthSchema),
      deliveries: z.object({ waiting: z.number().int().nonnegative(), failed: z.number().int().nonnegative() }),
    }),
  },
  listUnsent: {
    method: 'GET',
    path: `${v1}/deliveries`,
    auth: 'session',
    role: 'admin',
    status: 200,
    query: z.object({ ...page, state: z.enum(['waiting', 'failed']).optional() }),
    summary: 'Answers on their way by another channel than the tray that have not gone out: given up first, then the longest waiting.',
    reply: paged(unsentSchema),
  },
  retryDelivery: {
    method: 'POST',
    path: `${v1}/deliveries/{id}/retry`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'Try to send it now, also one that was given up. One that went out meanwhile stays as it is.',
    reply: null,
  },
});

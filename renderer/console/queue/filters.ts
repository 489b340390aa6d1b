import { z } from 'zod';
import { channelSchema } from '../../../shared/model/channel.ts';
import { idSchema } from '../../../shared/model/ids.ts';
import { hindranceSchema, ticketStatuses } from '../../../shared/model/ticket.ts';

export const statusSchema = z.enum(['active', ...ticketStatuses, 'all']).catch('active');
export const assigneeSchema = z.enum(['anyone', 'me', 'none']).catch('anyone');
export const sortSchema = z.enum(['usual', 'due']).catch('usual');

/** What the queue is narrowed to, as its address says; what it cannot mean is left out. */
const filterSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  status: statusSchema,
  assignee: assigneeSchema,
  desktop: idSchema.optional().catch(undefined),
  channel: channelSchema.optional().catch(undefined),
  hinders: hindranceSchema.optional().catch(undefined),
  application: z.string().max(200).optional().catch(undefined),
  group: idSchema.optional().catch(undefined),
  sort: sortSchema,
});
export type QueueFilter = z.output<typeof filterSchema>;

const names = ['q', 'status', 'assignee', 'desktop', 'channel', 'hinders', 'application', 'group', 'sort'] as const;
/** Behind "more filters". */
export const moreNames = ['channel', 'hinders', 'application', 'group'] as const;

export function filterOf(params: URLSearchParams): QueueFilter {
  return filterSchema.parse(Object.fromEntries(names.map((name) => [name, params.get(name) || undefined])));
}

/** The filters alone, always in the same order, so that two can be compared: no page, no name of a view. */
export function searchOf(params: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = params.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}

/** Where a view is: its filters and its name, so that the address can be sent to a colleague. */
export const viewPlace = ({ id, search }: { readonly id: string; readonly search: string }): string =>
  `/tickets?${search === '' ? '' : `${search}&`}view=${id}`;

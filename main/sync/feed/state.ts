import { z } from 'zod';
import { type Announcement, storedAnnouncementSchema } from '../../../shared/model/announcement.ts';
import { type Call, callSchema } from '../../../shared/model/call.ts';
import { type FreshSetRequest, freshSetRequestSchema } from '../../../shared/model/fresh-set.ts';
import { groupSchema } from '../../../shared/model/group.ts';
import { policySchema } from '../../../shared/model/policy.ts';
import { type Message, type Ticket, ticketSchema } from '../../../shared/model/ticket.ts';
import { proofSchema } from './proof.ts';
import { troubleSchema } from './troubles.ts';

/** What the feed has brought so far. Tips live in their own store. */
export const feedStateSchema = z.object({
  format: z.literal(1),
  cursor: z.number().int().nonnegative(),
  tickets: z.record(z.string(), ticketSchema),
  announcements: z.record(z.string(), storedAnnouncementSchema),
  /** Versions of withdrawn announcements, so that an older one cannot come back. */
  withdrawn: z.record(z.string(), z.number().int()),
  policy: policySchema.nullable(),
  /** The last request for a fresh set, by ticket. A state of an earlier version has none. */
  requests: z.record(z.string(), freshSetRequestSchema).default({}),
  /** That this desktop is in. */
  groups: z.array(groupSchema).default([]),
  /** The last in which this desktop's support code was used. */
  call: callSchema.nullable().default(null),
  /** The last signed answer. A state of an earlier version has none: it is asked for at once. */
  proof: proofSchema.nullable().default(null),
  /** News that was refused, for the help desk to know. */
  troubles: z.array(troubleSchema).default([]),
});
export type FeedState = z.infer<typeof feedStateSchema>;

export const emptyFeed: FeedState = {
  format: 1,
  cursor: 0,
  tickets: {},
  announcements: {},
  withdrawn: {},
  policy: null,
  requests: {},
  groups: [],
  call: null,
  proof: null,
  troubles: [],
};

/** Something that the user may want to hear of. */
export type News =
  | { readonly kind: 'answer'; readonly ticket: Ticket; readonly messages: readonly Message[] }
  | { readonly kind: 'solved'; readonly ticket: Ticket }
  | { readonly kind: 'fresh-set-request'; readonly ticket: Ticket; readonly request: FreshSetRequest }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'announcement' | 'all-clear'; readonly announcement: Announcement };

/** A ticket in a newer form. An older one, from a page read twice, changes nothing. */
export function withTicket(state: FeedState, ticket: Ticket): { readonly state: FeedState; readonly news: readonly News[] } {
  const before = state.tickets[ticket.id];
  if (before && before.updatedAt > ticket.updatedAt) return { state, news: [] };
  const known = new Set(before?.messages.map(({ id }) => id));
  const fresh = ticket.messages.filter(({ id, from }) => from === 'agent' && !known.has(id));
  const news: News[] = [];
  if (fresh.length > 0) news.push({ kind: 'answer', ticket, messages: fresh });
  else if (before && before.status !== 'solved' && ticket.status === 'solved' && ticket.outcome === null)
    news.push({ kind: 'solved', ticket });
  return { state: { ...state, tickets: { ...state.tickets, [ticket.id]: ticket } }, news };
}

/** A request is news once, and only while nobody has answered it. */
export function withRequest(state: FeedState, request: FreshSetRequest): { readonly state: FeedState; readonly news: readonly News[] } {
  const before = state.requests[request.ticketId];
  if (before && before.askedAt > request.askedAt) return { state, news: [] };
  const ticket = state.tickets[request.ticketId];
  const isNew = before?.id !== request.id && request.state === 'open';
  return {
    state: { ...state, requests: { ...state.requests, [request.ticketId]: request } },
    news: isNew && ticket ? [{ kind: 'fresh-set-request', ticket, request }] : [],
  };
}

/** Somebody begins to look is news; that nobody looks any more shows on the page. */
export function withCall(state: FeedState, call: Call): { readonly state: FeedState; readonly news: readonly News[] } {
  const { call: before } = state;
  if (before && before.openedAt > call.openedAt) return { state, news: [] };
  return { state: { ...state, call }, news: before?.id !== call.id && call.endedAt === null ? [{ kind: 'call', call }] : [] };
}

export function withAnnouncement(
  state: FeedState,
  announcement: Announcement,
): { readonly state: FeedState; readonly news: readonly News[] } {
  const known = Math.max(state.announcements[announcement.id]?.version ?? 0, state.withdrawn[announcement.id] ?? 0);
  if (announcement.version <= known) return { state, news: [] };
  const before = state.announcements[announcement.id];
  // Also one that was thought to be over, and is back.
  const isNew = announcement.resolvedAt === null && (before === undefined || before.resolvedAt !== null);
  const isOver = before?.resolvedAt === null && announcement.resolvedAt !== null;
  return {
    state: { ...state, announcements: { ...state.announcements, [announcement.id]: announcement } },
    news: isNew ? [{ kind: 'announcement', announcement }] : isOver ? [{ kind: 'all-clear', announcement }] : [],
  };
}

export function withoutAnnouncement(state: FeedState, id: string, version: number): FeedState {
  const known = Math.max(state.announcements[id]?.version ?? 0, state.withdrawn[id] ?? 0);
  if (version <= known) return state;
  const { [id]: _, ...announcements } = state.announcements;
  return { ...state, announcements, withdrawn: { ...state.withdrawn, [id]: version } };
}

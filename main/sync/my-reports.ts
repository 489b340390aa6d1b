import type { AskedFor, Conversation, ReportItem } from '../../shared/ipc/contract.ts';
import { type FreshSetRequest, isOpen } from '../../shared/model/fresh-set.ts';
import { listedAs, type Ticket, type TicketStatus } from '../../shared/model/ticket.ts';
import type { ManifestOf } from '../outbox/entry.ts';
import type { Broken, Waiting } from '../outbox/outbox.ts';
import type { FeedState } from './feed/state.ts';
import type { Marks, Sent } from './feed/store.ts';

/** Everything that My reports is made of. */
export interface MyReportsSource {
  readonly waiting: readonly Waiting[];
  readonly broken: readonly Broken[];
  readonly sending: ReadonlySet<string>;
  readonly sent: readonly Sent[];
  readonly feed: FeedState;
  readonly marks: Marks;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const stateOf: Record<TicketStatus, ReportItem['state']> = {
  new: 'received',
  open: 'open',
  waiting: 'waiting',
  solved: 'solved',
  closed: 'closed',
};

/** Outbox and tickets as one list, each report once, the last changed first. A row has the id of its report. */
export function reportItems(source: MyReportsSource): readonly ReportItem[] {
  const rows = new Map<string, ReportItem>();
  for (const broken of source.broken) rows.set(broken.id, brokenRow(broken));
  for (const sent of source.sent) rows.set(sent.reportId, sentRow(sent));
  for (const { manifest, refusal } of source.waiting) {
    if (manifest.kind !== 'report') continue;
    const number = rows.get(manifest.id)?.number ?? null;
    const state = refusal ? 'refused' : source.sending.has(manifest.id) ? 'sending' : 'kept';
    // The code and not the words: those are not signed, and anybody in between could put theirs on the screen.
    rows.set(manifest.id, { ...baseRow(manifest), state, reason: refusal?.code ?? null, number });
  }
  for (const ticket of Object.values(source.feed.tickets)) rows.set(listedAs(ticket), ticketRow(ticket, source));
  return [...rows.values()].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** @param id of the report */
export function conversationOf(source: MyReportsSource, id: string): Conversation | null {
  const item = reportItems(source).find((row) => row.id === id);
  if (!item) return null;
  const ticket = ticketOf(source, id);
  const sent = source.sent.find(({ reportId }) => reportId === id);
  const kept = source.waiting.find(({ manifest }) => manifest.kind === 'report' && manifest.id === id)?.manifest;
  const first = ticket?.messages[0];
  const message = sent?.message ?? (kept?.kind === 'report' ? kept.message : undefined) ?? (first?.from === 'user' ? first.text : '');
  const arrived = new Set(ticket?.messages.map((one) => one.id));
  const pending = repliesTo(source, ticket?.id ?? sent?.ticketId)
    .filter((reply) => !arrived.has(reply.id))
    .map(({ id: replyId, body }) => ({ id: replyId, at: body.at, text: body.text, pictures: body.attachments.length }));
  return { item, message, ticket, pending, asked: ticket && askedFor(source, ticket.id) };
}

/** The last request for a fresh set of this ticket, with what the user made of it; null when there is nothing to say about it. */
function askedFor(
  { feed, waiting, marks, now }: Pick<MyReportsSource, 'feed' | 'waiting' | 'marks' | 'now'>,
  ticketId: string,
): AskedFor | null {
  const request = feed.requests[ticketId];
  if (!request) return null;
  const { id, reason, askedBy, askedAt } = request;
  const answer = waiting.find(({ manifest }) => manifest.id === id);
  const state = stateOfRequest(request, answer, marks.requestsAnswered[id], now);
  return state && { id, reason, askedBy, askedAt, state };
}

/** What lies in the outbox is newer than what the help desk knew when it spoke last. */
function stateOfRequest(
  request: FreshSetRequest,
  answer: Waiting | undefined,
  answered: 'sent' | 'declined' | undefined,
  now: number,
): AskedFor['state'] | null {
  if (answer?.refusal) return 'refused';
  if (answer) return answer.manifest.kind === 'fresh-set' ? 'kept' : 'declined';
  // Delivered, and the feed has not said so yet: nobody is asked twice.
  if (answered) return answered;
  if (request.state === 'open') return isOpen(request, now) ? 'open' : null;
  return request.state === 'sent' || request.state === 'declined' ? request.state : null;
}

/** Null as long as the feed has not brought it. @param id as `listedAs` */
export function ticketOf(source: Pick<MyReportsSource, 'feed'>, id: string): Ticket | null {
  return Object.values(source.feed.tickets).find((ticket) => listedAs(ticket) === id) ?? null;
}

/** How many tickets have something that this user has not read. */
export function unreadTickets(feed: FeedState, marks: Marks): readonly Ticket[] {
  return Object.values(feed.tickets).filter((ticket) => isUnread(ticket, marks));
}

/** Requests for fresh sets that wait for this user's yes or no. @param now milliseconds since 1970 */
export function openRequests(feed: FeedState, marks: Marks, now: number): readonly FreshSetRequest[] {
  return Object.values(feed.requests).filter((request) => marks.requestsAnswered[request.id] === undefined && isOpen(request, now));
}

function isUnread(ticket: Ticket, marks: Marks): boolean {
  return ticket.messages.slice(marks.messagesRead[ticket.id] ?? 0).some(({ from }) => from === 'agent');
}

function repliesTo({ waiting }: MyReportsSource, ticketId: string | undefined): ManifestOf<'message'>[] {
  return waiting.flatMap(({ manifest }) => (manifest.kind === 'message' && manifest.ticketId === ticketId ? [manifest] : []));
}

function ticketRow(ticket: Ticket, source: MyReportsSource): ReportItem {
  const { title, application, createdAt, updatedAt, number } = ticket;
  const replies = repliesTo(source, ticket.id).length;
  return {
    id: listedAs(ticket),
    title,
    application,
    createdAt,
    updatedAt,
    state: stateOf[ticket.status],
    reason: null,
    number,
    unread: isUnread(ticket, source.marks),
    unsent: replies,
    asked: askedFor(source, ticket.id)?.state === 'open',
  };
}

function baseRow({ id, title, application, createdAt }: { id: string; title: string; application: string | null; createdAt: string }) {
  return { id, title, application, createdAt, updatedAt: createdAt, unread: false, unsent: 0, asked: false };
}

function sentRow(sent: Sent): ReportItem {
  return { ...baseRow({ ...sent, id: sent.reportId }), state: 'received', reason: null, number: sent.number };
}

function brokenRow({ id, at, reason }: Broken): ReportItem {
  return { ...baseRow({ id, title: '', application: null, createdAt: at }), state: 'broken', reason, number: null };
}

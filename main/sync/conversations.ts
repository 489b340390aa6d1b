import type { Conversation, ReportItem } from '../../shared/ipc/contract.ts';
import { listedAs } from '../../shared/model/ticket.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { FeedStore } from './feed/store.ts';
import { conversationOf, type MyReportsSource, reportItems, ticketOf, unreadTickets } from './my-reports.ts';

/** My reports as the disk has them now. Ids are those of reports. */
export interface Conversations {
  list(): Promise<readonly ReportItem[]>;
  conversation(id: string): Promise<Conversation | null>;
  /** Null as long as the help desk does not have the report. */
  ticketId(id: string): Promise<string | null>;
  /** Everything that is there now counts as read. */
  markRead(id: string): Promise<void>;
  /** Reports with an answer that was not read. */
  unread(): readonly string[];
}

export interface ConversationsDependencies {
  readonly outbox: Pick<Outbox, 'list' | 'broken'>;
  readonly feed: FeedStore;
  readonly sending: () => ReadonlySet<string>;
  readonly now: () => Date;
  /** Told after something was marked as read. */
  readonly onRead: () => void;
}

export function createConversations({ outbox, feed, sending, now, onRead }: ConversationsDependencies): Conversations {
  const source = async (): Promise<MyReportsSource> => {
    const [waiting, sent] = await Promise.all([outbox.list(), feed.sent()]);
    // After the list, which sets aside what it cannot read: a report is in one or the other, never in neither.
    const broken = await outbox.broken();
    return { waiting, broken, sent, sending: sending(), feed: feed.state(), marks: feed.marks(), now: now().getTime() };
  };
  return {
    list: async () => reportItems(await source()),
    conversation: async (id) => conversationOf(await source(), id),
    async ticketId(id) {
      const known = ticketOf({ feed: feed.state() }, id)?.id;
      return known ?? (await feed.sent()).find(({ reportId }) => reportId === id)?.ticketId ?? null;
    },
    async markRead(id) {
      const ticket = ticketOf({ feed: feed.state() }, id);
      if (!ticket || feed.marks().messagesRead[ticket.id] === ticket.messages.length) return;
      await feed.mark(({ messagesRead, ...others }) => ({
        ...others,
        messagesRead: { ...messagesRead, [ticket.id]: ticket.messages.length },
      }));
      onRead();
    },
    unread: () => unreadTickets(feed.state(), feed.marks()).map(listedAs),
  };
}

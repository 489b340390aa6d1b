import type { Generated } from 'kysely';
import type { Consent } from '../../../shared/api/consent.ts';
import type { Channel } from '../../../shared/model/channel.ts';
import type { Answer, Attachment, Hindrance, Message, Outcome, TicketStatus } from '../../../shared/model/ticket.ts';
import type { JsonColumn } from '../json.ts';

export interface TicketsTables {
  reports: ReportsTable;
  tickets: TicketsTable;
  ticket_statuses: TicketStatusesTable;
  messages: MessagesTable;
  attachments: AttachmentsTable;
}

interface ReportsTable {
  id: string;
  desktop_id: string;
  /** SHA-256 of the JSON text, whatever coding it travelled in. */
  sha256: Uint8Array;
  /** As received. */
  body: Uint8Array;
  encoding: 'identity' | 'gzip';
  received_at: Date;
  complete: boolean;
  /** As the desktop stated it; its digest was held against `sha256`. Null: it stated none. */
  consent: JsonColumn<Consent> | null;
}
interface TicketsTable {
  id: string;
  number: Generated<number>;
  report_id: string | null;
  desktop_id: string | null;
  /** By which it came first. */
  channel: Generated<Channel>;
  contact_id: string | null;
  title: string;
  application: string | null;
  status: TicketStatus;
  hinders: Hindrance;
  assignee_id: string | null;
  created_at: Date;
  updated_at: Date;
  /** Since when the user waits for us; null when the last turn was ours. */
  waiting_since: Date | null;
  serious_findings: number;
  outcome: JsonColumn<Outcome> | null;
  outcome_at: Date | null;
  /** Of the report, when it is about a crash. */
  crash_signature: string | null;
  /** Its conversation goes on there; null: here. */
  merged_into: Generated<string | null>;
  merged_at: Generated<Date | null>;
  /** To which it returns when the merge is undone. */
  status_before: Generated<TicketStatus | null>;
  /** By office hours and the targets of the policy; null: nothing is due, or there is no target. */
  due_kind: Generated<'answer' | 'solution' | null>;
  due_at: Generated<Date | null>;
  /** From when on agents are warned. */
  due_soon_at: Generated<Date | null>;
}
/** Changes, in order: a ticket begins as `new` without a row. */
interface TicketStatusesTable {
  id: Generated<number>;
  ticket_id: string;
  at: Date;
  was: TicketStatus;
  status: TicketStatus;
}
interface MessagesTable {
  id: string;
  ticket_id: string;
  /** Order of arrival, which is the order of the conversation: clocks of desktops may be wrong. */
  position: Generated<number>;
  sender: Message['from'];
  author: string;
  author_id: string | null;
  at: Date;
  text: string;
  answer: JsonColumn<Answer> | null;
  note: boolean;
  /** SHA-256 over what was sent, to tell a repetition from another message with the same id. */
  sha256: Uint8Array;
  channel: Generated<Channel>;
  /** What the channel calls it: a Message-ID, the gateway's number. Once for each channel. */
  external_id: string | null;
  /** Who wrote it, by another channel than the tray. */
  contact_id: string | null;
}
interface AttachmentsTable {
  ticket_id: string;
  message_id: string;
  id: string;
  position: number;
  kind: Attachment['kind'];
  media_type: string;
  name: string | null;
  bytes: number;
  sha256: string;
  /** Null until the bytes have arrived. */
  content: Uint8Array | null;
}

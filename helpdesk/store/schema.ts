import type { Generated, Kysely } from 'kysely';
import type { TipDraft, TipReview } from '../../shared/api/agent-routes.ts';
import type { Consent } from '../../shared/api/consent.ts';
import type { Inventory } from '../../shared/api/desktop-routes.ts';
import type { Role } from '../../shared/api/route.ts';
import type { Measure } from '../../shared/comparison/facts.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import type { Channel } from '../../shared/model/channel.ts';
import type { FreshSetRequest } from '../../shared/model/fresh-set.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Answer, Attachment, Hindrance, Message, Outcome, TicketStatus } from '../../shared/model/ticket.ts';
import type { Tip } from '../../shared/model/tip.ts';
import type { TroubleKind } from '../../shared/model/trouble.ts';
import type { TipPicture } from '../../shared/tips/pictures.ts';
import type { JsonColumn } from './json.ts';

/** The tables, as the migrations leave them. Times are `timestamptz`, ids of people and things `uuid`. */
export interface Schema {
  desktops: DesktopsTable;
  enrolment_keys: EnrolmentKeysTable;
  enrolment_key_groups: EnrolmentKeyGroupsTable;
  reports: ReportsTable;
  tickets: TicketsTable;
  messages: MessagesTable;
  attachments: AttachmentsTable;
  contacts: ContactsTable;
  deliveries: DeliveriesTable;
  bridges: BridgesTable;
  bridge_links: BridgeLinksTable;
  bridge_outbox: BridgeOutboxTable;
  bridge_seen: BridgeSeenTable;
  fresh_set_requests: FreshSetRequestsTable;
  fresh_sets: FreshSetsTable;
  ticket_findings: TicketFindingsTable;
  diagnostics_sets: DiagnosticsSetsTable;
  diagnostics_facts: DiagnosticsFactsTable;
  users: UsersTable;
  sessions: SessionsTable;
  groups: GroupsTable;
  group_members: GroupMembersTable;
  tips: TipsTable;
  tip_versions: TipVersionsTable;
  tip_outcomes: TipOutcomesTable;
  tip_pictures: TipPicturesTable;
  announcements: AnnouncementsTable;
  receipts: ReceiptsTable;
  me_toos: MeToosTable;
  issue_tickets: IssueTicketsTable;
  settings: SettingsTable;
  signing_keys: SigningKeysTable;
  desktop_troubles: DesktopTroublesTable;
  audit: AuditTable;
  changes: ChangesTable;
  feed_head: FeedHeadTable;
}
/** The database, or a transaction on it. */
export type Db = Kysely<Schema>;

interface DesktopsTable {
  id: string;
  /** SHA-256 of the token; null once the desktop was removed. */
  token_hash: Uint8Array | null;
  inventory: JsonColumn<Inventory>;
  enrolled_at: Date;
  last_seen_at: Date | null;
  /** How far the desktop has read the feed, as far as we know. */
  cursor: number;
  enrolment_key_id: string | null;
  removed_at: Date | null;
}
interface EnrolmentKeysTable {
  id: string;
  label: string;
  key_hash: Uint8Array;
  created_at: Date;
  uses: number;
  revoked_at: Date | null;
}
/** Who enrols with the key for the first time is put into these groups. */
interface EnrolmentKeyGroupsTable {
  key_id: string;
  group_id: string;
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
/** Somebody who reached the help desk by another way than the tray; the address in its normal form. */
interface ContactsTable {
  id: string;
  kind: 'email' | 'phone' | 'web';
  address: string;
  name: string;
  desktop_id: string | null;
  verified_at: Date | null;
  created_at: Date;
}
/** A message of ours on its way to somebody by another channel than the tray. */
interface DeliveriesTable {
  id: string;
  ticket_id: string;
  message_id: string;
  contact_id: string;
  channel: Exclude<Channel, 'tray'>;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  next_at: Date;
  error: string | null;
  external_id: string | null;
  created_at: Date;
  sent_at: Date | null;
}
/** Another help desk into which tickets are mirrored. */
interface BridgesTable {
  name: string;
  /** Tickets that were made before are not mirrored. */
  since: Date;
  /** Opaque, of the adapter; null: nothing was pulled yet. */
  cursor: string | null;
  version: string | null;
  /** Why it does not answer; null: it does. */
  error: string | null;
  answered_at: Date | null;
  pulled_at: Date | null;
  /** Until then one process pulls. */
  pull_after: Date;
}
interface BridgeLinksTable {
  bridge: string;
  ticket_id: string;
  remote_id: string;
  remote_url: string;
  state: 'mirrored' | 'merged' | 'lost';
  merged_into: string | null;
  status: 'open' | 'pending' | 'closed';
  /** As the other help desk calls it. */
  raw_status: string;
  warning: string | null;
  /** False: it was found again after a time-out, and may have got answers before we knew of it. */
  caught_up: boolean;
  looked_at: Date;
}
/** One row for each thing that is done over there. */
interface BridgeOutboxTable {
  id: string;
  position: Generated<number>;
  bridge: string;
  ticket_id: string;
  kind: 'create' | 'append' | 'file' | 'close';
  /** By which the other side knows it again: the id of the ticket, the message or the file. */
  key: string;
  message_id: string | null;
  /** Ids of the files that travel with it. */
  files: JsonColumn<string[]>;
  /** `sent-unknown` is written before anything is sent: a process may die at any moment. */
  state: 'pending' | 'sent-unknown' | 'done' | 'failed';
  attempts: number;
  next_at: Date;
  error: string | null;
  remote_message_id: string | null;
}
/** What came from there, or is known to be our own echo. */
interface BridgeSeenTable {
  bridge: string;
  remote_message_id: string;
  ticket_id: string;
  message_id: string | null;
}
interface FreshSetRequestsTable {
  id: string;
  ticket_id: string;
  reason: string;
  asked_by: string;
  asked_by_id: string;
  asked_at: Date;
  expires_at: Date;
  /** At most one a ticket is `open`. */
  state: FreshSetRequest['state'];
  settled_at: Date | null;
}
/** The id is that of its request. */
interface FreshSetsTable {
  id: string;
  /** By the desktop's clock. */
  taken_at: Date;
  received_at: Date;
  sha256: Uint8Array;
  /** As received. */
  body: Uint8Array;
  encoding: 'identity' | 'gzip';
  consent: JsonColumn<Consent> | null;
}
/** Finding ids of a ticket's report and fresh sets. */
interface TicketFindingsTable {
  ticket_id: string;
  finding_id: string;
  created_at: Date;
}
/** Reports and fresh sets alike, by the id of the report or the request. */
interface DiagnosticsSetsTable {
  id: string;
  ticket_id: string;
  desktop_id: string;
  received_at: Date;
  serious_findings: number;
}
/** What can be compared, by `factsOf`: a number or a text. */
interface DiagnosticsFactsTable {
  set_id: string;
  measure: Measure;
  subject: string;
  number: number | null;
  text: string | null;
}
interface UsersTable {
  id: string;
  login: string;
  name: string;
  role: Role;
  active: boolean;
  password_hash: string;
  /** The password is a one-time password. */
  must_change: boolean;
  created_at: Date;
  last_seen_at: Date | null;
}
interface SessionsTable {
  token_hash: Uint8Array;
  user_id: string;
  created_at: Date;
  used_at: Date;
}
interface GroupsTable {
  id: string;
  name: string;
  /** "2026-09-01": a wave. */
  migrated_on: string | null;
  created_at: Date;
}
interface GroupMembersTable {
  group_id: string;
  desktop_id: string;
}
interface TipsTable {
  id: string;
  state: 'draft' | 'published' | 'withdrawn';
  draft: JsonColumn<TipDraft>;
  /** What desktops have now. */
  published: JsonColumn<Tip> | null;
  /** The last version that desktops got, a withdrawal included. */
  version: number;
  updated_at: Date;
  updated_by: string;
  ticket_id: string | null;
  /** When and by whom the draft was changed last; nobody's id when it came with the program. */
  draft_at: Date;
  draft_by: string;
  draft_by_id: string | null;
  review: JsonColumn<TipReview> | null;
}
/** What desktops were given. `document` is null for a withdrawal. */
interface TipVersionsTable {
  tip_id: string;
  version: number;
  document: JsonColumn<Tip> | null;
  at: Date;
  by_name: string;
  by_id: string | null;
}
interface TipOutcomesTable {
  id: string;
  tip_id: string;
  desktop_id: string;
  version: number;
  helped: boolean;
  at: Date;
}
interface TipPicturesTable {
  /** Of the content, in hexadecimal. */
  sha256: string;
  media_type: TipPicture['mediaType'];
  bytes: number;
  content: Uint8Array;
  /** When it was last stored: one that no tip shows is kept for a while after that. */
  kept_at: Date;
}
interface AnnouncementsTable {
  id: string;
  document: JsonColumn<Announcement>;
  withdrawn: boolean;
  created_by: string;
  created_at: Date;
}
interface ReceiptsTable {
  announcement_id: string;
  desktop_id: string;
  delivered_at: Date;
  seen_at: Date | null;
}
interface MeToosTable {
  announcement_id: string;
  desktop_id: string;
  /** By the desktop's clock: the last one counts. */
  at: Date;
  me_too: boolean;
}
/** Tickets that a known issue explains. */
interface IssueTicketsTable {
  announcement_id: string;
  ticket_id: string;
  linked_at: Date;
}
interface SettingsTable {
  key: 'policy';
  value: JsonColumn<Policy>;
}
/** In order: each vouches for the next. Keys are PEM texts. */
interface SigningKeysTable {
  position: Generated<number>;
  key_id: string;
  public_key: string;
  /** Only the current one has it. */
  private_key: string | null;
  made_at: Date;
  retired_at: Generated<Date | null>;
  /** The statement of the key before it, and its signature; null for the first. */
  payload: Generated<string | null>;
  signature: Generated<string | null>;
}
/** News that a desktop refused, as it counted. */
interface DesktopTroublesTable {
  id: string;
  desktop_id: string;
  kind: TroubleKind;
  at: Date;
  count: number;
}
interface AuditTable {
  id: Generated<number>;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}
export type ChangeDocument = Tip | Announcement | { readonly version: number };
interface ChangesTable {
  /** What it is about, "tip:missing-fonts": a later change replaces the earlier one. */
  thing: string;
  cursor: number;
  kind: 'tip' | 'tip-withdrawn' | 'announcement' | 'announcement-withdrawn' | 'ticket' | 'fresh-set-request' | 'policy' | 'groups';
  thing_id: string;
  /** The only desktop that it concerns, or null for all. */
  desktop_id: string | null;
  at: Date;
  /** The tip, the announcement or the withdrawal. Null: read from its own tables when asked for. */
  document: JsonColumn<ChangeDocument> | null;
}
interface FeedHeadTable {
  cursor: number;
}

import type { Generated } from 'kysely';
import type { JsonColumn } from '../json.ts';

export interface BridgesTables {
  bridges: BridgesTable;
  bridge_links: BridgeLinksTable;
  bridge_outbox: BridgeOutboxTable;
  bridge_seen: BridgeSeenTable;
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

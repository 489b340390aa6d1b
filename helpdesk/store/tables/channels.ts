import type { Generated } from 'kysely';
import type { Channel } from '../../../shared/model/channel.ts';
import type { Language } from '../../../shared/model/language.ts';

export interface ChannelsTables {
  contacts: ContactsTable;
  deliveries: DeliveriesTable;
  mail_threads: MailThreadsTable;
  mails: MailsTable;
  mailboxes: MailboxesTable;
  lead_mails: LeadMailsTable;
  web_links: WebLinksTable;
  site_keys: SiteKeysTable;
  channel_health: ChannelHealthTable;
  address_claims: AddressClaimsTable;
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
/** The token is what only those know who got a mail of the ticket. */
interface MailThreadsTable {
  ticket_id: string;
  token: string;
  created_at: Date;
}
/** Every mail that was read, once: the key is made of its Message-ID and its sender. */
interface MailsTable {
  key: string;
  message_id: string;
  sender: string;
  kind: 'person' | 'own' | 'bounce' | 'auto' | 'list';
  ticket_id: string | null;
  received_at: Date;
}
interface MailboxesTable {
  /** "user@host/INBOX" */
  name: string;
  uid_validity: string;
  /** Mails up to this one are in the database. */
  last_uid: number;
  first_read_at: Date;
}
/** The last that a process said of a way in or out that it looks after. */
interface ChannelHealthTable {
  name: string;
  channel: Exclude<Channel, 'tray'>;
  part: 'in' | 'out';
  ok_at: Date | null;
  error: string | null;
  /** Since when it fails without a break. */
  failing_since: Date | null;
  told_at: Date;
  /** What comes in by the same way says reliably who sent it. */
  vouches: boolean;
}
/** The user of a desktop says that a mail address is theirs; proven by a code that was sent there. */
interface AddressClaimsTable {
  id: string;
  desktop_id: string;
  address: string;
  language: Language;
  /** As it is: it lives for an hour, and a hash of it would be undone in less. */
  code: string;
  /** How many wrong ones were typed. */
  wrong: number;
  /** Of the mail. */
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  next_at: Date;
  error: string | null;
  created_at: Date;
  expires_at: Date;
  /** Proven, removed, replaced, or tried in vain too often. */
  ended_at: Date | null;
}
/** The monthly mail to the leadership. */
interface LeadMailsTable {
  id: string;
  /** "2026-10" */
  month: string;
  address: string;
  attempts: number;
  next_at: Date;
  sent_at: Date | null;
  error: string | null;
}
/** A report of the public form. Whoever has the link reads and writes; what the person said of themselves proves nothing. */
interface WebLinksTable {
  /** SHA-256 of what the link ends with. */
  token_hash: Uint8Array;
  ticket_id: string;
  contact_id: string;
  /** In which it was written. */
  language: Language;
  /** As typed, not verified; empty: none. */
  mail: string;
  /** Asset tag or support code, as typed; empty: none. */
  tag: string;
  created_at: Date;
  /** When the link was last opened. */
  seen_at: Date | null;
}
/** One row. */
interface SiteKeysTable {
  only_one: Generated<boolean>;
  /** Public: what makes the ids of our feeds unlike those of another installation. */
  site_id: string;
  /** Forms are signed with it. */
  form_key: string;
}

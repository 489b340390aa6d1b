import { type Kysely, sql } from 'kysely';

/** Tickets that come by other ways than the tray: without a report, perhaps without a desktop, from a contact. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const known = "in ('tray', 'phone', 'email', 'web', 'sms')";
const statements = [
  `create table contacts (
    id uuid primary key, kind text not null check (kind in ('email', 'phone', 'web')), address text not null, name text not null,
    desktop_id uuid references desktops, verified_at timestamptz, created_at timestamptz not null, unique (kind, address))`,
  'create index contacts_desktop on contacts (desktop_id)',
  `alter table tickets alter column report_id drop not null, alter column desktop_id drop not null,
    add column channel text not null default 'tray' check (channel ${known}), add column contact_id uuid references contacts`,
  'create index tickets_contact on tickets (contact_id)',
  `alter table messages add column channel text not null default 'tray' check (channel ${known}), add column external_id text,
    add column contact_id uuid references contacts`,
  'create unique index messages_external on messages (channel, external_id) where external_id is not null',
  'alter table attachments add column name text',
  `create table deliveries (
    id uuid primary key, ticket_id uuid not null references tickets, message_id uuid not null references messages,
    contact_id uuid not null references contacts, channel text not null check (channel ${known}),
    state text not null check (state in ('waiting', 'sent', 'failed')), attempts integer not null, next_at timestamptz not null,
    error text, external_id text, created_at timestamptz not null, sent_at timestamptz, unique (message_id, contact_id))`,
  "create index deliveries_waiting on deliveries (channel, next_at) where state = 'waiting'",
  'create index deliveries_external on deliveries (external_id) where external_id is not null',
];

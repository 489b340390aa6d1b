import { type Kysely, sql } from 'kysely';

/** SMS: what came and what became of it, who wants none, what we say by ourselves. Posts in the forum. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table sms_received (gateway text not null, external_id text not null, sender text not null,
    kind text not null check (kind in ('message', 'help', 'status', 'stop', 'start', 'automatic', 'not-allowed', 'limited')),
    ticket_id uuid references tickets, received_at timestamptz not null, primary key (gateway, external_id))`,
  'create index sms_received_sender on sms_received (sender, received_at)',
  'create table sms_numbers (number text primary key, language text, stopped_at timestamptz)',
  `create table sms_notices (id uuid primary key, number text not null, text text not null,
    state text not null check (state in ('waiting', 'sent', 'failed')), attempts integer not null, next_at timestamptz not null,
    error text, created_at timestamptz not null, sent_at timestamptz)`,
  "create index sms_notices_waiting on sms_notices (next_at) where state = 'waiting'",
  'create index sms_notices_number on sms_notices (number, created_at)',
  `create table forum_posts (tip_id text primary key references tips, external_id text not null unique,
    state text not null check (state in ('sending', 'held', 'posted')), url text, claimed_until timestamptz, posted_at timestamptz not null,
    posted_by text not null)`,
];

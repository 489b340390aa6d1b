import { type Kysely, sql } from 'kysely';

/** How the ways in and out are doing, one row for each that a process looks after; and mail addresses that users say are theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table channel_health (
    name text primary key, channel text not null, part text not null check (part in ('in', 'out')), ok_at timestamptz,
    error text, failing_since timestamptz, told_at timestamptz not null, vouches boolean not null)`,
  // The same, of mailboxes only.
  'alter table mailboxes drop column read_at, drop column error, drop column error_at',
  `create table address_claims (
    id uuid primary key, desktop_id uuid not null references desktops, address text not null, language text not null,
    code text not null, wrong integer not null, state text not null check (state in ('waiting', 'sent', 'failed')),
    attempts integer not null, next_at timestamptz not null, error text, created_at timestamptz not null,
    expires_at timestamptz not null, ended_at timestamptz)`,
  'create index address_claims_desktop on address_claims (desktop_id, created_at)',
  'create index address_claims_address on address_claims (address, created_at)',
  "create index address_claims_due on address_claims (next_at) where state = 'waiting' and ended_at is null",
  "create index deliveries_unsent on deliveries (created_at) where state <> 'sent'",
];

import { type Kysely, sql } from 'kysely';

/** Agents ask desktops for fresh sets of diagnostics; what comes is kept as it came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table fresh_set_requests (
    id uuid primary key, ticket_id uuid not null references tickets, reason text not null, asked_by text not null,
    asked_by_id uuid not null references users, asked_at timestamptz not null, expires_at timestamptz not null,
    state text not null check (state in ('open', 'sent', 'declined', 'withdrawn', 'expired')), settled_at timestamptz)`,
  'create index fresh_set_requests_ticket on fresh_set_requests (ticket_id, asked_at)',
  `create unique index fresh_set_requests_open on fresh_set_requests (ticket_id) where state = 'open'`,
  `create table fresh_sets (
    id uuid primary key references fresh_set_requests, taken_at timestamptz not null, received_at timestamptz not null,
    sha256 bytea not null, body bytea not null, encoding text not null check (encoding in ('identity', 'gzip')))`,
];

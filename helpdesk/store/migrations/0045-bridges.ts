import { type Kysely, sql } from 'kysely';

/** Tickets that are mirrored into another help desk: the links, what is on its way out, what has come in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table bridges (
    name text primary key, since timestamptz not null, cursor text, version text, error text, answered_at timestamptz,
    pulled_at timestamptz, pull_after timestamptz not null)`,
  `create table bridge_links (
    bridge text not null references bridges, ticket_id uuid not null references tickets, remote_id text not null, remote_url text not null,
    state text not null check (state in ('mirrored', 'merged', 'lost')), merged_into text, status text not null, raw_status text not null,
    warning text, caught_up boolean not null, looked_at timestamptz not null, primary key (bridge, ticket_id))`,
  'create index bridge_links_remote on bridge_links (bridge, remote_id)',
  `create table bridge_outbox (
    id uuid primary key, position bigserial, bridge text not null references bridges, ticket_id uuid not null references tickets,
    kind text not null check (kind in ('create', 'append', 'file', 'close')), key text not null, message_id uuid references messages,
    files jsonb not null, state text not null check (state in ('pending', 'sent-unknown', 'done', 'failed')),
    attempts integer not null, next_at timestamptz not null, error text, remote_message_id text, unique (bridge, key))`,
  "create index bridge_outbox_due on bridge_outbox (bridge, next_at) where state in ('pending', 'sent-unknown')",
  'create index bridge_outbox_ticket on bridge_outbox (bridge, ticket_id, position)',
  `create table bridge_seen (
    bridge text not null references bridges, remote_message_id text not null, ticket_id uuid not null references tickets, message_id uuid,
    primary key (bridge, remote_message_id, ticket_id))`,
  'create index bridge_seen_message on bridge_seen (message_id) where message_id is not null',
];

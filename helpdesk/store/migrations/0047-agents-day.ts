import { type Kysely, sql } from 'kysely';

/** What agents work with all day: past answers, canned answers, views of the queue, merged tickets, targets, presence, rules. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // "simple": people mix two languages, and the words are made alike before they are looked up.
  `create index messages_words on messages using gin (to_tsvector('simple', text)) where sender = 'user'`,
  'create index tickets_application on tickets (application, created_at)',
  `create table canned_answers (
    id uuid primary key, owner_id uuid references users, name text not null, texts jsonb not null,
    updated_at timestamptz not null, updated_by text not null)`,
  `create table queue_views (
    id uuid primary key, owner_id uuid references users, name text not null, search text not null, created_at timestamptz not null)`,
  `alter table tickets add column merged_into uuid references tickets, add column merged_at timestamptz, add column status_before text,
    add column due_kind text, add column due_at timestamptz, add column due_soon_at timestamptz`,
  'create index tickets_merged on tickets (merged_into) where merged_into is not null',
  `create table ticket_links (
    ticket_id uuid not null references tickets, other_id uuid not null references tickets, linked_at timestamptz not null,
    primary key (ticket_id, other_id), check (ticket_id < other_id))`,
  'create index ticket_links_other on ticket_links (other_id)',
  `create table presences (
    ticket_id uuid not null references tickets, user_id uuid not null references users, doing text not null, at timestamptz not null,
    primary key (ticket_id, user_id))`,
  `create table assignment_rules (
    id uuid primary key, place integer not null, active boolean not null, conditions jsonb not null, agents jsonb not null,
    last_agent uuid)`,
];

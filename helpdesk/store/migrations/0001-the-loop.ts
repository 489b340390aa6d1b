import { type Kysely, sql } from 'kysely';

/** Everything that the loop needs: desktops, reports, tickets, tips, announcements, people, and the change feed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table enrolment_keys (
    id uuid primary key, label text not null, key_hash bytea not null unique, created_at timestamptz not null,
    uses integer not null default 0, revoked_at timestamptz)`,
  `create table desktops (
    id uuid primary key, token_hash bytea unique, inventory jsonb not null, enrolled_at timestamptz not null,
    last_seen_at timestamptz, cursor bigint not null default 0, enrolment_key_id uuid references enrolment_keys,
    removed_at timestamptz)`,
  `create table users (
    id uuid primary key, login text not null unique, name text not null,
    role text not null check (role in ('agent', 'editor', 'admin')), active boolean not null, password_hash text not null,
    must_change boolean not null, created_at timestamptz not null, last_seen_at timestamptz)`,
  `create table sessions (
    token_hash bytea primary key, user_id uuid not null references users, created_at timestamptz not null, used_at timestamptz not null)`,
  'create index sessions_user on sessions (user_id)',
  `create table reports (
    id uuid primary key, desktop_id uuid not null references desktops, sha256 bytea not null, body bytea not null,
    encoding text not null check (encoding in ('identity', 'gzip')), received_at timestamptz not null, complete boolean not null)`,
  'create sequence ticket_numbers',
  `create table tickets (
    id uuid primary key, number bigint not null unique default nextval('ticket_numbers'),
    report_id uuid not null unique references reports, desktop_id uuid not null references desktops, title text not null,
    application text, status text not null check (status in ('new', 'open', 'waiting', 'solved', 'closed')),
    hinders text not null check (hinders in ('blocked', 'slowed', 'question')), assignee_id uuid references users,
    created_at timestamptz not null, updated_at timestamptz not null, waiting_since timestamptz,
    serious_findings integer not null, outcome jsonb, outcome_at timestamptz)`,
  'create index tickets_queue on tickets (status, hinders, waiting_since)',
  'create index tickets_desktop on tickets (desktop_id, updated_at)',
  `create table messages (
    id uuid primary key, ticket_id uuid not null references tickets, position bigint generated always as identity,
    sender text not null check (sender in ('user', 'agent', 'system')), author text not null, author_id uuid references users,
    at timestamptz not null, text text not null, answer jsonb, note boolean not null, sha256 bytea not null)`,
  'create index messages_ticket on messages (ticket_id, position)',
  `create table attachments (
    ticket_id uuid not null references tickets, message_id uuid not null references messages, id uuid not null,
    position integer not null, kind text not null, media_type text not null, bytes integer not null, sha256 text not null,
    content bytea, primary key (ticket_id, id))`,
  'create index attachments_message on attachments (message_id, position)',
  // Pictures are compressed already: no second try at it by the database.
  'alter table attachments alter column content set storage external',
  `create table tips (
    id text primary key, state text not null check (state in ('draft', 'published', 'withdrawn')), draft jsonb not null,
    published jsonb, version integer not null, updated_at timestamptz not null, updated_by text not null,
    ticket_id uuid unique references tickets)`,
  `create table tip_outcomes (
    id uuid primary key, tip_id text not null references tips, desktop_id uuid not null references desktops,
    version integer not null, helped boolean not null, at timestamptz not null)`,
  'create index tip_outcomes_tip on tip_outcomes (tip_id, helped)',
  `create table announcements (
    id uuid primary key, document jsonb not null, withdrawn boolean not null, created_by text not null, created_at timestamptz not null)`,
  `create table receipts (
    announcement_id uuid not null references announcements, desktop_id uuid not null references desktops,
    delivered_at timestamptz not null, seen_at timestamptz, primary key (announcement_id, desktop_id))`,
  'create table settings (key text primary key, value jsonb not null)',
  `create table audit (
    id bigint generated always as identity primary key, at timestamptz not null, actor text not null, action text not null,
    subject text not null, detail text not null)`,
  `create table changes (
    thing text primary key, cursor bigint not null unique, kind text not null, thing_id text not null,
    desktop_id uuid references desktops, at timestamptz not null, signed jsonb)`,
  'create index changes_of_a_desktop on changes (desktop_id, cursor)',
  'create table feed_head (one boolean primary key default true check (one), cursor bigint not null)',
  'insert into feed_head (cursor) values (0)',
];

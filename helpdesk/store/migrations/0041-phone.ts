import { type Kysely, sql } from 'kysely';

/** Support codes that callers read aloud, and the calls in which they were used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table support_codes (
    id uuid primary key, desktop_id uuid not null references desktops, code_hash bytea not null unique,
    made_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz)`,
  'create index support_codes_desktop on support_codes (desktop_id, made_at)',
  'create table support_code_salt (one boolean primary key default true check (one), salt bytea not null)',
  `insert into support_code_salt (salt) values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))`,
  `create table support_code_tries (
    id bigint generated always as identity primary key, user_id uuid not null references users, at timestamptz not null)`,
  'create index support_code_tries_user on support_code_tries (user_id, at)',
  `create table calls (
    id uuid primary key, desktop_id uuid not null references desktops, user_id uuid not null references users, agent text not null,
    opened_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz,
    ticket_id uuid references tickets, ticket_is_new boolean not null)`,
  'create index calls_desktop on calls (desktop_id, opened_at)',
];

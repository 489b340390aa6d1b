import { type Kysely, sql } from 'kysely';

/** The web form: conversations behind secret links, and what makes forms and feeds of this installation its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table web_links (
    token_hash bytea primary key, ticket_id uuid not null unique references tickets, contact_id uuid not null references contacts,
    language text not null, mail text not null, tag text not null, created_at timestamptz not null, seen_at timestamptz)`,
  'create index web_links_created on web_links (created_at)',
  'create table site_keys (only_one boolean primary key default true check (only_one), site_id uuid not null, form_key text not null)',
  // PostgreSQL draws these from the system's own source of chance: 244 random bits.
  'insert into site_keys (site_id, form_key) values (gen_random_uuid(), gen_random_uuid()::text || gen_random_uuid()::text)',
];

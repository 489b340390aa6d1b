import { type Kysely, sql } from 'kysely';

/**
 * Answers of the feed are signed as a whole and when they are given. What was signed at its publication is kept as the
 * document that it is; the key moves to a table that also has those that went before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table changes add column document jsonb',
  "update changes set document = (signed->>'payload')::jsonb where signed is not null",
  'alter table changes drop column signed',
  // The private key goes when the next one takes over: at most one row has it.
  `create table signing_keys (
    position bigint generated always as identity primary key, key_id text not null unique, public_key text not null,
    private_key text, made_at timestamptz not null, retired_at timestamptz, payload text, signature text)`,
  'create unique index signing_keys_current on signing_keys ((private_key is not null)) where private_key is not null',
  `insert into signing_keys (key_id, public_key, private_key, made_at)
    select value->>'keyId', value->>'publicKey', value->>'privateKey', now() from settings where key = 'signing-key'`,
  "delete from settings where key = 'signing-key'",
  `create table desktop_troubles (
    id uuid primary key, desktop_id uuid not null references desktops on delete cascade, kind text not null, at timestamptz not null,
    count integer not null)`,
  'create index desktop_troubles_desktop on desktop_troubles (desktop_id, at)',
];

import { type Kysely, sql } from 'kysely';

/** Pictures of tips, by what is in them: the same picture of two tips is one row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table tip_pictures (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), media_type text not null, bytes integer not null, content bytea not null,
    kept_at timestamptz not null)`,
  'create index tip_pictures_kept_at on tip_pictures (kept_at)',
];

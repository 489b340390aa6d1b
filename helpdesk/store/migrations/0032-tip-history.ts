import { type Kysely, sql } from 'kysely';

/** Every version that desktops were given, with who and when, and the review of a draft. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table tip_versions (
    tip_id text not null references tips on delete cascade, version integer not null, document jsonb, at timestamptz not null,
    by_name text not null, by_id uuid references users, primary key (tip_id, version))`,
  // What came before is not known; what desktops have now is.
  `insert into tip_versions (tip_id, version, document, at, by_name)
    select id, version, published, (published->>'updatedAt')::timestamptz, updated_by from tips where published is not null`,
  `alter table tips
    add column draft_at timestamptz, add column draft_by_id uuid references users, add column draft_by text, add column review jsonb`,
  'update tips set draft_at = updated_at, draft_by = updated_by',
  'alter table tips alter column draft_at set not null, alter column draft_by set not null',
];

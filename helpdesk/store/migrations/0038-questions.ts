import { type Kysely, sql } from 'kysely';

/**
 * Questions that found no tip, from users who agreed to tell. No desktop is named, and the key is a digest: the id that the
 * desktop made tells the millisecond. `questions` sums up those that are kept, by language and normal form.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table questions (
    id uuid primary key, language text not null, normal text not null, asked integer not null, last_day text not null,
    dismissed boolean not null default false, tip_id text references tips, unique (language, normal))`,
  'create index questions_asked on questions (asked desc, last_day desc) where not dismissed',
  `create table searches (
    key bytea primary key, question_id uuid not null references questions on delete cascade, day text not null, text text not null,
    application text)`,
  'create index searches_question on searches (question_id, day)',
  'create index searches_day on searches (day)',
  `create index tickets_done on tickets (updated_at) where status in ('solved', 'closed')`,
];

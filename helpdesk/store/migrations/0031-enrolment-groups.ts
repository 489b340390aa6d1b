import { type Kysely, sql } from 'kysely';

/** A key may carry groups: who enrols with it for the first time is in them at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table enrolment_key_groups (
        key_id uuid not null references enrolment_keys on delete cascade, group_id uuid not null references groups on delete cascade,
        primary key (key_id, group_id))`,
    )
    .execute(db);
}

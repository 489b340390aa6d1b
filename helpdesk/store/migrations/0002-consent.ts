import { type Kysely, sql } from 'kysely';

/** What the user agreed to, beside what was received: `{"sha256", "at", "shown"}`. Null: the sender did not say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table reports add column consent jsonb').execute(db);
}

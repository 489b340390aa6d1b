import { type Kysely, sql } from 'kysely';

/** What the user agreed to, as with reports (0002-consent). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table fresh_sets add column consent jsonb').execute(db);
}

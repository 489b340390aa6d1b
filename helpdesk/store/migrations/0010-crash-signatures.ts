import { type Kysely, sql } from 'kysely';

/** Tickets of the same crash are found by its signature. Older tickets have none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table tickets add column crash_signature text').execute(db);
  await sql.raw('create index tickets_crash on tickets (crash_signature, created_at) where crash_signature is not null').execute(db);
}

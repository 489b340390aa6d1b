import { type Kysely, sql } from 'kysely';

/** The monthly mail to the leadership: who got which month. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table lead_mails (id uuid primary key, month text not null, address text not null, attempts int not null,
    next_at timestamptz not null, sent_at timestamptz, error text, unique (month, address))`.execute(db);
}

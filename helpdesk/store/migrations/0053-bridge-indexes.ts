import { type Kysely, sql } from 'kysely';

/** A bridge looks at what changed and at the first operation that is due, however long the history and the outbox are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'drop index bridge_outbox_due',
  "create index bridge_outbox_open on bridge_outbox (bridge, position) where state in ('pending', 'sent-unknown')",
  'create index bridge_outbox_message on bridge_outbox (message_id)',
  'create index tickets_updated on tickets (updated_at)',
];

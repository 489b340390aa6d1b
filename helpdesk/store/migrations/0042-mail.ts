import { type Kysely, sql } from 'kysely';

/** E-mail: what ties a mail to its ticket, what became of each mail, and how far each mailbox was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create table mail_threads (ticket_id uuid primary key references tickets, token text not null unique, created_at timestamptz not null)',
  `create table mails (key text primary key, message_id text not null, sender text not null,
    kind text not null check (kind in ('person', 'own', 'bounce', 'auto', 'list')), ticket_id uuid references tickets,
    received_at timestamptz not null)`,
  'create index mails_sender on mails (sender, received_at)',
  `create table mailboxes (name text primary key, uid_validity text not null, last_uid bigint not null,
    first_read_at timestamptz not null, read_at timestamptz, error text, error_at timestamptz)`,
];

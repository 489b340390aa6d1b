import { type Kysely, sql } from 'kysely';

/** Audience in place of a list of applications; who has a known issue too; the tickets that are about it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What is signed in the feed stays as it is: desktops read both forms.
  `update announcements set document = (document - 'applications') || jsonb_build_object(
    'audience', case when jsonb_array_length(document->'applications') > 0
      then jsonb_build_object('applications', document->'applications') else '{}'::jsonb end,
    'keywords', '[]'::jsonb, 'since', null, 'resolvedAt', null, 'allClear', null)
    where document ? 'applications'`,
  `create table me_toos (
    announcement_id uuid not null references announcements, desktop_id uuid not null references desktops,
    at timestamptz not null, me_too boolean not null, primary key (announcement_id, desktop_id))`,
  `create table issue_tickets (
    announcement_id uuid not null references announcements, ticket_id uuid not null references tickets,
    linked_at timestamptz not null, primary key (announcement_id, ticket_id))`,
  'create index issue_tickets_ticket on issue_tickets (ticket_id)',
  `create index tickets_open_application on tickets (application) where status not in ('solved', 'closed')`,
];

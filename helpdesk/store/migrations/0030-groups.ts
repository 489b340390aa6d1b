import { type Kysely, sql } from 'kysely';

/** Groups of desktops; one with a migration day is a wave. The day is kept as text: it has no hour and no zone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table groups (
    id uuid primary key, name text not null, migrated_on text check (migrated_on ~ '^\\d{4}-\\d\\d-\\d\\d$'),
    created_at timestamptz not null)`,
  'create unique index groups_name on groups (lower(name))',
  `create table group_members (
    group_id uuid not null references groups on delete cascade, desktop_id uuid not null references desktops on delete cascade,
    primary key (group_id, desktop_id))`,
  'create index group_members_desktop on group_members (desktop_id)',
];

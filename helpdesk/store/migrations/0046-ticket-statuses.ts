import { type Kysely, sql } from 'kysely';

/** How the status of each ticket changed, for times to the solution and for what was opened again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table ticket_statuses (
    id bigint generated always as identity primary key, ticket_id uuid not null references tickets,
    at timestamptz not null, was text not null, status text not null)`,
  'create index ticket_statuses_ticket on ticket_statuses (ticket_id, id)',
  // Of before, only the end is known: from the audit log where an agent said it, else from the user's own word.
  `insert into ticket_statuses (ticket_id, at, was, status)
    select t.id, greatest(t.created_at, coalesce(
      (select max(a.at) from audit a where a.subject = '#' || t.number and a.action in ('ticket.update', 'ticket.answer', 'ticket.note')
        and (a.detail like '%solved' or a.detail like '%closed')),
      t.outcome_at, t.updated_at)), 'open', t.status
    from tickets t where t.status in ('solved', 'closed')`,
  'create index tickets_created on tickets (created_at, id)',
  `create index messages_answers on messages (ticket_id, position) where sender = 'agent' and not note`,
  'create index tip_outcomes_helped on tip_outcomes (at) where helped',
];

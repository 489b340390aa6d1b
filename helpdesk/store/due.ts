import { sql } from 'kysely';
import { dueOf, type OurTurn } from '../../shared/model/due.ts';
import { type Policy, policySchema } from '../../shared/model/policy.ts';
import type { Hindrance, TicketStatus } from '../../shared/model/ticket.ts';
import { toJson } from './json.ts';
import type { Db } from './schema.ts';

interface Row {
  readonly id: string;
  readonly hinders: Hindrance;
  readonly created_at: Date;
  readonly answered: boolean;
  /** Times as text: they come out of JSON. */
  readonly changes: readonly { readonly at: string; readonly status: TicketStatus }[];
}

/** Writes down what is due next of these tickets; of all that are open when the targets or the office hours changed. */
export async function renewDue(tx: Db, tickets: readonly string[] | 'all', policy?: Policy): Promise<void> {
  const { targets, officeHours } = policy ?? (await readTargets(tx));
  const some = Object.values(targets).some(({ firstAnswer, solution }) => firstAnswer !== null || solution !== null);
  if (!some && tickets !== 'all') return;
  if (tickets === 'all')
    await tx.updateTable('tickets').set({ due_kind: null, due_at: null, due_soon_at: null }).where('due_at', 'is not', null).execute();
  if (!some || tickets.length === 0) return;
  const which = tickets === 'all' ? sql`t.status in ('new', 'open')` : sql`t.id in (${sql.join(tickets)})`;
  const { rows } = await sql<Row>`
    select t.id, t.hinders, t.created_at,
      exists (select 1 from messages m where m.ticket_id = t.id and m.sender = 'agent' and not m.note) as answered,
      coalesce((select jsonb_agg(jsonb_build_object('at', s.at, 'status', s.status) order by s.id)
        from ticket_statuses s where s.ticket_id = t.id), '[]'::jsonb) as changes
    from tickets t where ${which}`.execute(tx);
  const dues = rows.map((row) => {
    const due = dueOf({ hinders: row.hinders, answered: row.answered, turns: turnsOf(row) }, targets, officeHours);
    return { id: row.id, kind: due?.kind ?? null, at: due && new Date(due.at), soon: due && new Date(due.soonAt) };
  });
  await sql`update tickets t set due_kind = d.kind, due_at = d.at, due_soon_at = d.soon
    from jsonb_to_recordset(${toJson(dues)}::jsonb) as d (id uuid, kind text, at timestamptz, soon timestamptz)
    where t.id = d.id and (t.due_kind, t.due_at, t.due_soon_at) is distinct from (d.kind, d.at, d.soon)`.execute(tx);
}

async function readTargets(db: Db): Promise<Policy> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'policy').executeTakeFirst();
  return policySchema.parse(row?.value ?? {});
}

/** A ticket begins as `new`: it is for us to do something. */
function turnsOf({ created_at, changes }: Row): OurTurn[] {
  const turns: OurTurn[] = [];
  let from: number | null = created_at.getTime();
  for (const { at, status } of changes) {
    const ours = status === 'new' || status === 'open';
    const time = Date.parse(at);
    if (ours) from ??= time;
    else if (from !== null) {
      turns.push({ from, to: Math.max(from, time) });
      from = null;
    }
  }
  return from === null ? turns : [...turns, { from, to: null }];
}

import { sql } from 'kysely';
import type { DesktopSpan, TicketFacts, TipHelp } from '../services/reports-lead/rows.ts';
import type { Db } from './schema.ts';

/** Read in pieces: the database and this process do other work in between. */
const chunk = 2_000;

/** Tickets that came from `start` until before `end` (milliseconds since 1970), the eldest first. */
export async function* readTicketFacts(db: Db, start: number, end: number): AsyncGenerator<TicketFacts[]> {
  let [after, afterId] = [new Date(start), '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<TicketRow>`
      with piece as (
        select * from tickets where (created_at, id) > (${after}::timestamptz, ${afterId}::uuid) and created_at < ${new Date(end)}::timestamptz
          and merged_into is null
        order by created_at, id limit ${chunk})
      select t.id, t.created_at, t.desktop_id, t.application, t.hinders, t.status, t.outcome, t.crash_signature,
        answers.at as answered_at, cause.kind as cause, ends.solved_at, coalesce(ends.reopened, 0)::int as reopened,
        exists (select 1 from tips where tips.ticket_id = t.id) as tip
      from piece t
      left join lateral (select m.at from messages m where m.ticket_id = t.id and m.sender = 'agent' and not m.note
        order by m.position limit 1) answers on true
      left join lateral (select m.answer->>'causeKind' as kind from messages m where m.ticket_id = t.id and m.sender = 'agent'
        and not m.note and m.answer->>'causeKind' is not null order by m.position desc limit 1) cause on true
      left join lateral (select max(s.at) filter (where s.status in ('solved', 'closed') and s.was not in ('solved', 'closed')) as solved_at,
        count(*) filter (where s.was in ('solved', 'closed') and s.status not in ('solved', 'closed')) as reopened
        from ticket_statuses s where s.ticket_id = t.id) ends on true
      order by t.created_at, t.id`.execute(db);
    if (rows.length > 0) yield rows.map(factsOf);
    const last = rows.at(-1);
    if (!last || rows.length < chunk) return;
    [after, afterId] = [last.created_at, last.id];
  }
}

interface TicketRow extends Pick<TicketFacts, 'id' | 'application' | 'hinders' | 'cause' | 'reopened' | 'tip'> {
  readonly created_at: Date;
  readonly desktop_id: string | null;
  readonly status: string;
  readonly outcome: { readonly solved: boolean; readonly rating: number | null } | null;
  readonly crash_signature: string | null;
  readonly answered_at: Date | null;
  readonly solved_at: Date | null;
}

const factsOf = (row: TicketRow): TicketFacts => ({
  id: row.id,
  at: row.created_at.getTime(),
  desktopId: row.desktop_id,
  application: row.application,
  cause: row.cause,
  hinders: row.hinders,
  answeredAt: row.answered_at?.getTime() ?? null,
  over: row.status === 'solved' || row.status === 'closed',
  solvedAt: row.solved_at?.getTime() ?? null,
  reopened: row.reopened,
  saidSolved: row.outcome?.solved ?? null,
  rating: row.outcome?.rating ?? null,
  crash: row.crash_signature,
  tip: row.tip,
});

/** The last word of each desktop about each version of a tip, where that is "it helped". */
export async function readTipHelp(db: Db, start: number, end: number): Promise<TipHelp[]> {
  const { rows } = await sql<{ desktop_id: string; at: Date }>`
    select o.desktop_id, o.at from tip_outcomes o
    where o.helped and o.at >= ${new Date(start)}::timestamptz and o.at < ${new Date(end)}::timestamptz
      and not exists (select 1 from tip_outcomes l where l.desktop_id = o.desktop_id and l.tip_id = o.tip_id and l.version = o.version
        and (l.at, l.id) > (o.at, o.id))`.execute(db);
  return rows.map(({ desktop_id, at }) => ({ desktopId: desktop_id, at: at.getTime() }));
}

/** Removed desktops too: their days count until they were. */
export async function readDesktopSpans(db: Db): Promise<DesktopSpan[]> {
  const { rows } = await sql<{ id: string; enrolled_at: Date; removed_at: Date | null; groups: string[] }>`
    select d.id, d.enrolled_at, d.removed_at,
      coalesce((select jsonb_agg(m.group_id) from group_members m where m.desktop_id = d.id), '[]'::jsonb) as groups
    from desktops d`.execute(db);
  return rows.map(({ id, enrolled_at, removed_at, groups }) => ({
    id,
    from: enrolled_at.getTime(),
    to: removed_at?.getTime() ?? Number.POSITIVE_INFINITY,
    groups,
  }));
}

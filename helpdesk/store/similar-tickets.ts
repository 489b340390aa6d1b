import { sql } from 'kysely';
import type { Answer, TicketStatus } from '../../shared/model/ticket.ts';
import type { Db } from './schema.ts';

/** Looked up by each way. What fits by words is taken from the newest that have any of them. */
const most = { crash: 40, finding: 60, application: 120, words: 120, withAnyWord: 2000 } as const;

export interface Candidate {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: TicketStatus;
  readonly created_at: Date;
  readonly application: string | null;
  readonly user_name: string;
  readonly host_name: string;
  readonly message: string;
  readonly same_application: boolean;
  readonly same_crash: boolean;
  readonly findings: number;
  readonly answer_id: string | null;
  readonly answer_text: string | null;
  readonly answer: Answer | null;
  readonly answer_author: string | null;
  readonly answer_at: Date | null;
}

/** Other tickets that may be about the same as this one, in no order; what was merged is one with it. Each way walks an index. @param words letters and digits only */
export async function readCandidates(db: Db, ticketId: string, words: readonly string[]): Promise<Candidate[]> {
  const query = words.map((word) => (word.length > 3 ? `'${word}':*` : `'${word}'`)).join(' | ');
  const ranked = sql`union all (select ticket_id from (
      select ticket_id, text from messages where sender = 'user' and to_tsvector('simple', text) @@ to_tsquery('simple', ${query})
      order by position desc limit ${most.withAnyWord}) found
    order by ts_rank(to_tsvector('simple', text), to_tsquery('simple', ${query})) desc limit ${most.words})`;
  const { rows } = await sql<Candidate>`
    with mine as (select id, coalesce(merged_into, id) as whole, application, crash_signature from tickets where id = ${ticketId}),
    found (id) as (
      (select t.id from mine join tickets t on t.crash_signature = mine.crash_signature order by t.created_at desc limit ${most.crash})
      union all (select f.ticket_id from ticket_findings f
        where f.finding_id in (select finding_id from ticket_findings where ticket_id = ${ticketId})
        order by f.created_at desc limit ${most.finding})
      union all (select t.id from mine join tickets t on t.application = mine.application order by t.created_at desc limit ${most.application})
      ${words.length > 0 ? ranked : sql``})
    select t.id, t.number, t.title, t.status, t.created_at, t.application,
      coalesce(d.inventory->>'userName', nullif(c.name, ''), c.address, '') as user_name,
      coalesce(d.inventory->>'hostName', '') as host_name,
      coalesce(first.text, '') as message,
      coalesce(t.application = mine.application, false) as same_application,
      coalesce(t.crash_signature = mine.crash_signature, false) as same_crash,
      (select count(*)::int from ticket_findings a join ticket_findings b on a.finding_id = b.finding_id
        where a.ticket_id = mine.id and b.ticket_id = t.id) as findings,
      said.id as answer_id, said.text as answer_text, said.answer, said.author as answer_author, said.at as answer_at
    from mine join tickets t on t.id in (select id from found) and coalesce(t.merged_into, t.id) <> mine.whole
    left join desktops d on d.id = t.desktop_id left join contacts c on c.id = t.contact_id
    left join lateral (select left(m.text, 2000) as text from messages m where m.ticket_id = t.id and m.sender = 'user'
      order by m.position limit 1) first on true
    left join lateral (select m.id, m.text, m.answer, m.author, m.at from messages m
      where m.ticket_id = t.id and m.sender = 'agent' and not m.note
      order by m.answer is null, m.position desc limit 1) said on true`.execute(db);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

import { sql } from 'kysely';
import type { SameFinding } from '../../shared/api/agent-routes.ts';
import type { TicketStatus } from '../../shared/model/ticket.ts';
import type { Db } from './schema.ts';

/** Findings of one ticket that are looked up, tickets named for each, and how far is counted. */
const limits = { findings: 20, tickets: 10, counted: 1000 } as const;

interface Row {
  readonly finding_id: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: TicketStatus;
  readonly created_at: Date;
  readonly user_name: string;
  readonly host_name: string;
}

/** Other tickets with the findings of this one, by finding, the newest first. Walks an index: a common finding costs no more. */
export async function readSameFindings(db: Db, ticketId: string): Promise<SameFinding[]> {
  const mine = sql`(select finding_id from ticket_findings where ticket_id = ${ticketId} order by finding_id limit ${limits.findings}) mine`;
  const counts = await sql<{ finding_id: string; n: number }>`
    select mine.finding_id, counted.n from ${mine} cross join lateral (
      select count(*)::int as n from (
        select 1 from ticket_findings other
        where other.finding_id = mine.finding_id and other.ticket_id <> ${ticketId} limit ${limits.counted}) found) counted
    where counted.n > 0 order by counted.n, mine.finding_id`.execute(db);
  if (counts.rows.length === 0) return [];
  const { rows } = await sql<Row>`
    select mine.finding_id, tickets.id, tickets.number, tickets.title, tickets.status, tickets.created_at,
      desktops.inventory->>'userName' as user_name, desktops.inventory->>'hostName' as host_name
    from ${mine} cross join lateral (
      select other.ticket_id, other.created_at from ticket_findings other
      where other.finding_id = mine.finding_id and other.ticket_id <> ${ticketId}
      order by other.created_at desc limit ${limits.tickets}) newest
    join tickets on tickets.id = newest.ticket_id join desktops on desktops.id = tickets.desktop_id
    order by newest.created_at desc, tickets.number desc`.execute(db);
  return counts.rows.map(({ finding_id: findingId, n }) => ({
    findingId,
    total: n,
    more: n >= limits.counted,
    tickets: rows
      .filter((row) => row.finding_id === findingId)
      .map((row) => ({
        id: row.id,
        number: Number(row.number),
        title: row.title,
        status: row.status,
        userName: row.user_name,
        hostName: row.host_name,
        createdAt: row.created_at.toISOString(),
      })),
  }));
}

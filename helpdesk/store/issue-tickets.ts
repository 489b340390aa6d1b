import { sql } from 'kysely';
import type { AgentTicket, AlikeTicket } from '../../shared/api/agent-routes.ts';
import type { TicketStatus } from '../../shared/model/ticket.ts';
import type { Db } from './schema.ts';

const offered = 50;

interface Row {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: TicketStatus;
  readonly created_at: Date;
  readonly user_name: string;
  readonly host_name: string;
  readonly application: boolean;
  readonly finding: boolean;
  readonly crash: boolean;
}

/** Open tickets that may be about the same as this one and that no known issue explains yet. */
export async function readAlikeTickets(db: Db, ticketId: string): Promise<AlikeTicket[]> {
  const { rows } = await sql<Row>`
    select * from (
      select other.id, other.number, other.title, other.status, other.created_at,
        coalesce(desktops.inventory->>'userName', nullif(contacts.name, ''), contacts.address, '') as user_name,
        coalesce(desktops.inventory->>'hostName', '') as host_name,
        coalesce(other.application = mine.application, false) as application,
        coalesce(other.crash_signature = mine.crash_signature, false) as crash,
        exists (select 1 from ticket_findings a join ticket_findings b on a.finding_id = b.finding_id
          where a.ticket_id = mine.id and b.ticket_id = other.id) as finding
      from tickets mine join tickets other on other.id <> mine.id and other.status not in ('solved', 'closed')
      left join desktops on desktops.id = other.desktop_id left join contacts on contacts.id = other.contact_id
      where mine.id = ${ticketId} and not exists (select 1 from issue_tickets where issue_tickets.ticket_id = other.id)) alike
    where application or crash or finding
    order by crash::int * 4 + application::int * 2 + finding::int desc, created_at desc, number desc limit ${offered}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    number: Number(row.number),
    title: row.title,
    status: row.status,
    userName: row.user_name,
    hostName: row.host_name,
    createdAt: row.created_at.toISOString(),
    why: (['crash', 'application', 'finding'] as const).filter((reason) => row[reason]),
  }));
}

/** @param shown ids of the known issues that the user saw before writing */
export async function readIssuesOfTicket(db: Db, ticketId: string, shown: readonly string[]): Promise<AgentTicket['issues']> {
  const linked = await db.selectFrom('issue_tickets').select('announcement_id').where('ticket_id', '=', ticketId).execute();
  const about = new Set(linked.map(({ announcement_id }) => announcement_id));
  const ids = [...new Set([...about, ...shown])];
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('announcements').select(['id', 'document']).where('id', 'in', ids).orderBy('created_at').execute();
  return rows.map(({ id, document }) => ({ id, title: document.title, linked: about.has(id) }));
}

import type { AgentTicket } from '../../shared/api/agent-routes.ts';
import type { Db } from './schema.ts';

/** Each pair is stored once, the smaller id first. */
export async function readLinks(db: Db, id: string): Promise<AgentTicket['links']> {
  return await db
    .selectFrom('ticket_links')
    .innerJoin('tickets', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('ticket_links.ticket_id', '=', id), eb('tickets.id', '=', eb.ref('ticket_links.other_id'))]),
          eb.and([eb('ticket_links.other_id', '=', id), eb('tickets.id', '=', eb.ref('ticket_links.ticket_id'))]),
        ]),
      ),
    )
    .select(['tickets.id', 'tickets.number', 'tickets.title', 'tickets.status'])
    .orderBy('tickets.number')
    .execute();
}

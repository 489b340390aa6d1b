import type { AgentTicket } from '../../shared/api/agent-routes.ts';
import type { Db } from './schema.ts';

const shown = 20;

/** Other tickets of the same crash, the newest first; null when this one is about none. */
export async function readSameCrash(db: Db, ticketId: string, signature: string | null): Promise<AgentTicket['sameCrash']> {
  if (signature === null) return null;
  const others = db
    .selectFrom('tickets')
    .innerJoin('desktops', 'desktops.id', 'tickets.desktop_id')
    .where('tickets.crash_signature', '=', signature)
    .where('tickets.id', '!=', ticketId);
  const [{ n }, rows] = await Promise.all([
    others.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    others
      .select(['tickets.id', 'tickets.number', 'tickets.title', 'tickets.status', 'tickets.created_at', 'desktops.inventory'])
      .orderBy('tickets.created_at', 'desc')
      .orderBy('tickets.number', 'desc')
      .limit(shown)
      .execute(),
  ]);
  return {
    signature,
    total: Number(n),
    tickets: rows.map(({ id, number, title, status, created_at: at, inventory }) => ({
      id,
      number,
      title,
      status,
      userName: inventory.userName,
      createdAt: at.toISOString(),
    })),
  };
}

import { expect } from 'vitest';
import type { AgentTicket } from '../../shared/api/agent-routes.ts';
import type { AgentClient, Desk } from '../integration/helpdesk/desk.ts';

/** Those in which somebody wrote this, as an agent sees them. */
export async function ticketsAbout({ database: { db } }: Desk, agent: AgentClient, text: string): Promise<AgentTicket[]> {
  const rows = await db.selectFrom('messages').select('ticket_id').where('text', 'like', `%${text}%`).execute();
  const ids = [...new Set(rows.map((row) => row.ticket_id))];
  return await Promise.all(ids.map(async (id) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json()));
}

/** Lets the channel work until what was sent has come, and is in one ticket. */
export async function arrived(desk: Desk, agent: AgentClient, round: () => Promise<void>, text: string): Promise<AgentTicket> {
  const found = async () => {
    await round();
    return (await ticketsAbout(desk, agent, text)).length;
  };
  await expect.poll(found, { timeout: 40_000, interval: 300 }).toBe(1);
  const [ticket] = await ticketsAbout(desk, agent, text);
  if (!ticket) throw new Error('no ticket');
  return ticket;
}

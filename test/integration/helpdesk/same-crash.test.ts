import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, type DesktopClient, openDesk } from './desk.ts';

let desk: Desk;
let ani: DesktopClient;
let budi: DesktopClient;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  ani = await desk.enrol('ani');
  budi = await desk.enrol('budi');
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const read = async (id: string): Promise<AgentTicket> => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();

test('tickets of one crash show each other, over desktops; others show none', async () => {
  const crashSignature = 'c1-bcdfghjklmnpqrstbcdf';
  const first = await ani.report({ crashSignature, message: 'Calc is gone' });
  expect((await read(first.ticketId)).sameCrash).toEqual({ signature: crashSignature, total: 0, tickets: [] });
  const second = await budi.report({ crashSignature, message: 'It closed' });
  const other = await budi.report({ crashSignature: 'c1-dddddddddddddddddddd' });
  const none = await ani.report();

  const ticket = await read(first.ticketId);
  expect(ticket.report?.crashSignature).toBe(crashSignature);
  expect(ticket.sameCrash).toMatchObject({
    total: 1,
    tickets: [{ id: second.ticketId, number: second.number, title: 'It closed', status: 'new', userName: 'budi' }],
  });
  expect((await read(second.ticketId)).sameCrash?.tickets.map(({ id }) => id)).toEqual([first.ticketId]);
  expect((await read(other.ticketId)).sameCrash?.total).toBe(0);
  expect((await read(none.ticketId)).sameCrash).toBeNull();
});

test('of very many the newest twenty come, with their number; a signature that is none is refused', async () => {
  const crashSignature = 'c1-ffffffffffffffffffff';
  const made = [];
  for (let i = 0; i < 23; i++) made.push(await ani.report({ crashSignature }));
  const { sameCrash } = await read(made[0]?.ticketId ?? '');
  expect(sameCrash?.total).toBe(22);
  expect(sameCrash?.tickets.map(({ number }) => number)).toEqual(
    made
      .slice(3)
      .reverse()
      .map(({ number }) => number),
  );
  await expect(ani.report({ crashSignature: "c1-' or 1=1" })).rejects.toThrow(/bad-request/);
});

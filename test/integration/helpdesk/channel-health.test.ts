import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellHealth } from '../../../helpdesk/services/channel-health.ts';
import { cleanUp } from '../../../helpdesk/services/clean-up.ts';
import { deliverDue } from '../../../helpdesk/services/deliveries.ts';
import { openTicket } from '../../../helpdesk/services/intake.ts';
import { findOrMakeContact } from '../../../helpdesk/store/contacts.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

let desk: Desk;
let admin: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.user('admin');
}, 60_000);
afterAll(() => desk.close());

const mailbox = { name: 'help@imap.example:993/INBOX', channel: 'email', part: 'in' } as const;
const channels = async () => (await admin.call('GET', '/api/v1/agent/channels')).json();
const at = () => new Date(desk.context.now()).toISOString();

test('a mailbox says since when it fails, what the server said, and when it last worked', async () => {
  expect(await channels()).toEqual({ items: [], deliveries: { waiting: 0, failed: 0 } });
  await tellHealth(desk.context, mailbox, null);
  const { okAt } = (await channels()).items[0];
  desk.advance(20_000);
  await tellHealth(desk.context, mailbox, null);
  expect((await channels()).items[0], 'not written each time').toMatchObject({ okAt });
  const before = at();
  await tellHealth(desk.context, mailbox, 'Invalid credentials');
  const { failingSince } = (await channels()).items[0];
  expect(failingSince >= before).toBe(true);
  desk.advance(600_000);
  await tellHealth(desk.context, mailbox, 'connect ECONNREFUSED');
  expect((await channels()).items).toEqual([{ ...mailbox, okAt, error: 'connect ECONNREFUSED', failingSince, toldAt: expect.any(String) }]);
  await tellHealth(desk.context, mailbox, null);
  const [works] = (await channels()).items;
  expect(works).toMatchObject({ error: null, failingSince: null });
  expect(works.okAt > okAt).toBe(true);
  const later = desk.context.now() + 8 * 86_400_000;
  await cleanUp({ ...desk.context, now: () => later });
  expect((await channels()).items).toEqual([]);
});

test('an answer that was given up is sent once more when an administrator says so, and nobody else may', async () => {
  const agent = await desk.user('agent');
  const when = new Date(desk.context.now());
  const contact = await desk.database.transaction((unit) =>
    findOrMakeContact(unit.tx, { id: newId(), kind: 'email', address: 'full@example.org', name: '', at: when }),
  );
  const incoming = { channel: 'email', contactId: contact.id, author: 'Budi', at: when, text: 'Printer mati', attachments: [] } as const;
  const opened = await desk.database.transaction((unit) => openTicket(unit, desk.context, incoming, { desktopId: null }));
  const answer = { text: 'Coba ini', answer: null, note: false };
  await agent.call('PUT', `/api/v1/agent/tickets/${opened.ticketId}/messages/${newId()}`, answer);
  await agent.call('PUT', `/api/v1/agent/tickets/${opened.ticketId}/messages/${newId()}`, answer);
  let first = true;
  await deliverDue(desk.context, 'email', async () => {
    const state = first ? 'refused' : 'later';
    first = false;
    return { state, error: state === 'refused' ? '552 mailbox full' : 'busy' };
  });
  const unsent = async (query = '') => (await admin.call('GET', `/api/v1/agent/deliveries${query}`)).json();
  const { items, total } = await unsent();
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { state: 'failed', error: '552 mailbox full', nextAt: null, to: 'full@example.org', ticket: { number: opened.number } },
    { state: 'waiting', error: 'busy', attempts: 1, nextAt: expect.any(String) },
  ]);
  expect((await unsent('?state=failed')).total).toBe(1);
  expect((await channels()).deliveries).toEqual({ waiting: 1, failed: 1 });
  const retry = (id: string, by: AgentClient) => by.call('POST', `/api/v1/agent/deliveries/${id}/retry`);
  expect((await retry(items[0].id, agent)).statusCode).toBe(403);
  expect((await agent.call('GET', '/api/v1/agent/channels')).statusCode).toBe(403);
  expect((await retry(newId(), admin)).statusCode).toBe(404);
  for (const { id } of items) expect((await retry(id, admin)).statusCode).toBe(204);
  expect(await deliverDue(desk.context, 'email', async () => ({ state: 'sent' }))).toBe(2);
  expect(await unsent()).toEqual({ items: [], total: 0 });
  expect((await retry(items[0].id, admin)).statusCode, 'it went out: nothing to do').toBe(204);
  expect(await deliverDue(desk.context, 'email', async () => ({ state: 'sent' }))).toBe(0);
});

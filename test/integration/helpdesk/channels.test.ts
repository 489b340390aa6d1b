import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Delivery, deliverDue, type Sent } from '../../../helpdesk/services/deliveries.ts';
import { continueTicket, type Incoming, openTicket } from '../../../helpdesk/services/intake.ts';
import { findOrMakeContact } from '../../../helpdesk/store/contacts.ts';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let ani: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  ani = await desk.enrol('ani');
}, 60_000);
afterAll(() => desk.close());

const read = async (id: string): Promise<AgentTicket> => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
const contact = async (address: string, name = '') =>
  (
    await desk.database.transaction((unit) =>
      findOrMakeContact(unit.tx, { id: newId(), kind: 'email', address, name, at: new Date(desk.context.now()) }),
    )
  ).id;
const mail = (contactId: string, more: Partial<Incoming> = {}): Incoming => ({
  channel: 'email',
  contactId,
  author: 'Budi',
  at: new Date(desk.context.now()),
  text: 'Printer mati\nSejak pagi.',
  attachments: [],
  ...more,
});
const answer = (ticketId: string, note = false) =>
  agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: 'Have you tried…', answer: null, note });
const everything = async (send: (delivery: Delivery) => Promise<Sent>) => deliverDue(desk.context, 'email', send, () => 0.5);

test('a mail from home is a ticket without a desktop: read, found, answered by mail, its file kept as it came', async () => {
  const id = await contact('budi@example.org', 'Budi');
  const content = Buffer.from('%PDF-1.7 letter');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = {
    id: newId(),
    kind: 'file' as const,
    mediaType: 'application/pdf',
    name: 'surat.pdf',
    bytes: content.length,
    sha256,
    content,
  };
  const opened = await desk.database.transaction((unit) =>
    openTicket(unit, desk.context, mail(id, { attachments: [file], externalId: '<1@example.org>' }), { desktopId: null }),
  );
  const ticket = await read(opened.ticketId);
  expect(ticket).toMatchObject({
    title: 'Printer mati',
    channel: 'email',
    desktop: null,
    report: null,
    reportSha256: null,
    userName: 'Budi',
    contact: { kind: 'email', address: 'budi@example.org', verified: false },
    messages: [{ from: 'user', author: 'Budi', channel: 'email', attachments: [{ name: 'surat.pdf', mediaType: 'application/pdf' }] }],
  });
  const found = await agent.call('GET', '/api/v1/agent/tickets?q=budi@example');
  expect(found.json().items.map((row: { id: string }) => row.id)).toEqual([opened.ticketId]);
  const bytes = await agent.call('GET', `/api/v1/agent/tickets/${opened.ticketId}/attachments/${file.id}`);
  expect(bytes.rawPayload.equals(content)).toBe(true);
  expect(bytes.headers['content-disposition']).toBe('attachment');

  expect((await answer(opened.ticketId, true)).statusCode).toBe(200);
  expect((await answer(opened.ticketId)).statusCode).toBe(200);
  const sent: Delivery[] = [];
  const out = await everything(async (delivery) => {
    sent.push(delivery);
    return { state: 'sent', externalId: '<a@desk>' };
  });
  expect(out).toBe(1);
  expect(sent).toMatchObject([{ ticketId: opened.ticketId, contactId: id, attempt: 1 }]);
});

test('the answer goes where the person last wrote from: the tray has its feed', async () => {
  const { ticketId } = await ani.report();
  await answer(ticketId);
  expect(await everything(() => Promise.reject(new Error('nothing to send')))).toBe(0);
  const id = await contact('ani@example.org');
  await desk.database.transaction((unit) => continueTicket(unit, desk.context, ticketId, mail(id)));
  const before = await ani.feed();
  expect(before.changes.at(-1)?.ticket?.messages.at(-1)?.text).toContain('Printer mati');
  await answer(ticketId);
  expect(await everything(async () => ({ state: 'sent' }))).toBe(1);
  expect((await ani.feed()).changes.at(-1)?.ticket?.messages.at(-1)?.text).toBe('Have you tried…');
});

test('what cannot go now goes later, what is refused is given up, and a courier that dies leaves it to the next', async () => {
  const id = await contact('siti@example.org');
  const open = () => desk.database.transaction((unit) => openTicket(unit, desk.context, mail(id), { desktopId: null }));
  const [late, refused] = [await open(), await open()];
  await answer(late.ticketId);
  await answer(refused.ticketId);
  const seen: string[] = [];
  const send = async ({ ticketId }: Delivery): Promise<Sent> => {
    seen.push(ticketId);
    return ticketId === late.ticketId ? { state: 'later', error: 'mailbox busy' } : { state: 'refused', error: 'no such mailbox' };
  };
  expect(await everything(send)).toBe(0);
  expect(seen.toSorted()).toEqual([late.ticketId, refused.ticketId].toSorted());
  expect(await everything(send)).toBe(0);
  expect(seen).toHaveLength(2);
  desk.advance(31_000);
  // It claims the one that is due, and never comes back.
  void everything(() => new Promise(() => undefined));
  await expect
    .poll(
      async () =>
        (await desk.database.db.selectFrom('deliveries').select('attempts').where('ticket_id', '=', late.ticketId).executeTakeFirst())
          ?.attempts,
    )
    .toBe(2);
  expect(await everything(async () => ({ state: 'sent' }))).toBe(0);
  desk.advance(5 * 60_000);
  expect(await everything(async () => ({ state: 'sent' }))).toBe(1);
  const rows = await desk.database.db
    .selectFrom('deliveries')
    .select(['state', 'error', 'attempts'])
    .where('contact_id', '=', id)
    .execute();
  expect(rows).toEqual(
    expect.arrayContaining([
      { state: 'sent', error: null, attempts: 3 },
      { state: 'failed', error: 'no such mailbox', attempts: 1 },
    ]),
  );
});

test('the same address is one contact, and a name comes once', async () => {
  const id = await contact('tono@example.org');
  expect(await contact('tono@example.org', 'Tono')).toBe(id);
  expect(await contact('tono@example.org', 'Somebody else')).toBe(id);
  const row = await desk.database.db.selectFrom('contacts').select('name').where('id', '=', id).executeTakeFirst();
  expect(row?.name).toBe('Tono');
});

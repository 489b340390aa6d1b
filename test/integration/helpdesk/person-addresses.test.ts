import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMail } from '../../../helpdesk/channels/mail/read.ts';
import { receiveMail } from '../../../helpdesk/channels/mail/receive.ts';
import { deliverDue } from '../../../helpdesk/services/deliveries.ts';
import { openTicket } from '../../../helpdesk/services/intake.ts';
import { masked } from '../../../helpdesk/services/person-addresses.ts';
import { findOrMakeContact } from '../../../helpdesk/store/contacts.ts';
import { raw } from '../../support/mail/raw.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const url = (id: string) => `/api/v1/agent/tickets/${id}`;
const list = async (id: string) => (await agent.call('GET', `${url(id)}/addresses`)).json();
const forget = (id: string, address: string) => agent.call('DELETE', `${url(id)}/addresses/${address}`);
const answer = (id: string, text: string) => agent.call('PUT', `${url(id)}/messages/${newId()}`, { text, answer: null, note: false });
async function mailed(from: string, text: string): Promise<string> {
  const mail = await readMail(raw({ 'Message-ID': `<${newId()}@x>`, From: from, To: 'help@desk.example', Subject: text }, text));
  const { ticketId } = await receiveMail(desk.context, { own: ['help@desk.example'], authserv: null }, mail);
  if (!ticketId) throw new Error('no ticket');
  return ticketId;
}

test('the address of a mail is seen, and removed for good: no answer goes there, who writes again is a stranger', async () => {
  const [one, other] = [await mailed('tini@home.example', 'Printer is dead'), await mailed('tini@home.example', 'Still')];
  const { items } = await list(one);
  expect(items).toMatchObject([{ kind: 'email', address: 'tini@home.example', verified: false }]);
  await answer(one, 'Switch it on.');
  const done = await forget(one, items[0].id);
  expect([done.statusCode, done.json()]).toEqual([200, { items: [] }]);
  expect(await list(other), 'everywhere').toEqual({ items: [] });
  const sent: unknown[] = [];
  await deliverDue(desk.context, 'email', async (delivery) => {
    sent.push(delivery);
    return { state: 'sent' };
  });
  await answer(one, 'Did it help?');
  expect(sent, 'neither what waited nor what comes').toEqual([]);
  const ticket = (await agent.call('GET', url(one))).json();
  expect(ticket).toMatchObject({ contact: null, messages: [{ text: 'Printer is dead', author: '' }, {}, {}] });
  const rows = await desk.database.db
    .selectFrom('audit')
    .select(['actor', 'subject', 'detail'])
    .where('action', '=', 'address.forget')
    .execute();
  expect(rows).toEqual([{ actor: agent.login, subject: `#${ticket.number}`, detail: 't…@home.example' }]);
  for (const table of ['contacts', 'messages', 'mails', 'deliveries', 'audit', 'tickets'] as const)
    expect(JSON.stringify(await desk.database.db.selectFrom(table).selectAll().execute()), table).not.toContain('tini@');
  const again = (await list(await mailed('tini@home.example', 'Me again'))).items;
  expect(again).toHaveLength(1);
  expect(again[0].id).not.toBe(items[0].id);
});

test("a proven address and a number of the desktop's user are seen at its tickets, a merged one's too; the rest stays", async () => {
  const rina = await desk.enrol('rina');
  const at = new Date();
  const [mailId, phoneId] = [newId(), newId()];
  const { ticketId: byPhone } = await desk.database.transaction(async (unit) => {
    await findOrMakeContact(unit.tx, { id: mailId, kind: 'email', address: 'rina@org.example', name: '', at });
    await unit.tx.updateTable('contacts').set({ desktop_id: rina.id, verified_at: at }).where('id', '=', mailId).execute();
    await findOrMakeContact(unit.tx, { id: phoneId, kind: 'phone', address: '+628123456789', name: 'Rina', at });
    await unit.tx
      .insertInto('sms_numbers')
      .values([
        { number: '+628123456789', language: 'id', stopped_at: null },
        { number: '+628100000000', language: null, stopped_at: at },
      ])
      .execute();
    const incoming = { channel: 'sms', contactId: phoneId, author: 'Rina', at, text: 'It is me', attachments: [] } as const;
    return await openTicket(unit, desk.context, incoming, { desktopId: null });
  });
  const { ticketId } = await rina.report();
  await agent.call('PUT', `${url(byPhone)}/merge`, { into: ticketId });
  const both = [
    { id: mailId, kind: 'email', address: 'rina@org.example', name: '', verified: true },
    { id: phoneId, kind: 'phone', address: '+628123456789', name: 'Rina', verified: false },
  ];
  expect(await list(ticketId)).toEqual({ items: both });
  expect(await list(byPhone)).toEqual({ items: both });
  expect((await forget(byPhone, phoneId)).json()).toEqual({ items: [both[0]] });
  const numbers = await desk.database.db.selectFrom('sms_numbers').select('number').execute();
  expect(numbers, 'a STOP is kept').toEqual([{ number: '+628100000000' }]);
  expect((await forget(ticketId, mailId)).json()).toEqual({ items: [] });
  const mine = (await rina.call('GET', '/desktops/me/addresses')).json();
  expect(mine.items, 'its user sees that it is gone').toEqual([]);
});

test('who may: nobody without a session; what is not there, not of this ticket, or no id at all is said as a problem', async () => {
  const [mine, other] = [await mailed('a@home.example', 'a'), await mailed('b@home.example', 'b')];
  const { id } = (await list(other)).items[0];
  const problem = async (reply: Promise<{ statusCode: number; json: () => { code: string } }>) => {
    const { statusCode, json } = await reply;
    return [statusCode, json().code];
  };
  expect(await problem(forget(mine, id))).toEqual([404, 'not-found']);
  expect(await problem(forget(newId(), id))).toEqual([404, 'not-found']);
  expect(await problem(agent.call('GET', `${url(newId())}/addresses`))).toEqual([404, 'not-found']);
  expect(await problem(forget(mine, 'b@home.example'))).toEqual([400, 'bad-request']);
  expect((await list(other)).items).toHaveLength(1);
  const stranger = await desk.app.inject({ method: 'DELETE', url: `${url(other)}/addresses/${id}` });
  expect(stranger.statusCode).toBe(401);
  const twice = await Promise.all([forget(other, id), forget(other, id)]);
  expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
});

test('masked, an address says no more than which of several it was', () => {
  expect(masked('email', 'a.b@c@home.example')).toBe('a…@home.example');
  expect(masked('email', '@home.example')).toBe('…');
  expect(masked('phone', '+628123456789')).toBe('+62…89');
});

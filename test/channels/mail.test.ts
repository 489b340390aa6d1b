import { afterAll, beforeAll, test as everyTest, expect } from 'vitest';
import type { MailConfig } from '../../helpdesk/channels/mail/config.ts';
import { type MailChannel, startMail } from '../../helpdesk/channels/mail/start.ts';
import { packReportFile } from '../../shared/report-file/pack.ts';
import { type AgentClient, type Desk, newId, openDesk, reportOf } from '../integration/helpdesk/desk.ts';
import { provingWith, toPack } from '../support/report-file.ts';
import { ableMail, header, type MailServers, startMailServers } from './mail-servers.ts';
import * as tickets from './tickets.ts';

/** Both servers begin as root. What cannot be had is said, with the line to type. */
if (!ableMail) console.error('Mail on real servers is not tested here. Type: sudo npm run test:channels');
const test = everyTest.skipIf(!ableMail);

let post: MailServers;
let desk: Desk;
let agent: AgentClient;
let channel: MailChannel;
let config: MailConfig;
const warnings: string[] = [];
const log = { info: () => {}, warn: (about: object, text: string) => void warnings.push(`${text} ${JSON.stringify(about)}`) };
const start = () => startMail(desk.context, desk.bus, config, log);

beforeAll(async () => {
  if (!ableMail) return;
  post = await startMailServers();
  desk = await openDesk();
  agent = await desk.user('agent');
  config = {
    ...{ address: 'help@desk.test', name: 'Help desk', language: 'id', authserv: 'mx.desk.test', aliases: [], leads: [] },
    ...post.servers,
  };
  channel = start();
}, 120_000);
afterAll(async () => {
  if (!ableMail) return;
  await channel?.stop();
  await desk?.close();
  await post?.stop();
}, 60_000);

const ticketsAbout = (text: string) => tickets.ticketsAbout(desk, agent, text);
const arrived = (text: string) => tickets.arrived(desk, agent, () => channel.round(), text);
const atBudis = async (part: RegExp) => (await post.delivered('budi')).filter((mail) => part.test(mail));
const inMailbox = (part: RegExp) => expect.poll(async () => (await atBudis(part)).length, { timeout: 30_000 });
const answer = (id: string, text: string) =>
  agent.call('PUT', `/api/v1/agent/tickets/${id}/messages/${newId()}`, { text, answer: null, note: false });

test('a mail, its acknowledgement, the answer and the reply: one ticket, by real servers', async () => {
  await post.send({ subject: 'Printer', text: 'Printer saya mati', messageId: '<first@home.test>' });
  const ticket = await arrived('Printer saya mati');
  await inMailbox(/Nomornya/).toBe(1);
  const acknowledgement = (await atBudis(/Nomornya/))[0] ?? '';
  expect(header(acknowledgement, 'Auto-Submitted')).toBe('auto-replied');
  expect(header(acknowledgement, 'In-Reply-To')).toBe('<first@home.test>');

  await answer(ticket.id, 'Coba nyalakan ulang');
  await channel.round();
  await inMailbox(/Coba nyalakan ulang/).toBe(1);
  const mail = (await atBudis(/Coba nyalakan/))[0] ?? '';
  const to = /<([^>]+)>/.exec(header(mail, 'Reply-To'))?.[1] ?? '';
  expect(to).toMatch(/^help\+t\.[a-z2-9]{16}@desk\.test$/);
  // By the plus address alone: Postfix delivers it to the same mailbox.
  await post.send({ to, subject: 'Lain', text: 'Sudah menyala' });
  expect((await arrived('Sudah menyala')).id).toBe(ticket.id);
  await post.send({ subject: 'Re', text: 'Terima kasih', inReplyTo: header(mail, 'Message-ID') });
  expect((await arrived('Terima kasih')).id).toBe(ticket.id);
});

test('the same mail twice, and a help desk that starts again, make nothing double', async () => {
  await post.send({ text: 'Datang dua kali', messageId: '<twice@home.test>' });
  await post.send({ text: 'Datang dua kali', messageId: '<twice@home.test>' });
  await arrived('Datang dua kali');
  await channel.stop();
  // As if the process had died before it noted how far it was.
  await desk.database.db.updateTable('mailboxes').set({ last_uid: 0, uid_validity: 'of another mailbox' }).execute();
  channel = start();
  await channel.round();
  expect((await ticketsAbout('Datang dua kali')).flatMap(({ messages }) => messages)).toHaveLength(1);
  expect(await ticketsAbout('Printer saya mati')).toHaveLength(1);
});

test('while either server is down nothing else stops, and nothing is lost', async () => {
  await post.send({ text: 'Sebelum mati' });
  const ticket = await arrived('Sebelum mati');
  await inMailbox(new RegExp(`Nomornya\\s+${ticket.number}`)).toBe(1);
  await post.act('stop-imap');
  await post.send({ text: 'Selama mati' });
  await post.act('stop-smtp');
  await answer(ticket.id, 'Jawaban selama mati');
  await channel.round();
  const box = await desk.database.db.selectFrom('channel_health').select('error').where('part', '=', 'in').executeTakeFirst();
  expect(box?.error).toMatch(/./);
  expect(warnings.join()).not.toContain('secret');
  expect((await agent.call('GET', `/api/v1/agent/tickets/${ticket.id}`)).statusCode).toBe(200);
  await post.act('start-smtp');
  await post.act('start-imap');
  desk.advance(3_600_000);
  await arrived('Selama mati');
  await inMailbox(/Jawaban selama mati/).toBe(1);
});

test('an address that does not exist is refused at once: the delivery says so', async () => {
  await post.send({ from: 'nobody@home.test', text: 'Alamat salah' });
  const ticket = await arrived('Alamat salah');
  await channel.round();
  const row = () =>
    desk.database.db.selectFrom('deliveries').select(['state', 'error']).where('ticket_id', '=', ticket.id).executeTakeFirst();
  await expect.poll(async () => (await row())?.state, { timeout: 20_000 }).toBe('failed');
  expect((await row())?.error).toContain('550');
});

test('the code for an address comes to its mailbox, and proves it; a report file mailed from there is the ticket of its report', async () => {
  const rina = await desk.enrol('rina');
  const id = newId();
  await expect.poll(async () => (await rina.call('GET', '/desktops/me/addresses')).json().available, { timeout: 30_000 }).toBe(true);
  const claimed = await rina.call('PUT', `/desktops/me/addresses/${id}`, { address: 'budi@home.test', language: 'en' });
  expect(claimed.statusCode, claimed.body).toBe(200);
  await channel.round();
  const isCode = new RegExp(`^Message-ID: <${id}\\.code@desk\\.test>`, 'im');
  await inMailbox(isCode).toBe(1);
  const code = /^\s+([A-Z0-9]{4}-[A-Z0-9]{4})\s*$/m.exec((await atBudis(isCode))[0] ?? '')?.[1] ?? '';
  const proven = await rina.call('POST', `/desktops/me/addresses/${id}/code`, { code });
  expect(proven.json()).toMatchObject({ outcome: 'verified', items: [{ address: 'budi@home.test', state: 'verified' }] });

  const report = reportOf({ message: 'Tanpa jaringan di lantai dua' });
  const content = Buffer.from(packReportFile(toPack(rina.id, report), provingWith(rina.token)) ?? []);
  await post.send({ subject: 'Laporan', text: 'Berkas terlampir', attachments: [{ filename: 'report.pandu', content }] });
  const ticket = await arrived('Berkas terlampir');
  expect(ticket).toMatchObject({ report: { id: report.id }, desktop: { id: rina.id }, channel: 'tray' });
  expect(ticket.messages.map(({ text }) => text)).toEqual(['Tanpa jaringan di lantai dua', 'Berkas terlampir']);
  const sent = await rina.call('PUT', `/reports/${report.id}`, Buffer.from(toPack(rina.id, report).report), {
    'content-type': 'application/json',
  });
  expect(sent.json()).toMatchObject({ ticketId: ticket.id, complete: true });
  await inMailbox(new RegExp(`Nomornya\\s+${ticket.number}`)).toBe(1);
});

test('administrators see that a server is down, since when, and that it is back', async () => {
  const admin = await desk.user('admin');
  const ways = async () => {
    await channel.round();
    const { items } = (await admin.call('GET', '/api/v1/agent/channels')).json();
    return items.map((way: { part: string; error: string | null; failingSince: string | null }) => [
      way.part,
      way.error !== null,
      way.failingSince !== null,
    ]);
  };
  const well = [
    ['in', false, false],
    ['out', false, false],
  ];
  await expect.poll(ways, { timeout: 30_000 }).toEqual(well);
  await post.act('stop-imap');
  expect(await ways()).toEqual([['in', true, true], well[1]]);
  await post.act('start-imap');
  await expect.poll(ways, { timeout: 30_000 }).toEqual(well);
});

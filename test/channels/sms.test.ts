import { readdir, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, test as everyTest, expect } from 'vitest';
import type { SmsConfig } from '../../helpdesk/channels/sms/config.ts';
import { type SmsChannel, startSms } from '../../helpdesk/channels/sms/start.ts';
import type { AgentTicket, ChannelHealth } from '../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, newId, openDesk } from '../integration/helpdesk/desk.ts';
import { ableSms, type Gammu, startGammu } from './gammu.ts';
import * as tickets from './tickets.ts';

if (!ableSms) console.error('SMS by gammu-smsd is not tested here. Type: sudo apt-get install -y --no-install-recommends gammu-smsd');
const test = everyTest.skipIf(!ableSms);

let gammu: Gammu;
let desk: Desk;
let agent: AgentClient;
let admin: AgentClient;
let channel: SmsChannel;
let config: SmsConfig;
const silent = { info: () => {}, warn: () => {} };
const start = () => startSms(desk.context, desk.bus, config, silent, async () => null);

beforeAll(async () => {
  if (!ableSms) return;
  gammu = await startGammu();
  desk = await openDesk();
  agent = await desk.user('agent');
  admin = await desk.user('admin');
  const { version: _, ...policy } = (await admin.call('GET', '/api/v1/agent/policy')).json();
  await admin.call('PUT', '/api/v1/agent/policy', { ...policy, sms: { on: true, prefixes: ['+62'] } });
  config = { country: '+62', own: '+62811000000', language: 'id', gammu: gammu.folder, sending: null, receiving: null };
  channel = start();
}, 60_000);
afterAll(async () => {
  if (!ableSms) return;
  await channel?.stop();
  await desk?.close();
  await gammu?.stop();
}, 30_000);

const ticketsAbout = (text: string) => tickets.ticketsAbout(desk, agent, text);
const arrived = (text: string) => tickets.arrived(desk, agent, () => channel.round(), text);
const sentTexts = (part: string) =>
  expect.poll(async () => (await gammu.sent()).filter(({ text }) => text.includes(part)).length, { timeout: 40_000, interval: 300 });
const answer = async (id: string, text: string) =>
  expect((await agent.call('PUT', `/api/v1/agent/tickets/${id}/messages/${newId()}`, { text, answer: null, note: false })).statusCode).toBe(
    200,
  );

test('by a real gammu-smsd: an SMS makes a ticket, its number goes back, the answer goes out, the reply goes on with it', async () => {
  await gammu.bring('+628123456789', 'Printer mati é 😀');
  const ticket = await arrived('Printer mati é 😀');
  expect(ticket).toMatchObject({ channel: 'sms', userName: '+628123456789' });
  await sentTexts(`nomor ${ticket.number}`).toBe(1);
  expect((await gammu.sent())[0]?.name).toMatch(/^OUTA\d{8}_\d{6}_00_\+628123456789_[0-9a-f-]{36}\.txt$/);
  // Read, stored, and gone from the spool.
  expect(await readdir(join(gammu.folder, 'inbox'))).toEqual([]);

  await answer(ticket.id, 'Coba “matikan” dulu');
  await channel.round();
  await sentTexts(`#${ticket.number} Coba "matikan" dulu`).toBe(1);
  await gammu.bring('+628123456789', 'Sudah menyala');
  expect((await arrived('Sudah menyala')).id).toBe(ticket.id);
});

test('the parts of a long SMS are one message, in their order', async () => {
  const [one, two] = ['Bagian satu, '.repeat(5), 'bagian dua yang terakhir'];
  await gammu.bring('+628120000002', two, '0500034202' + '02');
  await gammu.bring('+628120000002', one, '0500034202' + '01');
  const ticket = await arrived('Bagian satu');
  expect(ticket.messages.map(({ text }) => text)).toEqual([`${one}${two}`]);
});

test('a service’s name and a short code are never answered', async () => {
  await gammu.bring('TELKOMSEL', 'Pulsa Anda hampir habis');
  await gammu.bring('3636', 'BANTUAN');
  await gammu.bring('+628120000003', 'BANTUAN');
  await sentTexts('tulis masalahnya').toBe(1);
  await expect
    .poll(
      async () => {
        await channel.round();
        const rows = await desk.database.db
          .selectFrom('sms_received')
          .select('sender')
          .where('kind', '=', 'automatic')
          .orderBy('sender')
          .execute();
        return rows.map((row) => row.sender);
      },
      { timeout: 40_000, interval: 300 },
    )
    .toEqual(['3636', 'TELKOMSEL']);
  expect((await gammu.sent()).filter(({ name }) => /_(TELKOMSEL|3636)_/.test(name))).toEqual([]);
  expect((await gammu.sent()).filter(({ name }) => name.includes('_+628120000003_'))).toHaveLength(1);
});

test('a help desk that dies after it gave an SMS away does not send it again', async () => {
  await gammu.bring('+628120000004', 'Mati di tengah');
  const ticket = await arrived('Mati di tengah');
  await sentTexts(`nomor ${ticket.number}`).toBe(1);
  await channel.stop();
  // As if it had died before it noted that.
  await desk.database.db
    .updateTable('deliveries')
    .set({ state: 'waiting', sent_at: null, next_at: new Date(desk.context.now() - 1000) })
    .where('ticket_id', '=', ticket.id)
    .execute();
  channel = start();
  await channel.round();
  const rows = await desk.database.db.selectFrom('deliveries').select('state').where('ticket_id', '=', ticket.id).execute();
  expect(rows).toEqual([{ state: 'sent' }]);
  await gammu.pause();
  expect(await readdir(join(gammu.folder, 'outbox'))).toEqual([]);
  expect((await gammu.sent()).filter(({ text }) => text.includes(`nomor ${ticket.number}`))).toHaveLength(1);
});

test('while the daemon is down nothing is lost, and it is told; then everything goes out, once', async () => {
  const [ticket] = await ticketsAbout('Mati di tengah');
  await answer(ticket?.id ?? '', 'Menunggu daemon');
  await channel.round();
  await gammu.bring('+628120000004', 'Selama mati');
  const [waiting] = await readdir(join(gammu.folder, 'outbox'));
  const path = join(gammu.folder, 'outbox', waiting ?? '');
  const old = new Date(Date.now() - 11 * 60_000);
  await utimes(path, old, old);
  await channel.round();
  const health = async (): Promise<ChannelHealth[]> => (await admin.call('GET', '/api/v1/agent/channels')).json().items;
  expect(await health()).toMatchObject([
    { name: 'gammu in', channel: 'sms', error: null },
    { name: 'gammu out', channel: 'sms', error: expect.stringContaining('is gammu-smsd running') },
  ]);
  await gammu.resume();
  await sentTexts('Menunggu daemon').toBe(1);
  expect((await arrived('Selama mati')).id).toBe(ticket?.id);
  await channel.round();
  expect(await health()).toMatchObject([{ error: null }, { error: null }]);
});

test('what gammu-smsd gives up is noted at the ticket, which waits for an agent again', async () => {
  const [ticket] = await ticketsAbout('Mati di tengah');
  // It puts what it cannot file as sent among the errors.
  await rename(join(gammu.folder, 'sent'), join(gammu.folder, 'sent-away'));
  await answer(ticket?.id ?? '', 'Tidak sampai');
  await channel.round();
  await expect.poll(() => readdir(join(gammu.folder, 'error')), { timeout: 40_000, interval: 300 }).toHaveLength(1);
  await rename(join(gammu.folder, 'sent-away'), join(gammu.folder, 'sent'));
  await channel.round();
  await channel.round();
  const after: AgentTicket = (await agent.call('GET', `/api/v1/agent/tickets/${ticket?.id}`)).json();
  expect(after.status).toBe('open');
  expect(after.messages.filter(({ text }) => text.includes('did not go out'))).toMatchObject([{ note: true }]);
  const rows = await desk.database.db.selectFrom('deliveries').select(['state', 'error']).where('state', '=', 'failed').execute();
  expect(rows).toEqual([{ state: 'failed', error: expect.stringContaining('+628120000004') }]);
});

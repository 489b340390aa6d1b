import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, test as everyTest, expect } from 'vitest';
import type { SmsConfig } from '../../helpdesk/channels/sms/config.ts';
import { type SmsChannel, startSms } from '../../helpdesk/channels/sms/start.ts';
import type { AgentTicket, ChannelHealth } from '../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, newId, openDesk } from '../integration/helpdesk/desk.ts';

const able = existsSync('/usr/bin/gammu-smsd');
if (!able) console.error('SMS by gammu-smsd is not tested here. Type: sudo apt-get install -y --no-install-recommends gammu-smsd');
const test = everyTest.skipIf(!able);

const run = promisify(execFile);
const gammu = (what: 'start' | 'stop') => run('sh', [join(import.meta.dirname, 'gammu.sh'), what, folder], { timeout: 30_000 });

let folder = '';
let desk: Desk;
let agent: AgentClient;
let admin: AgentClient;
let channel: SmsChannel;
let config: SmsConfig;
const silent = { info: () => {}, warn: () => {} };
const start = () => startSms(desk.context, desk.bus, config, silent, async () => null);

beforeAll(async () => {
  if (!able) return;
  folder = await mkdtemp(join(tmpdir(), 'pandu-sms-'));
  await gammu('start');
  desk = await openDesk();
  agent = await desk.user('agent');
  admin = await desk.user('admin');
  const { version: _, ...policy } = (await admin.call('GET', '/api/v1/agent/policy')).json();
  await admin.call('PUT', '/api/v1/agent/policy', { ...policy, sms: { on: true, prefixes: ['+62'] } });
  config = { country: '+62', own: '+62811000000', language: 'id', gammu: folder, sending: null, receiving: null };
  channel = start();
}, 60_000);
afterAll(async () => {
  if (!able) return;
  await channel?.stop();
  await desk?.close();
  await gammu('stop');
  await rm(folder, { recursive: true, force: true });
}, 30_000);

let calls = 0;
/** What lies in the telephone's memory, as gammu keeps it: what the network brought. @param udh of a part of a long one */
async function bring(from: string, text: string, udh = ''): Promise<void> {
  calls += 1;
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
  const lines = hex.match(/.{1,200}/g) ?? [''];
  const number = Buffer.from(from, 'utf16le').swap16().toString('hex').toUpperCase();
  const backup = [
    ...['[SMSBackup00]', 'PDU = Deliver', `DateTime = 20261124T1910${String(calls % 60).padStart(2, '0')}`, 'State = UnRead'],
    ...[`Number = "${from}"`, `NumberUnicode = ${number}`, ...(udh === '' ? [] : [`UDH = ${udh}`])],
    ...lines.map((line, at) => `Text${String(at).padStart(2, '0')} = ${line}`),
    ...[`Coding = Unicode_No_Compression`, 'Folder = 1', `Length = ${text.length}`, 'Class = -1', ''],
  ].join('\n');
  const draft = join(folder, `draft-${calls}`);
  await writeFile(draft, backup);
  await rename(draft, join(folder, 'phone/sms/1', `${calls}`));
}
const sent = async () => {
  const names = (await readdir(join(folder, 'sent'))).sort();
  return await Promise.all(
    names.map(async (name) => ({ name, text: (await readFile(join(folder, 'sent', name))).toString('utf16le').slice(1) })),
  );
};
const ticketsAbout = async (text: string): Promise<AgentTicket[]> => {
  const rows = await desk.database.db.selectFrom('messages').select('ticket_id').where('text', 'like', `%${text}%`).execute();
  const ids = [...new Set(rows.map((row) => row.ticket_id))];
  return Promise.all(ids.map(async (id) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json()));
};
const arrived = async (text: string): Promise<AgentTicket> => {
  await expect
    .poll(
      async () => {
        await channel.round();
        return (await ticketsAbout(text)).length;
      },
      { timeout: 40_000, interval: 300 },
    )
    .toBe(1);
  const [ticket] = await ticketsAbout(text);
  if (!ticket) throw new Error('no ticket');
  return ticket;
};
const sentTexts = (part: string) =>
  expect.poll(async () => (await sent()).filter(({ text }) => text.includes(part)).length, { timeout: 40_000, interval: 300 });
const answer = async (id: string, text: string) =>
  expect((await agent.call('PUT', `/api/v1/agent/tickets/${id}/messages/${newId()}`, { text, answer: null, note: false })).statusCode).toBe(
    200,
  );

test('by a real gammu-smsd: an SMS makes a ticket, its number goes back, the answer goes out, the reply goes on with it', async () => {
  await bring('+628123456789', 'Printer mati é 😀');
  const ticket = await arrived('Printer mati é 😀');
  expect(ticket).toMatchObject({ channel: 'sms', userName: '+628123456789' });
  await sentTexts(`nomor ${ticket.number}`).toBe(1);
  expect((await sent())[0]?.name).toMatch(/^OUTA\d{8}_\d{6}_00_\+628123456789_[0-9a-f-]{36}\.txt$/);
  // Read, stored, and gone from the spool.
  expect(await readdir(join(folder, 'inbox'))).toEqual([]);

  await answer(ticket.id, 'Coba “matikan” dulu');
  await channel.round();
  await sentTexts(`#${ticket.number} Coba "matikan" dulu`).toBe(1);
  await bring('+628123456789', 'Sudah menyala');
  expect((await arrived('Sudah menyala')).id).toBe(ticket.id);
});

test('the parts of a long SMS are one message, in their order', async () => {
  const [one, two] = ['Bagian satu, '.repeat(5), 'bagian dua yang terakhir'];
  await bring('+628120000002', two, '0500034202' + '02');
  await bring('+628120000002', one, '0500034202' + '01');
  const ticket = await arrived('Bagian satu');
  expect(ticket.messages.map(({ text }) => text)).toEqual([`${one}${two}`]);
});

test('a service’s name and a short code are never answered', async () => {
  await bring('TELKOMSEL', 'Pulsa Anda hampir habis');
  await bring('3636', 'BANTUAN');
  await bring('+628120000003', 'BANTUAN');
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
  expect((await sent()).filter(({ name }) => /_(TELKOMSEL|3636)_/.test(name))).toEqual([]);
  expect((await sent()).filter(({ name }) => name.includes('_+628120000003_'))).toHaveLength(1);
});

test('a help desk that dies after it gave an SMS away does not send it again', async () => {
  await bring('+628120000004', 'Mati di tengah');
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
  await gammu('stop');
  expect(await readdir(join(folder, 'outbox'))).toEqual([]);
  expect((await sent()).filter(({ text }) => text.includes(`nomor ${ticket.number}`))).toHaveLength(1);
});

test('while the daemon is down nothing is lost, and it is told; then everything goes out, once', async () => {
  const [ticket] = await ticketsAbout('Mati di tengah');
  await answer(ticket?.id ?? '', 'Menunggu daemon');
  await channel.round();
  await bring('+628120000004', 'Selama mati');
  const [waiting] = await readdir(join(folder, 'outbox'));
  const path = join(folder, 'outbox', waiting ?? '');
  const old = new Date(Date.now() - 11 * 60_000);
  await utimes(path, old, old);
  await channel.round();
  const health = async (): Promise<ChannelHealth[]> => (await admin.call('GET', '/api/v1/agent/channels')).json().items;
  expect(await health()).toMatchObject([
    { name: 'gammu in', channel: 'sms', error: null },
    { name: 'gammu out', channel: 'sms', error: expect.stringContaining('is gammu-smsd running') },
  ]);
  await gammu('start');
  await sentTexts('Menunggu daemon').toBe(1);
  expect((await arrived('Selama mati')).id).toBe(ticket?.id);
  await channel.round();
  expect(await health()).toMatchObject([{ error: null }, { error: null }]);
});

test('what gammu-smsd gives up is noted at the ticket, which waits for an agent again', async () => {
  const [ticket] = await ticketsAbout('Mati di tengah');
  // It puts what it cannot file as sent among the errors.
  await rename(join(folder, 'sent'), join(folder, 'sent-away'));
  await answer(ticket?.id ?? '', 'Tidak sampai');
  await channel.round();
  await expect.poll(() => readdir(join(folder, 'error')), { timeout: 40_000, interval: 300 }).toHaveLength(1);
  await rename(join(folder, 'sent-away'), join(folder, 'sent'));
  await channel.round();
  await channel.round();
  const after: AgentTicket = (await agent.call('GET', `/api/v1/agent/tickets/${ticket?.id}`)).json();
  expect(after.status).toBe('open');
  expect(after.messages.filter(({ text }) => text.includes('did not go out'))).toMatchObject([{ note: true }]);
  const rows = await desk.database.db.selectFrom('deliveries').select(['state', 'error']).where('state', '=', 'failed').execute();
  expect(rows).toEqual([{ state: 'failed', error: expect.stringContaining('+628120000004') }]);
});

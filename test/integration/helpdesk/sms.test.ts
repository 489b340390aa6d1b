import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readSmsConfig, type SmsConfig } from '../../../helpdesk/channels/sms/config.ts';
import { countSms } from '../../../helpdesk/channels/sms/gsm.ts';
import { webLink } from '../../../helpdesk/channels/sms/link.ts';
import { type SmsChannel, startSms } from '../../../helpdesk/channels/sms/start.ts';
import { findLink } from '../../../helpdesk/channels/web/links.ts';
import type { AgentTicket, ChannelHealth } from '../../../shared/api/agent-routes.ts';
import { openSmsProvider, type SmsProvider, signedSms } from '../../support/sms-provider.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

const secret = 'a-secret-of-twenty-letters';
const silent = { info: () => {}, warn: () => {} };

let desk: Desk;
let agent: AgentClient;
let admin: AgentClient;
let provider: SmsProvider;
let config: SmsConfig;
let channel: SmsChannel;
/** What the person's page of a ticket is; the real maker is another test's. */
let link: string | null = null;

beforeAll(async () => {
  provider = await openSmsProvider();
  const read = readSmsConfig({
    PANDU_SMS_COUNTRY: '+62',
    PANDU_SMS_NUMBER: '+62 811 000 000',
    PANDU_SMS_LANGUAGE: 'id',
    PANDU_SMS_HTTP_URL: provider.url,
    PANDU_SMS_HTTP_SEND: 'to=msisdn,text=message,id=ref,from=sender',
    PANDU_SMS_HTTP_CONSTANTS: 'route=otp&flash=0',
    PANDU_SMS_HTTP_AUTH_HEADER: 'X-Provider-Key',
    PANDU_SMS_HTTP_AUTH: 'the key of the provider',
    PANDU_SMS_HTTP_REPLY_ID: 'data.id',
    PANDU_SMS_HTTP_SECRET: `an-older-secret,-changed\n${secret}`,
    PANDU_SMS_HTTP_FIELDS: 'from=msisdn,text=message,id=message_id,ref=client_ref,status=dlr',
  });
  if (!read?.receiving) throw new Error('not set up');
  config = read;
  desk = await openDesk({ sms: config });
  agent = await desk.user('agent');
  admin = await desk.user('admin');
  channel = startSms(desk.context, desk.bus, config, silent, async () => link);
  await allow({ on: true, prefixes: [] });
}, 60_000);
afterAll(async () => {
  await channel?.stop();
  await desk?.close();
  provider?.close();
});
beforeEach(() => {
  provider.asked.length = 0;
  provider.answer = { status: 200, body: '{"data":{"id":"p-1"}}' };
  link = null;
});

async function allow(sms: { on: boolean; prefixes: string[] }): Promise<void> {
  const { version: _, ...policy } = (await admin.call('GET', '/api/v1/agent/policy')).json();
  const reply = await admin.call('PUT', '/api/v1/agent/policy', { ...policy, sms });
  expect(reply.statusCode).toBe(200);
}
interface Sent {
  from?: string;
  text?: string;
  id?: string;
  at?: number;
  key?: string;
  json?: boolean;
  /** A delivery report in place of an SMS. */
  report?: { client_ref: string; dlr: string };
}
function bring({ from = '0812 3456 789', text = 'Printer mati', id = newId(), ...how }: Sent = {}) {
  const fields: Record<string, string> = how.report ?? { msisdn: from, message: text, message_id: id };
  const { at = desk.context.now(), key = secret, json = false } = how;
  const { body, headers } = signedSms(fields, { secret: key, at, json });
  return desk.app.inject({ method: 'POST', url: '/channels/sms', headers, payload: body });
}
const kindOf = async (sms: Sent) => (await bring(sms)).json().received as string;
const ticketsOf = async (number: string): Promise<AgentTicket[]> => {
  const rows = await desk.database.db
    .selectFrom('tickets')
    .innerJoin('contacts', 'contacts.id', 'tickets.contact_id')
    .select('tickets.id')
    .where('contacts.address', '=', number)
    .orderBy('tickets.number')
    .execute();
  return await Promise.all(rows.map(async ({ id }) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json()));
};
const answer = async (ticketId: string, text: string, status?: string) => {
  const url = `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`;
  expect((await agent.call('PUT', url, { text, answer: null, note: false, ...(status ? { status } : {}) })).statusCode).toBe(200);
};
/** What this number was sent. The channel sends by itself as well, so that the order of different numbers is not told. */
const textsTo = (number: string) =>
  provider.asked.filter(({ fields }) => fields.msisdn === number).map(({ fields }) => fields.message ?? '');
const health = async (): Promise<ChannelHealth[]> => (await admin.call('GET', '/api/v1/agent/channels')).json().items;
const received = async (): Promise<number> => (await desk.database.db.selectFrom('sms_received').select('external_id').execute()).length;

test('an SMS makes a ticket, its number goes back, the next one goes on with it, and the answer goes out as one', async () => {
  expect(await kindOf({ text: 'Printer mati\nsejak pagi' })).toBe('message');
  await channel.round();
  const [ticket] = await ticketsOf('+628123456789');
  if (!ticket) throw new Error('no ticket');
  expect(ticket).toMatchObject({
    ...{ title: 'Printer mati', channel: 'sms', userName: '+628123456789' },
    contact: { kind: 'phone', address: '+628123456789', verified: false },
  });
  expect(textsTo('+628123456789')).toHaveLength(1);
  expect(provider.asked[0]?.fields).toMatchObject({
    ...{ msisdn: '+628123456789', sender: '+62811000000', route: 'otp', flash: '0' },
    message: expect.stringContaining(`nomor ${ticket.number}`),
  });
  expect(provider.asked[0]?.headers).toMatchObject({ 'x-provider-key': 'the key of the provider' });
  expect(provider.asked[0]?.headers['idempotency-key']).toBe(provider.asked[0]?.fields.ref);

  expect(await kindOf({ text: 'Lampunya merah', json: true })).toBe('message');
  await answer(ticket.id, 'Coba matikan dulu, lalu nyalakan lagi.');
  await channel.round();
  link = 'https://bantuan.example.id/m/abcdefgh';
  await answer(ticket.id, 'Buka tutupnya. '.repeat(60));
  await channel.round();
  expect(textsTo('+628123456789').slice(1, 2)).toEqual([`#${ticket.number} Coba matikan dulu, lalu nyalakan lagi.`]);
  const long = textsTo('+628123456789')[2] ?? '';
  expect(long).toMatch(/\.\.\. Selengkapnya: https:\/\/bantuan\.example\.id\/m\/abcdefgh$/);
  expect(countSms(long).segments).toBe(2);
  expect((await ticketsOf('+628123456789')).map(({ messages }) => messages.map(({ from }) => from))).toEqual([
    ['user', 'user', 'agent', 'agent'],
  ]);
  const row = await desk.database.db.selectFrom('deliveries').select('external_id').where('channel', '=', 'sms').execute();
  expect(row.map((one) => one.external_id)).toEqual(['p-1', 'p-1', 'p-1']);
});

test('the same SMS twice is one, whatever a gateway repeats', async () => {
  expect(await kindOf({ from: '0812 0000 001', id: 'again' })).toBe('message');
  expect(await kindOf({ from: '0812 0000 001', id: 'again' })).toBe('again');
  expect(await kindOf({ from: '0812 0000 001', id: '' })).toBe('message');
  expect(await kindOf({ from: '0812 0000 001', id: '' })).toBe('again');
  const tickets = await ticketsOf('+628120000001');
  expect(tickets.map(({ messages }) => messages.length)).toEqual([2]);
});

test('what is not signed by the secret, or not now, is nobody’s', async () => {
  const before = await received();
  expect((await bring({ key: 'another secret of somebody' })).statusCode).toBe(403);
  expect((await bring({ at: desk.context.now() - 301_000 })).json().detail).toMatch(/timestamp/);
  expect((await bring({ at: desk.context.now() + 301_000 })).statusCode).toBe(403);
  expect((await bring({ key: 'an-older-secret,-changed', from: '0812 0000 002' })).statusCode).toBe(200);
  const bare = await desk.app.inject({
    method: 'POST',
    url: '/channels/sms',
    payload: 'msisdn=1',
    headers: { 'content-type': 'text/plain' },
  });
  expect(bare.statusCode).toBe(403);
  expect(await received()).toBe(before + 1);
});

test('keywords: help in both languages, the state of one’s own tickets and of no others', async () => {
  const from = '0812 0000 003';
  expect(await kindOf({ from, text: 'BANTUAN' })).toBe('help');
  expect(await kindOf({ from, text: 'status' })).toBe('status');
  await kindOf({ from, text: 'Layar gelap' });
  const [ticket] = await ticketsOf('+628120000003');
  if (!ticket) throw new Error('no ticket');
  expect(await kindOf({ from, text: `STATUS ${ticket.number}` })).toBe('status');
  expect(await kindOf({ from: '0812 0000 004', text: `STATUS ${ticket.number}` })).toBe('status');
  expect(await kindOf({ from: '0812 0000 004', text: 'help' })).toBe('help');
  await channel.round();
  expect(textsTo('+628120000003').sort()).toEqual([
    `#${ticket.number} sudah kami terima, belum sempat kami lihat.`,
    expect.stringMatching(/tulis masalahnya/),
    expect.stringMatching(/Belum ada pesan/),
    expect.stringMatching(/Terima kasih/),
  ]);
  expect(textsTo('+628120000004').sort()).toEqual([
    expect.stringMatching(/write what is wrong/),
    expect.stringContaining(`Tidak ada pesan ${ticket.number}`),
  ]);
  expect(await ticketsOf('+628120000004')).toEqual([]);
});

test('STOP is honoured until START: the ticket is made, the agent sees why nothing goes out', async () => {
  const from = '0812 0000 005';
  expect(await kindOf({ from, text: 'Berhenti' })).toBe('stop');
  expect(await kindOf({ from, text: 'BERHENTI' })).toBe('stop');
  expect(await kindOf({ from, text: 'VPN putus' })).toBe('message');
  expect(await kindOf({ from, text: 'STATUS' })).toBe('status');
  const [ticket] = await ticketsOf('+628120000005');
  await answer(ticket?.id ?? '', 'Sambungkan lagi');
  await channel.round();
  expect(textsTo('+628120000005')).toEqual([expect.stringContaining('tidak akan mengirim SMS lagi')]);
  const [told] = await ticketsOf('+628120000005');
  expect(told?.messages.at(-1)).toMatchObject({ note: true, text: expect.stringContaining('STOP') });
  const refused = await desk.database.db
    .selectFrom('deliveries')
    .select(['state', 'error'])
    .where('ticket_id', '=', ticket?.id ?? '')
    .execute();
  expect(refused).toEqual([{ state: 'failed', error: expect.stringContaining('STOP') }]);
  await kindOf({ from, text: 'mulai' });
  await answer(ticket?.id ?? '', 'Sudah bisa?');
  await channel.round();
  expect(textsTo('+628120000005').slice(1).sort()).toEqual([`#${ticket?.number} Sudah bisa?`, expect.stringContaining('lewat SMS lagi')]);
});

test('machines are never answered, and two that answer each other stop', async () => {
  for (const from of ['TELKOMSEL', '3636', '+62 811 000 000'])
    expect(await kindOf({ from, text: 'Pulsa Anda hampir habis' })).toBe('automatic');
  const from = '0812 0000 006';
  for (let n = 0; n < 20; n += 1) await kindOf({ from, text: 'bantuan' });
  await channel.round();
  expect(textsTo('+628120000006')).toHaveLength(6);
  expect(provider.asked).toHaveLength(6);
  // A ticket each, since each is closed at once: what comes after the tenth joins the last.
  for (let n = 0; n < 12; n += 1) {
    await kindOf({ from, text: `Nomor ${n}` });
    await desk.database.db.updateTable('tickets').set({ status: 'closed' }).where('channel', '=', 'sms').execute();
  }
  expect(await ticketsOf('+628120000006')).toHaveLength(10);
  const kinds: string[] = [];
  for (let n = 0; n < 40; n += 1) kinds.push(await kindOf({ from, text: `Banjir ${n}` }));
  expect(kinds.filter((kind) => kind === 'message')).toHaveLength(28);
  expect(kinds.at(-1)).toBe('limited');
  desk.advance(3_700_000);
  expect(await kindOf({ from, text: 'Lagi' })).toBe('message');
});

test('policy decides: off takes and sends nothing, and only allowed prefixes are read and answered', async () => {
  const from = '0812 0000 007';
  await kindOf({ from, text: 'Sebelum dimatikan' });
  const [ticket] = await ticketsOf('+628120000007');
  await channel.round();
  await allow({ on: false, prefixes: [] });
  const off = await bring({ from });
  expect([off.statusCode, off.headers['retry-after']]).toEqual([503, '3600']);
  await answer(ticket?.id ?? '', 'Menunggu');
  provider.asked.length = 0;
  await channel.round();
  expect(provider.asked).toEqual([]);
  await allow({ on: true, prefixes: ['+65'] });
  expect(await kindOf({ from })).toBe('not-allowed');
  expect(await kindOf({ from: '+65 8123 4567', text: 'From Singapore' })).toBe('message');
  await channel.round();
  expect(provider.asked.map(({ fields }) => fields.msisdn)).toEqual(['+6581234567']);
  await allow({ on: true, prefixes: [] });
});

test('a provider that is down or busy loses nothing: the same id again, after as long as it asked for', async () => {
  const from = '0812 0000 008';
  provider.answer = { status: 429, headers: { 'retry-after': '120' } };
  await kindOf({ from, text: 'Jaringan putus' });
  await channel.round();
  expect(await health()).toMatchObject([
    { name: expect.stringMatching(/^http 127.* out$/), part: 'out', error: expect.stringContaining('429') },
  ]);
  desk.advance(119_000);
  await channel.round();
  const first = provider.asked.length;
  provider.answer = { status: 503 };
  desk.advance(3 * 60_000);
  await channel.round();
  desk.advance(6 * 3_600_000);
  provider.answer = { status: 200 };
  await channel.round();
  expect(first).toBe(1);
  expect(provider.asked).toHaveLength(3);
  expect(new Set(provider.asked.map(({ fields }) => fields.ref)).size).toBe(1);
  expect(await health()).toMatchObject([{ error: null, okAt: expect.any(String) }]);

  await kindOf({ from, text: 'Satu lagi' });
  const [ticket] = await ticketsOf('+628120000008');
  provider.answer = { status: 400, body: 'invalid number' };
  await answer(ticket?.id ?? '', 'Ditolak');
  await channel.round();
  const rows = await desk.database.db
    .selectFrom('deliveries')
    .select(['state', 'error'])
    .where('ticket_id', '=', ticket?.id ?? '')
    .where('state', '=', 'failed')
    .execute();
  expect(rows).toEqual([{ state: 'failed', error: expect.stringContaining('invalid number') }]);
});

test('a delivery report of the provider: only a failure is noted, once, and only of an SMS of ours', async () => {
  const from = '0812 0000 009';
  await kindOf({ from, text: 'Suara hilang' });
  await channel.round();
  const [ticket] = await ticketsOf('+628120000009');
  await answer(ticket?.id ?? '', 'Naikkan volumenya');
  await channel.round();
  const ref = provider.asked.find(({ fields }) => fields.message?.includes('Naikkan'))?.fields.ref ?? '';
  expect(await kindOf({ report: { client_ref: ref, dlr: 'DELIVERED' } })).toBe('report');
  expect((await ticketsOf('+628120000009'))[0]?.status).toBe('waiting');
  for (let n = 0; n < 2; n += 1) expect(await kindOf({ report: { client_ref: ref, dlr: 'UNDELIVERED' } })).toBe('report');
  expect(await kindOf({ report: { client_ref: 'x', dlr: 'FAILED' } })).toBe('report');
  const [after] = await ticketsOf('+628120000009');
  expect(after?.status).toBe('open');
  expect(after?.messages.filter(({ note, text }) => note && text.includes('UNDELIVERED'))).toHaveLength(1);
});

test('the link of a long answer leads to the person’s own page, the same each time, and only where there is one', async () => {
  const from = '0812 0000 010';
  await kindOf({ from, text: 'Layar berkedip' });
  const [ticket] = await ticketsOf('+628120000010');
  const about = {
    ticketId: ticket?.id ?? '',
    contactId: (await desk.database.db.selectFrom('contacts').select('id').where('address', '=', '+628120000010').executeTakeFirstOrThrow())
      .id,
    language: 'id' as const,
  };
  const make = () => desk.database.transaction((unit) => webLink(unit, desk.context, about));
  expect(await make()).toBeNull();
  const { version: _, ...policy } = (await admin.call('GET', '/api/v1/agent/policy')).json();
  await admin.call('PUT', '/api/v1/agent/policy', { ...policy, sitePublic: true, siteUrl: 'https://bantuan.example.id/help/' });
  const address = (await make()) ?? '';
  expect(address).toMatch(/^https:\/\/bantuan\.example\.id\/help\/id\/my\/[\w-]{43}$/);
  expect(await make()).toBe(address);
  expect(await findLink(desk.database.db, address.slice(-43), desk.context.now())).toMatchObject({ ticketId: about.ticketId });
  const other = {
    ...about,
    contactId: (await desk.database.db.selectFrom('contacts').select('id').where('id', '<>', about.contactId).executeTakeFirstOrThrow()).id,
  };
  expect(await desk.database.transaction((unit) => webLink(unit, desk.context, other)), 'one link for a ticket').toBeNull();
});

test.each([
  [{ PANDU_SMS_GAMMU: '/var/spool/gammu' }, /PANDU_SMS_COUNTRY/],
  [{ PANDU_SMS_COUNTRY: '+62' }, /needs a way out/],
  [{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_HTTP_URL: 'http://provider.example/send' }, /https/],
  [{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_HTTP_URL: 'https://u:p@provider.example/send' }, /without user/],
  [{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_GAMMU: '/x', PANDU_SMS_HTTP_SECRET: 'short' }, /16 characters/],
  [{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_GAMMU: '/x', PANDU_SMS_HTTP_URL: 'https://a.example' }, /not both/],
])('a configuration that cannot work is refused in one line: %j', (env, line) => {
  expect(() => readSmsConfig(env as Record<string, string>)).toThrow(line);
});

test('without any of its variables there is no SMS, and no address for it', async () => {
  expect(readSmsConfig({ PANDU_HOST: '127.0.0.1' })).toBeNull();
  const without = await openDesk();
  const reply = await without.app.inject({ method: 'POST', url: '/channels/sms', payload: '' });
  await without.close();
  expect(reply.statusCode).toBe(404);
});

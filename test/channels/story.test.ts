import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, test as everyTest, expect } from 'vitest';
import { mirrorDue } from '../../helpdesk/bridges/mirror.ts';
import { pullOnce } from '../../helpdesk/bridges/pull.ts';
import { rtBridge } from '../../helpdesk/bridges/rt/rt.ts';
import { registerBridge } from '../../helpdesk/bridges/runner.ts';
import { startMail } from '../../helpdesk/channels/mail/start.ts';
import { startSms } from '../../helpdesk/channels/sms/start.ts';
import type { AgentCall, AgentTicket } from '../../shared/api/agent-routes.ts';
import { contentDigest, type Desk, newId, openDesk } from '../integration/helpdesk/desk.ts';
import { png } from '../support/pictures.ts';
import { type DeskServer, able as root, startDeskServer } from './desk-server.ts';
import { freePort } from './free-port.ts';

/** Postfix, Dovecot, gammu-smsd and Request Tracker, all real; what is missing was said by the tests of each. */
const able = root && existsSync('/usr/sbin/dovecot') && existsSync('/usr/bin/gammu-smsd');
const test = everyTest.skipIf(!able);
const run = promisify(execFile);
const script = (name: string, ...args: string[]) => run('sh', [join(import.meta.dirname, name), ...args], { timeout: 60_000 });
const silent = { info: () => {}, warn: () => {} };

let desk: Desk;
let rt: DeskServer;
let smtp = 0;
let mail: ReturnType<typeof startMail>;
let sms: ReturnType<typeof startSms>;
let [mailFolder, smsFolder] = ['', ''];

beforeAll(async () => {
  if (!able) return;
  [mailFolder, smsFolder] = [await mkdtemp(join(tmpdir(), 'pandu-story-mail-')), await mkdtemp(join(tmpdir(), 'pandu-story-sms-'))];
  const imap = await freePort();
  smtp = await freePort();
  await script('mail-servers.sh', 'start', mailFolder, `${smtp}`, `${imap}`);
  await script('gammu.sh', 'start', smsFolder);
  rt = await startDeskServer('rt/rt-server.sh');
  desk = await openDesk();
  const admin = await desk.user('admin');
  const { version: _, ...policy } = (await admin.call('GET', '/api/v1/agent/policy')).json();
  await admin.call('PUT', '/api/v1/agent/policy', { ...policy, sms: { on: true, prefixes: ['+62'] } });
  mail = startMail(
    desk.context,
    desk.bus,
    {
      ...{ address: 'help@desk.test', name: 'Help desk', language: 'id', authserv: null, aliases: [], leads: [], desk: null },
      imap: { host: '127.0.0.1', port: imap, secure: false, login: { user: 'help', pass: 'secret' }, folder: 'INBOX' },
      smtp: { host: '127.0.0.1', port: smtp, secure: false, login: null },
    },
    silent,
  );
  const settings = { country: '+62', own: '+62811000000', language: 'id', gammu: smsFolder, sending: null, receiving: null } as const;
  sms = startSms(desk.context, desk.bus, settings, silent, async () => null);
}, 400_000);
afterAll(async () => {
  if (!able) return;
  await sms?.stop();
  await mail?.stop();
  await desk?.close();
  await rt?.stop();
  await script('gammu.sh', 'stop', smsFolder);
  await script('mail-servers.sh', 'stop', mailFolder);
  for (const folder of [mailFolder, smsFolder]) await rm(folder, { recursive: true, force: true });
}, 60_000);

/** What the network brought to the modem, as gammu keeps it. */
async function smsFrom(number: string, text: string, at: number): Promise<void> {
  const hex = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase();
  const lines = ['[SMSBackup00]', 'PDU = Deliver', `DateTime = 20261124T19100${at}`, 'State = UnRead'];
  lines.push(`Number = "${number}"`, `NumberUnicode = ${hex(number)}`, `Text00 = ${hex(text)}`, 'Coding = Unicode_No_Compression');
  lines.push('Folder = 1', `Length = ${text.length}`, 'Class = -1', '');
  const draft = join(smsFolder, `draft-${at}`);
  await writeFile(draft, lines.join('\n'));
  await rename(draft, join(smsFolder, 'phone/sms/1', `${at}`));
}
const smsSent = async () => {
  const names = await readdir(join(smsFolder, 'sent'));
  return await Promise.all(names.map(async (name) => (await readFile(join(smsFolder, 'sent', name))).toString('utf16le').slice(1)));
};
async function mailsOf(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const part of ['new', 'cur']) {
    const path = join(mailFolder, 'mail', name, part);
    for (const file of await readdir(path).catch(() => [])) found.push(await readFile(join(path, file), 'utf8'));
  }
  return found;
}

test('one person, four ways, one ticket: phone, mail, SMS, tray; Request Tracker has it all, and it becomes a tip', {
  timeout: 300_000,
}, async () => {
  const { db } = desk.database;
  const [agent, editor, rina] = [await desk.user('agent'), await desk.user('editor'), await desk.enrol('rina')];
  const read = async (id: string): Promise<AgentTicket> => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
  const ticketOf = async (text: string): Promise<AgentTicket> => {
    const found = async () =>
      await db.selectFrom('messages').select('ticket_id').where('text', 'like', `%${text}%`).where('sender', '=', 'user').execute();
    const rounds = async () => {
      await Promise.all([mail.round(), sms.round()]);
      return (await found()).length;
    };
    await expect.poll(rounds, { timeout: 60_000, interval: 300 }).toBe(1);
    return await read((await found())[0]?.ticket_id ?? '');
  };
  const bridge = rtBridge({
    url: rt.env.RT_URL ?? '',
    queue: rt.env.RT_QUEUE ?? '',
    token: rt.env.RT_BRIDGE_TOKEN ?? '',
    timeoutMs: 60_000,
  });
  await registerBridge(desk.context, bridge.name);
  await pullOnce(desk.context, bridge, 600_000);
  const mirror = () => mirrorDue(desk.context, bridge, { callMs: 60_000, settleMs: 10_000, retryMs: 30_000 });

  // She phones, and reads the code that her desktop shows; the agent opens her computer, writes down what she says, asks for facts.
  const { code } = (await rina.call('POST', '/desktops/me/support-code', {})).json();
  const call: AgentCall = (await agent.call('POST', '/api/v1/agent/calls', { code })).json();
  expect(call.desktop.id).toBe(rina.id);
  const notes = { text: 'Pencetak di lantai dua diam saja.', hinders: 'blocked' };
  expect((await agent.call('PUT', `/api/v1/agent/calls/${call.id}/notes/${newId()}`, notes)).statusCode).toBe(200);
  const asked: AgentCall = (await agent.call('POST', `/api/v1/agent/calls/${call.id}/diagnostics`, {})).json();
  const ticketId = asked.ticketId ?? '';
  const inTray = async () => (await rina.feed()).changes.findLast(({ ticket }) => ticket !== undefined)?.ticket;
  expect(
    (await inTray())?.messages.map(({ text }) => text),
    'in My reports at once',
  ).toContain(notes.text);
  const taken = '2026-11-24T04:00:00.000Z';
  const sections = [{ id: 'printers', status: 'ok', takenAt: taken, durationMs: 2, data: {} }];
  const set = JSON.stringify({ schema: 1, id: asked.asked, takenAt: taken, findings: [], sections, pandu: { version: '0.1.0' } });
  const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(set) };
  const sent = await rina.call('PUT', `/tickets/${ticketId}/diagnostics/${asked.asked}`, Buffer.from(set), headers);
  expect(sent.statusCode, sent.body).toBe(200);
  await mirror();

  // From home she mails a picture. It is a ticket of its own until somebody who knows says that it is the same.
  const transport = createTransport({ host: '127.0.0.1', port: smtp, secure: false, ignoreTLS: true });
  const picture = { filename: 'printer.png', content: Buffer.from(png()), contentType: 'image/png' };
  await transport.sendMail({ from: 'Rina <budi@home.test>', to: 'help@desk.test', text: 'Ini fotonya', attachments: [picture] });
  const byMail = await ticketOf('Ini fotonya');
  expect(byMail.messages[0]?.attachments).toMatchObject([{ kind: 'picture' }]);
  const merged = await agent.call('PUT', `/api/v1/agent/tickets/${byMail.id}/merge`, { into: ticketId });
  expect(merged.statusCode, merged.body).toBe(200);

  // By SMS she asks how it stands. Her number is new to us: the first SMS is tied in the same way, and then the number knows.
  await smsFrom('+628123456789', 'Pencetak lantai dua bagaimana?', 1);
  const bySms = await ticketOf('lantai dua bagaimana');
  expect((await agent.call('PUT', `/api/v1/agent/tickets/${bySms.id}/merge`, { into: ticketId })).statusCode).toBe(200);
  const { number } = await read(ticketId);
  await smsFrom('+628123456789', 'STATUS', 2);
  const smsAbout = async (part: string) => {
    await sms.round();
    return (await smsSent()).filter((text) => text.includes(part)).length;
  };
  await expect.poll(() => smsAbout(`#${number}`), { timeout: 60_000, interval: 300 }).toBeGreaterThan(0);

  // She answers the acknowledgement by mail: the last way is mail, and there the answer goes, and to the tray.
  await mail.round();
  await expect.poll(async () => (await mailsOf('budi')).length, { timeout: 60_000 }).toBeGreaterThan(0);
  const to = /^Reply-To:.*<([^>]+)>/im.exec((await mailsOf('budi'))[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? '')?.[1];
  await transport.sendMail({ from: 'Rina <budi@home.test>', to, text: 'Masih diam, saya tunggu' });
  expect((await ticketOf('saya tunggu')).mergedInto?.id ?? ticketId).toBe(ticketId);
  const answer = {
    ...{ problem: 'Tidak ada kertas yang keluar.', cause: 'Antrean cetak berhenti.', causeKind: 'server', alternatives: '' },
    steps: ['Buka setelan pencetak.', 'Pilih **Lanjutkan**.'],
  };
  const replied = await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: '', answer, note: false });
  expect(replied.statusCode, replied.body).toBe(200);
  expect(JSON.stringify((await inTray())?.messages.at(-1))).toContain('Antrean cetak berhenti');
  const answered = async () => {
    await mail.round();
    return (await mailsOf('budi')).filter((one) => one.includes('Antrean cetak berhenti')).length;
  };
  await expect.poll(answered, { timeout: 60_000 }).toBe(1);

  // One ticket, one history, whatever the way.
  const whole = await read(ticketId);
  expect(whole.freshSets).toMatchObject([{ state: 'sent' }]);
  const said = whole.messages.map(({ text, channel }) => [channel, text.split('\n')[0]]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['phone', notes.text],
      ['email', 'Ini fotonya'],
      ['sms', 'Pencetak lantai dua bagaimana?'],
      ['email', 'Masih diam, saya tunggu'],
    ]),
  );
  const queue = (await agent.call('GET', '/api/v1/agent/tickets?status=active')).json().items as { id: string }[];
  expect(queue.map(({ id }) => id)).toEqual([ticketId]);

  // Request Tracker has all of it.
  for (let round = 0; round < 3; round += 1) await mirror();
  const there: string[] = [];
  const links = await db.selectFrom('bridge_links').select('remote_id').where('bridge', '=', bridge.name).execute();
  for (const { remote_id } of links)
    for (const event of await bridge.readHistory(remote_id)) if (event.kind === 'message') there.push((await event.load()).text);
  for (const text of ['Antrean cetak berhenti', 'saya tunggu']) expect(there.filter((one) => one.includes(text))).toHaveLength(1);

  // And the next person finds it.
  const tip = await editor.call('POST', `/api/v1/agent/tickets/${ticketId}/tip`);
  expect(tip.statusCode, tip.body).toBe(201);
  const { id, draft } = tip.json();
  const text = { title: 'Pencetak diam saja', ...answer, keywords: ['printer'], causeKind: undefined };
  const { causeKind: _, ...words } = text;
  const saved = await editor.call('PUT', `/api/v1/agent/tips/${id}`, { ...draft, app: 'Printing', texts: { en: words, id: words } });
  expect(saved.statusCode, saved.body).toBe(200);
  expect((await editor.call('POST', `/api/v1/agent/tips/${id}/publish`)).statusCode).toBe(200);
  expect((await rina.feed()).changes.some((change) => change.kind === 'tip' && change.id === id)).toBe(true);
});

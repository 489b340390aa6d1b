import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMail } from '../../../helpdesk/channels/mail/read.ts';
import { receiveMail } from '../../../helpdesk/channels/mail/receive.ts';
import { replyAddress } from '../../../helpdesk/channels/mail/thread.ts';
import { deliverDue } from '../../../helpdesk/services/deliveries.ts';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import type { Report } from '../../../shared/model/report.ts';
import { packReportFile } from '../../../shared/report-file/pack.ts';
import { hostile } from '../../support/mail/hostile.ts';
import { multipart, raw } from '../../support/mail/raw.ts';
import { provingWith, toPack } from '../../support/report-file.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk, reportOf } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let ani: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  ani = await desk.enrol('ani');
}, 60_000);
afterAll(() => desk.close());

const receiver = { own: ['help@desk.example'], authserv: 'mx.desk.example' };
const arrive = async (source: Buffer) => receiveMail(desk.context, receiver, await readMail(source));
const read = async (id: string | null): Promise<AgentTicket> => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
const tickets = async () =>
  Number(
    (
      await desk.database.db
        .selectFrom('tickets')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  );
let count = 0;
const mail = (headers: Record<string, string> = {}, body?: string) => {
  count += 1;
  return raw({ 'Message-ID': `<${count}@home.example>`, ...headers }, body);
};
const tokenOf = async (ticketId: string | null) =>
  (
    await desk.database.db
      .selectFrom('mail_threads')
      .select('token')
      .where('ticket_id', '=', ticketId ?? '')
      .executeTakeFirstOrThrow()
  ).token;

test('a mail is one ticket, however often and by however many at once it is brought; it is acknowledged once', async () => {
  const source = mail({ From: 'Budi <Budi@Example.org>', Subject: 'Re: Printer =?utf-8?Q?m=C3=A4ti?=' });
  const before = await tickets();
  const all = await Promise.all([arrive(source), arrive(source), arrive(source)]);
  all.push(await arrive(source));
  expect(all.filter(({ opened }) => opened)).toHaveLength(1);
  expect(all.filter(({ kind }) => kind === 'again')).toHaveLength(3);
  expect(await tickets()).toBe(before + 1);
  const ticket = await read(all.find(({ opened }) => opened)?.ticketId ?? null);
  expect(ticket).toMatchObject({ title: 'Printer mäti', channel: 'email', desktop: null, contact: { address: 'budi@example.org' } });
  const sent: string[] = [];
  await deliverDue(desk.context, 'email', async ({ ticketId }) => {
    sent.push(ticketId);
    return { state: 'sent' };
  });
  expect(sent).toEqual([ticket.id]);
});

test('it goes on by the token, in the address or in a Message-ID of ours, and by an own mail; not by a number in the subject', async () => {
  const first = await arrive(mail({ 'Message-ID': '<own@home.example>', Subject: 'Layar' }));
  const token = await tokenOf(first.ticketId);
  const number = (await read(first.ticketId)).number;
  const byAddress = await arrive(mail({ To: replyAddress('help@desk.example', token), From: 'ani@work.example' }));
  const byReference = await arrive(mail({ 'In-Reply-To': `<${newId()}.${token}@desk.example>` }));
  const byOwn = await arrive(mail({ References: '<own@home.example>' }));
  expect([byAddress, byReference, byOwn].map(({ ticketId }) => ticketId)).toEqual([first.ticketId, first.ticketId, first.ticketId]);
  const bySubject = await arrive(mail({ Subject: `Re: [#${number}] Layar` }));
  const byStranger = await arrive(mail({ References: '<own@home.example>', From: 'eve@evil.example' }));
  const byGuess = await arrive(mail({ To: replyAddress('help@desk.example', 'a'.repeat(16)) }));
  for (const one of [bySubject, byStranger, byGuess]) {
    expect(one.opened).toBe(true);
    expect(one.ticketId).not.toBe(first.ticketId);
  }
  expect((await read(first.ticketId)).messages).toHaveLength(4);
});

test('another sender cannot make a mail vanish by using its Message-ID first', async () => {
  const eve = await arrive(mail({ 'Message-ID': '<same@x>', From: 'eve@evil.example' }));
  const budi = await arrive(mail({ 'Message-ID': '<same@x>' }));
  expect([eve.opened, budi.opened]).toEqual([true, true]);
});

test.each([
  ['own', { From: 'help@desk.example' }],
  ['auto', { 'Auto-Submitted': 'auto-replied' }],
  ['list', { 'List-Id': '<all.example.org>' }],
] as const)('%s: no ticket, no acknowledgement, though it carries a token', async (kind, headers) => {
  const first = await arrive(mail());
  const before = await tickets();
  const token = await tokenOf(first.ticketId);
  const again = await arrive(mail({ To: replyAddress('help@desk.example', token), ...headers }));
  expect(again).toEqual({ kind, ticketId: null, opened: false });
  expect(await tickets()).toBe(before);
  expect((await read(first.ticketId)).messages).toHaveLength(1);
});

test('a bounce with the token of the ticket makes it wait for us again and says why; a forged one does nothing', async () => {
  const { ticketId } = await arrive(mail({ From: 'gone@example.org' }));
  await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: 'Coba ini', answer: null, note: false });
  await deliverDue(desk.context, 'email', async () => ({ state: 'sent' }));
  const delivery = await desk.database.db
    .selectFrom('deliveries')
    .select(['id'])
    .where('ticket_id', '=', ticketId ?? '')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const bounce = (token: string) =>
    multipart(
      'report; report-type=delivery-status',
      [
        { type: 'text/plain', body: 'It did not arrive.' },
        {
          type: 'message/delivery-status',
          body: 'Reporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user',
        },
        { type: 'text/rfc822-headers', body: `Message-ID: <${delivery.id}.${token}@desk.example>\nSubject: x` },
      ],
      { From: 'MAILER-DAEMON@mx.example', 'Return-Path': '<>', 'Message-ID': `<${newId()}@mx.example>` },
    );
  expect(await arrive(bounce('b'.repeat(16)))).toMatchObject({ kind: 'bounce', ticketId: null });
  expect((await read(ticketId)).status).toBe('waiting');
  expect(await arrive(bounce(await tokenOf(ticketId)))).toMatchObject({ kind: 'bounce', ticketId });
  const ticket = await read(ticketId);
  expect(ticket.status).toBe('open');
  expect(ticket.messages.at(-1)).toMatchObject({ from: 'system', note: true, text: expect.stringContaining('550 no such user') });
});

test('only a verified address that our mail server vouches for is the user of a desktop', async () => {
  const from = { From: 'Ani <ani@office.example>' };
  const vouched = { 'Authentication-Results': 'mx.desk.example; dmarc=pass header.from=office.example' };
  const before = await arrive(mail({ ...from, ...vouched }));
  expect((await read(before.ticketId)).desktop).toBeNull();
  await desk.database.db
    .updateTable('contacts')
    .set({ desktop_id: ani.id, verified_at: new Date() })
    .where('address', '=', 'ani@office.example')
    .execute();
  const forged = await arrive(mail(from));
  expect((await read(forged.ticketId)).desktop).toBeNull();
  const real = await arrive(mail({ ...from, ...vouched }));
  const { number, desktop } = await read(real.ticketId);
  expect(desktop?.id).toBe(ani.id);
  expect((await ani.feed()).changes.some(({ ticket }) => ticket?.number === number)).toBe(true);
});

test('pictures are kept and shown, a page that says it is one is a download', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('rest')]);
  const { ticketId } = await arrive(
    multipart(
      'related',
      [
        { type: 'text/html', body: 'Lihat <img src="cid:1" alt="layar">' },
        {
          type: 'image/png',
          headers: { 'Content-ID': '<1>', 'Content-Transfer-Encoding': 'base64', 'Content-Disposition': 'inline' },
          body: png.toString('base64'),
        },
        { type: 'image/png', headers: { 'Content-Disposition': 'attachment; filename="evil.png"' }, body: '<script>' },
      ],
      { 'Message-ID': '<pictures@home.example>' },
    ),
  );
  const ticket = await read(ticketId);
  expect(ticket.messages[0]?.text).toBe('Lihat [layar]');
  expect(ticket.messages[0]?.attachments.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([
    ['picture', 'image/png'],
    ['file', 'application/octet-stream'],
  ]);
  const bytes = await agent.call('GET', `/api/v1/agent/tickets/${ticketId}/attachments/${ticket.messages[0]?.attachments[0]?.id}`);
  expect(bytes.rawPayload.equals(png)).toBe(true);
});

test('somebody whose mails run in circles has ten tickets in an hour, and everything is in them', async () => {
  const made = new Set<string | null>();
  for (let at = 0; at < 14; at += 1) made.add((await arrive(mail({ From: 'loop@example.org' }, `${at}\n`))).ticketId);
  expect(made.size).toBe(10);
  const contact = await desk.database.db
    .selectFrom('contacts')
    .select('id')
    .where('address', '=', 'loop@example.org')
    .executeTakeFirstOrThrow();
  const messages = await desk.database.db.selectFrom('messages').select('text').where('contact_id', '=', contact.id).execute();
  expect(messages).toHaveLength(14);
});

test('every hostile mail is stored, and read again by the console', async () => {
  for (const { source } of hostile) {
    const result = await arrive(source);
    if (result.ticketId === null) continue;
    const reply = await agent.call('GET', `/api/v1/agent/tickets/${result.ticketId}`);
    expect(reply.statusCode).toBe(200);
  }
  const stored = await desk.database.db.selectFrom('mails').select('kind').where('kind', '=', 'person').execute();
  expect(stored.length).toBeGreaterThan(hostile.length / 2);
}, 60_000);

const withFile = (file: Uint8Array, headers: Record<string, string>, name = 'report-1.pandu', text = 'Ini laporan saya.') =>
  multipart(
    'mixed',
    [
      { type: 'text/plain', body: text },
      {
        type: 'application/octet-stream',
        headers: { 'Content-Transfer-Encoding': 'base64', 'Content-Disposition': `attachment; filename="${name}"` },
        body: Buffer.from(file).toString('base64').replace(/.{76}/g, '$&\n'),
      },
    ],
    headers,
  );
const fileOf = (report: Report, token = ani.token) => packReportFile(toPack(ani.id, report), provingWith(token)) ?? new Uint8Array();

test('a report file in a mail is the ticket of its report, the mail a turn of it, and the answer goes to both', async () => {
  const report = reportOf();
  const source = withFile(fileOf(report), { 'Message-ID': '<file-1@home.example>', From: 'Ani <ani@home.example>' });
  const before = await tickets();
  const all = await Promise.all([arrive(source), arrive(source)]);
  const { ticketId } = all.find(({ kind }) => kind === 'person') ?? { ticketId: null };
  expect(all.map(({ kind }) => kind).toSorted()).toEqual(['again', 'person']);
  expect((await ani.call('PUT', `/reports/${report.id}`, JSON.parse(JSON.stringify(report)))).json()).toMatchObject({
    code: 'content-differs',
  });
  const later = await ani.call('PUT', `/reports/${report.id}`, Buffer.from(toPack(ani.id, report).report), {
    'content-type': 'application/json',
  });
  expect(later.json()).toMatchObject({ ticketId });
  // A colleague sends the same file on, by a mail of their own.
  const again = await arrive(
    withFile(fileOf(report), { 'Message-ID': '<file-2@home.example>', From: 'Ani <ani@home.example>' }, 'x.zip', ''),
  );
  expect(again).toEqual({ kind: 'person', ticketId, opened: false });
  expect(await tickets()).toBe(before + 1);
  const ticket = await read(ticketId);
  expect(ticket).toMatchObject({ channel: 'tray', report: { id: report.id }, desktop: { id: ani.id } });
  expect(ticket.messages.map(({ channel, text }) => [channel, text])).toEqual([
    ['tray', report.message],
    ['email', 'Ini laporan saya.'],
    ['email', 'x.zip'],
  ]);
  expect(ticket.messages.flatMap(({ attachments }) => attachments)).toEqual([]);
  await agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: 'Coba ini', answer: null, note: false });
  const out: string[] = [];
  await deliverDue(desk.context, 'email', async (delivery) => {
    if (delivery.ticketId === ticketId) out.push(delivery.contactId);
    return { state: 'sent' };
  });
  // One acknowledgement, one answer.
  expect([out.length, new Set(out).size]).toEqual([2, 1]);
  expect((await ani.feed()).changes.at(-1)?.ticket?.messages.at(-1)?.text).toBe('Coba ini');
});

test('a report file that is cut or of nobody leaves the mail an ordinary ticket, with the file and the reason', async () => {
  const bad = fileOf(reportOf()).subarray(0, -30);
  const { ticketId, opened } = await arrive(withFile(bad, { 'Message-ID': '<file-3@home.example>', From: 'cut@home.example' }));
  expect(opened).toBe(true);
  const ticket = await read(ticketId);
  expect(ticket.messages[0]?.text).toContain('could not be imported (report-file-unreadable)');
  expect(ticket.messages[0]?.attachments).toMatchObject([{ name: 'report-1.pandu', bytes: bad.length }]);
  const forged = await arrive(
    withFile(fileOf(reportOf(), 'desk_forged'), { 'Message-ID': '<file-4@home.example>', From: 'eve@home.example' }),
  );
  expect((await read(forged.ticketId)).messages[0]?.text).toContain('report-file-unproven');
});

test('a report file in a reply is a ticket of its own, and the conversation says which', async () => {
  const first = await arrive(mail({ Subject: 'Layar', From: 'reply@home.example' }));
  const report = reportOf();
  const to = replyAddress('help@desk.example', await tokenOf(first.ticketId));
  const reply = await arrive(withFile(fileOf(report), { 'Message-ID': '<file-5@home.example>', To: to }));
  expect(reply.ticketId).toBe(first.ticketId);
  const made = await desk.database.db.selectFrom('tickets').select('number').where('report_id', '=', report.id).executeTakeFirst();
  expect((await read(first.ticketId)).messages.at(-1)?.text).toContain(`report-1.pandu was imported: ticket #${made?.number}.`);
});

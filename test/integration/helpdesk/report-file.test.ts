import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../../shared/model/report.ts';
import { packReportFile } from '../../../shared/report-file/pack.ts';
import { hex, provingWith, toPack } from '../../support/report-file.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk, picture, reportOf } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let other: AgentClient;
let rina: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  other = await desk.user('editor');
  rina = await desk.enrol('rina');
}, 60_000);
afterAll(() => desk.close());

const binary = { 'x-pandu': '1', 'content-type': 'application/octet-stream' };
const bring = (file: Uint8Array, by: AgentClient = agent) => by.call('POST', '/api/v1/agent/report-files', Buffer.from(file), binary);

/** A report with a picture: as a file, and as its desktop sends it. */
function made(desktop: DesktopClient = rina, token = desktop.token) {
  const one = picture();
  const report = reportOf({ attachments: [one.ref] });
  const packed = toPack(desktop.id, report, [one.bytes]);
  const file = packReportFile(packed, provingWith(token)) ?? new Uint8Array();
  const json = Buffer.from(packed.report);
  const consent = `sha256="${hex(json)}";at="${report.createdAt}";shown=?1`;
  const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(json), 'pandu-consent': consent };
  return {
    report,
    file,
    send: () => desktop.call('PUT', `/reports/${report.id}`, json, headers),
    sendPacked: () =>
      desktop.call('PUT', `/reports/${report.id}`, gzipSync(json), {
        ...headers,
        'content-encoding': 'gzip',
        'content-digest': contentDigest(gzipSync(json)),
      }),
    sendPicture: () =>
      desktop.call('PUT', `/reports/${report.id}/attachments/${one.ref.id}`, one.bytes, {
        'content-type': 'image/png',
        'content-digest': contentDigest(one.bytes),
      }),
  };
}
const ticketsOf = async (report: Report) => {
  const rows = await desk.database.db.selectFrom('tickets').select('id').where('report_id', '=', report.id).execute();
  return rows.map(({ id }) => id);
};
const whole = async (id: string) => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();

test('a file is the very ticket that its desktop makes: with its picture and consent, in its feed, written down', async () => {
  const { report, file } = made();
  const reply = await bring(file);
  expect(reply.json()).toEqual({ ticketId: expect.any(String), number: expect.any(Number), again: false });
  const { ticketId, number } = reply.json();
  const ticket = await whole(ticketId);
  expect(ticket).toMatchObject({
    channel: 'tray',
    reportComplete: true,
    report: { id: report.id, message: report.message },
    consent: { at: report.createdAt, shown: true },
    desktop: { id: rina.id },
    messages: [{ id: report.id, author: 'rina' }],
  });
  const shown = await agent.call('GET', `/api/v1/agent/tickets/${ticketId}/attachments/${report.attachments[0]?.id}`);
  expect(hex(shown.rawPayload)).toBe(report.attachments[0]?.sha256);
  expect((await rina.feed()).changes.at(-1)?.ticket?.number).toBe(number);
  const log = await (await desk.user('admin')).call('GET', `/api/v1/agent/audit?q=report.import`);
  expect(log.json().items[0]).toMatchObject({ actor: agent.login, action: 'report.import', subject: `#${number}` });
});

const orders = [
  ['file', 'send', 'sendPicture'],
  ['send', 'file', 'sendPicture'],
  ['send', 'sendPicture', 'file'],
  ['file', 'sendPicture', 'sendPacked'],
  ['file', 'file', 'send', 'sendPicture', 'file'],
] as const;
test.each(orders.map((order) => [order.join(', '), order] as const))('in any order it is one ticket: %s', async (_, order) => {
  const one = made();
  const seen = new Set<string>();
  for (const step of order) {
    const reply = await (step === 'file' ? bring(one.file) : one[step]());
    expect(reply.statusCode, reply.body).toBe(200);
    if ('ticketId' in reply.json()) seen.add(reply.json().ticketId);
  }
  expect([...seen]).toEqual(await ticketsOf(one.report));
  expect(seen.size).toBe(1);
  expect(await whole([...seen][0] ?? '')).toMatchObject({ reportComplete: true, messages: [{ id: one.report.id }] });
});

test('from two agents at once while its desktop sends it, ten times over: one ticket, and one of them made it at most', async () => {
  for (let round = 0; round < 10; round += 1) {
    const one = made();
    const replies = await Promise.all([bring(one.file), bring(one.file, other), one.send(), bring(one.file), one.sendPacked()]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const tickets = await ticketsOf(one.report);
    expect(tickets).toHaveLength(1);
    expect(replies.map((reply) => reply.json().ticketId)).toEqual(replies.map(() => tickets[0]));
    expect(replies.filter((reply) => reply.json().again === false).length).toBeLessThanOrEqual(1);
    expect((await whole(tickets[0] ?? '')).reportComplete).toBe(true);
  }
});

const codeOf = async (file: Uint8Array) => {
  const reply = await bring(file);
  return [reply.statusCode, reply.json().code];
};

test('changed, cut, foreign, empty: refused with what it is, and nothing is stored', async () => {
  const { file, report } = made();
  const changed = Buffer.from(file);
  const at = changed.indexOf('LibreOffice');
  changed[at] = 'X'.charCodeAt(0);
  for (const bad of [changed, file.subarray(0, -1), file.subarray(0, 500), Buffer.from('PK'), randomBytes(2000), Buffer.alloc(1)])
    expect(await codeOf(bad)).toEqual([422, 'report-file-unreadable']);
  expect(await ticketsOf(report)).toEqual([]);
});

test('only an enrolled desktop can make one, for itself', async () => {
  const stranger = { ...rina, id: newId() };
  expect(await codeOf(made(stranger).file)).toEqual([422, 'report-file-unproven']);
  expect(await codeOf(made(rina, 'desk_guessed').file)).toEqual([422, 'report-file-unproven']);
  const budi = await desk.enrol('budi');
  expect(await codeOf(made(rina, budi.token).file)).toEqual([422, 'report-file-unproven']);
  const gone = made(budi);
  await (await desk.user('admin')).call('DELETE', `/api/v1/agent/desktops/${budi.id}`);
  const reply = await bring(gone.file);
  expect(reply.json()).toMatchObject({ code: 'report-file-unproven', detail: 'The desktop that made it was removed.' });
});

test('a file of before a new token counts when its desktop has sent the very same report since, and only then', async () => {
  const sari = await desk.enrol('sari');
  const old = made(sari, 'desk_the_token_before');
  expect(await codeOf(old.file)).toEqual([422, 'report-file-unproven']);
  await old.send();
  expect((await bring(old.file)).json()).toMatchObject({ again: true });
  expect(await whole((await ticketsOf(old.report))[0] ?? '')).toMatchObject({ reportComplete: true });
});

test('the same id with other content, another desktop, a report that lies about its pictures: refused', async () => {
  const first = made();
  await bring(first.file);
  const otherText = toPack(rina.id, { ...first.report, message: 'other', attachments: [] });
  expect(await codeOf(packReportFile(otherText, provingWith(rina.token)) ?? new Uint8Array())).toEqual([409, 'content-differs']);
  const tono = await desk.enrol('tono');
  const stolen = toPack(tono.id, { ...first.report, attachments: [] });
  expect((await codeOf(packReportFile(stolen, provingWith(tono.token)) ?? new Uint8Array()))[1]).toBe('not-found');
  const lies = reportOf({ attachments: [picture().ref] });
  const noPicture = packReportFile(toPack(rina.id, lies, [Buffer.from('<script>')]), provingWith(rina.token));
  expect(await codeOf(noPicture ?? new Uint8Array())).toEqual([422, 'report-file-unreadable']);
  const consent = { ...toPack(rina.id, reportOf()), consent: { sha256: hex('other'), at: first.report.createdAt, shown: true } };
  expect(await codeOf(packReportFile(consent, provingWith(rina.token)) ?? new Uint8Array())).toEqual([422, 'consent-differs']);
});

test('nobody but agents brings one, and only with the header that no form can send', async () => {
  const { file } = made();
  expect(
    (await agent.call('POST', '/api/v1/agent/report-files', Buffer.from(file), { 'content-type': binary['content-type'] })).statusCode,
  ).toBe(403);
  expect((await rina.call('POST', '/agent/report-files', Buffer.from(file), binary)).statusCode).toBe(401);
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentHeader, consentText } from '../../../shared/api/consent.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk, picture, reportOf, sha256 } from './desk.ts';

let desk: Desk;
let desktop: DesktopClient;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  desktop = await desk.enrol();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const code = (reply: { json(): { code: string } }) => reply.json().code;
const tickets = async () =>
  Number(
    (
      await desk.database.db
        .selectFrom('tickets')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('a report', () => {
  test('becomes one ticket, however often and however parallel it is sent', async () => {
    const before = await tickets();
    const report = reportOf();
    const replies = await Promise.all(Array.from({ length: 50 }, () => desktop.call('PUT', `/reports/${report.id}`, report)));
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array(50).fill(200));
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(await tickets()).toBe(before + 1);
  });

  test('gets numbers that differ when many come at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => desktop.report()));
    expect(new Set(made.map((one) => one.number)).size).toBe(20);
  });

  test('is refused with other content under the same id, and as unknown for another desktop', async () => {
    const { report } = await desktop.report();
    expect(code(await desktop.call('PUT', `/reports/${report.id}`, { ...report, message: 'other' }))).toBe('content-differs');
    const other = await desk.enrol('budi');
    const reply = await other.call('PUT', `/reports/${report.id}`, report);
    expect([reply.statusCode, code(reply)]).toEqual([404, 'not-found']);
  });

  test('is kept byte for byte, packed or not, and the same text packed is the same report', async () => {
    const report = reportOf({ message: 'spasi ganda dan \u00e9' });
    const text = JSON.stringify(report, null, 3);
    const json = { 'content-type': 'application/json' };
    const packed = gzipSync(text);
    const first = await desktop.call('PUT', `/reports/${report.id}`, packed, {
      ...json,
      'content-encoding': 'gzip',
      'content-digest': contentDigest(packed),
    });
    const second = await desktop.call('PUT', `/reports/${report.id}`, text, { ...json, 'content-digest': contentDigest(text) });
    expect(first.statusCode, first.body).toBe(200);
    expect(second.json()).toEqual(first.json());
    const raw = await agent.call('GET', `/api/v1/agent/tickets/${first.json().ticketId}/report`);
    expect(raw.body).toBe(text);
    expect(raw.headers['content-security-policy']).toContain('sandbox');
    const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${first.json().ticketId}`)).json();
    expect(ticket.reportSha256).toBe(sha256(text).toString('hex'));
    expect(ticket.report).toEqual(report);
  });

  test('is kept with what the user agreed to, packed or not, and the agent sees it', async () => {
    for (const [packed, shown] of [
      [false, true],
      [true, false],
    ] as const) {
      const report = reportOf();
      const text = JSON.stringify(report, null, 1);
      const at = '2026-11-24T03:00:00.000Z';
      const reply = await desktop.call('PUT', `/reports/${report.id}`, packed ? gzipSync(text) : text, {
        'content-type': 'application/json',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
        [consentHeader]: consentText({ sha256: sha256(text).toString('hex'), at, shown }),
      });
      expect(reply.statusCode, reply.body).toBe(200);
      const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${reply.json().ticketId}`)).json();
      expect(ticket).toMatchObject({ reportSha256: sha256(text).toString('hex'), consent: { at, shown } });
      const row = await desk.database.db.selectFrom('reports').select('consent').where('id', '=', report.id).executeTakeFirstOrThrow();
      expect(row.consent).toEqual({ sha256: sha256(text).toString('hex'), at, shown });
    }
    const { ticketId } = await desktop.report();
    expect((await agent.call('GET', `/api/v1/agent/tickets/${ticketId}`)).json().consent).toBeNull();
  });

  test('that is not what the user agreed to is refused, and nothing of it is kept', async () => {
    const before = await tickets();
    const report = reportOf();
    const text = JSON.stringify(report);
    const send = (consent: string) =>
      desktop.call('PUT', `/reports/${report.id}`, text, {
        'content-type': 'application/json',
        'content-digest': contentDigest(text),
        [consentHeader]: consent,
      });
    const stated = { at: '2026-11-24T03:00:00.000Z', shown: true };
    const other = await send(consentText({ ...stated, sha256: sha256(`${text} `).toString('hex') }));
    expect([other.statusCode, code(other)]).toEqual([422, 'consent-differs']);
    expect(other.headers['content-type']).toBe('application/problem+json');
    expect(other.json().detail).toContain(sha256(text).toString('hex'));
    for (const broken of ['', 'yes', 'sha256="12";at="x";shown=?1', `sha256="${'0'.repeat(64)}"`]) {
      const reply = await send(broken);
      expect([reply.statusCode, code(reply)]).toEqual([400, 'bad-request']);
    }
    expect(await tickets()).toBe(before);
    expect((await send(consentText({ ...stated, sha256: sha256(text).toString('hex') }))).statusCode).toBe(200);
  });

  test('with characters that PostgreSQL cannot hold is accepted and kept as it was', async () => {
    const report = reportOf({ message: 'nol \u0000 dan separuh \ud800 akhir' });
    const reply = await desktop.call('PUT', `/reports/${report.id}`, JSON.stringify(report), { 'content-type': 'application/json' });
    expect(reply.statusCode, reply.body).toBe(200);
    const raw = await agent.call('GET', `/api/v1/agent/tickets/${reply.json().ticketId}/report`);
    expect(raw.body).toBe(JSON.stringify(report));
  });

  test.each([
    ['broken JSON', '{', {}, 400, 'bad-request'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'bad-request'],
    ['not gzip', 'plain', { 'content-encoding': 'gzip' }, 400, 'bad-request'],
    ['an unknown coding', 'x', { 'content-encoding': 'br' }, 415, 'unsupported-media-type'],
    ['another media type', '<x/>', { 'content-type': 'text/xml' }, 415, 'unsupported-media-type'],
    ['a wrong digest', '{}', { 'content-digest': contentDigest('other') }, 400, 'digest-mismatch'],
    ['a digest of unknown form', '{}', { 'content-digest': 'md5=:x:' }, 400, 'bad-request'],
    ['too many bytes', Buffer.alloc(4_000_001, 32), {}, 413, 'too-large'],
    ['a bomb', gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }, 413, 'too-large'],
    ['no body', '', {}, 400, 'bad-request'],
    ['an array', '[]', {}, 400, 'bad-request'],
  ])('with %s is refused', async (_name, body, headers, status, expected) => {
    const valid = body === '{}' ? JSON.stringify(reportOf()) : body;
    const reply = await desktop.call('PUT', `/reports/${newId()}`, valid, { 'content-type': 'application/json', ...headers });
    expect([reply.statusCode, code(reply)]).toEqual([status, expected]);
    expect(reply.headers['content-type']).toBe('application/problem+json');
  });

  test('with wrong types is refused with pointers to them', async () => {
    const reply = await desktop.call('PUT', `/reports/${newId()}`, { ...reportOf(), hinders: 'very', sections: [{ id: 5 }] });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().errors.map((error: { at: string }) => error.at)).toEqual(
      expect.arrayContaining(['/body/hinders', '/body/sections/0/id']),
    );
  });

  test('needs the token of a desktop', async () => {
    const report = reportOf();
    const reply = await desktop.call('PUT', `/reports/${report.id}`, report, { authorization: 'Bearer desk_wrongwrongwrongwrongwrong' });
    expect([reply.statusCode, code(reply)]).toEqual([401, 'desktop-unknown']);
  });
});

describe('a picture of a report', () => {
  const put = (reportId: string, id: string, bytes: Buffer, headers: Record<string, string> = {}) =>
    desktop.call('PUT', `/reports/${reportId}/attachments/${id}`, bytes, {
      'content-type': 'image/png',
      'content-digest': contentDigest(bytes),
      ...headers,
    });

  test('may come before its report is known, and is asked for again; the report is complete when all are in', async () => {
    const [one, two] = [picture(), picture()];
    const report = reportOf({ attachments: [one.ref, two.ref] });
    const early = await put(report.id, one.ref.id, one.bytes);
    expect([early.statusCode, code(early)]).toEqual([404, 'report-unknown']);
    expect((await desktop.call('PUT', `/reports/${report.id}`, report)).json().complete).toBe(false);
    expect((await put(report.id, one.ref.id, one.bytes)).json()).toEqual({ complete: false });
    expect((await put(report.id, one.ref.id, one.bytes)).json()).toEqual({ complete: false });
    expect((await put(report.id, two.ref.id, two.bytes)).json()).toEqual({ complete: true });
    const again = (await desktop.call('PUT', `/reports/${report.id}`, report)).json();
    expect(again.complete).toBe(true);
    const shown = await agent.call('GET', `/api/v1/agent/tickets/${again.ticketId}/attachments/${one.ref.id}`);
    expect(shown.rawPayload.equals(one.bytes)).toBe(true);
    expect([shown.headers['content-type'], shown.headers['x-content-type-options']]).toEqual(['image/png', 'nosniff']);
    expect(shown.headers['content-security-policy']).toContain('sandbox');
  });

  test('completes the report although all arrive at the same moment', async () => {
    const pictures = Array.from({ length: 8 }, picture);
    const { report } = await desktop.report({ attachments: pictures.map(({ ref }) => ref) });
    const replies = await Promise.all(pictures.map(({ ref, bytes }) => put(report.id, ref.id, bytes)));
    expect(replies.filter((reply) => reply.json().complete)).toHaveLength(1);
  });

  test('is refused when the report does not name it, when bytes differ, when it is no picture', async () => {
    const { bytes, ref } = picture();
    const text = Buffer.from('not a picture');
    const fake = { ...ref, id: newId(), bytes: text.length, sha256: sha256(text).toString('hex') };
    const { report } = await desktop.report({ attachments: [ref, fake] });
    expect(code(await put(report.id, newId(), bytes))).toBe('not-found');
    expect(code(await put(report.id, ref.id, text))).toBe('digest-mismatch');
    expect(code(await put(report.id, ref.id, Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')])))).toBe('digest-mismatch');
    expect(code(await put(report.id, fake.id, text))).toBe('unsupported-media-type');
    expect(code(await put(report.id, ref.id, bytes, { 'content-digest': contentDigest('x') }))).toBe('digest-mismatch');
    expect(code(await put(report.id, ref.id, bytes, { 'content-type': 'text/html' }))).toBe('unsupported-media-type');
    const bare = await desktop.call('PUT', `/reports/${report.id}/attachments/${ref.id}`, bytes, { 'content-type': 'image/png' });
    expect([bare.statusCode, code(bare)]).toEqual([400, 'bad-request']);
  });

  test('is not shown to another desktop', async () => {
    const { bytes, ref } = picture();
    const { report, ticketId } = await desktop.report({ attachments: [ref] });
    await put(report.id, ref.id, bytes);
    const other = await desk.enrol('budi');
    expect((await desktop.call('GET', `/tickets/${ticketId}/attachments/${ref.id}`)).rawPayload.equals(bytes)).toBe(true);
    expect((await other.call('GET', `/tickets/${ticketId}/attachments/${ref.id}`)).statusCode).toBe(404);
    const reply = await other.call('PUT', `/reports/${report.id}/attachments/${ref.id}`, bytes, {
      'content-type': 'image/png',
      'content-digest': contentDigest(bytes),
    });
    expect(code(reply)).toBe('not-found');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { webLimits } from '../../../helpdesk/channels/web/limits.ts';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import { type Policy, usualPolicy } from '../../../shared/model/policy.ts';
import { buildSite } from '../../support/built-site.ts';
import { jpeg, jpegPart, png } from '../../support/pictures.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

/** The form as it is built for production, on a real database. */
let desk: Desk;
let agent: AgentClient;
let admin: AgentClient;
let site: Awaited<ReturnType<typeof buildSite>>;
const log: string[] = [];
/** Each test is another visitor. */
let address = '';
let visitors = 0;

beforeAll(async () => {
  site = await buildSite();
  desk = await openDesk({ siteFolder: site.folder, log: (line) => log.push(line) });
  admin = await desk.user('admin');
  agent = await desk.user('agent');
  await setPolicy({ sitePublic: true, siteUrl: 'https://help.example.org', contact: { phone: '021 555 0101' } });
});
afterAll(async () => {
  await desk?.close();
  await site?.remove();
});
beforeEach(() => {
  visitors += 1;
  address = `10.0.${visitors >> 8}.${visitors & 255}`;
});

async function setPolicy(change: Partial<Policy>): Promise<void> {
  const { version: _, ...before } = { ...usualPolicy, ...(await admin.call('GET', '/api/v1/agent/policy')).json() };
  const reply = await admin.call('PUT', '/api/v1/agent/policy', { ...before, ...change });
  expect(reply.statusCode, reply.body).toBe(200);
}
const get = (url: string, headers: Record<string, string> = {}) => desk.app.inject({ method: 'GET', url, headers, remoteAddress: address });

interface File {
  readonly name?: string;
  readonly type?: string;
  readonly bytes: Uint8Array;
}
/** As a browser sends a form: multipart, CRLF in texts. */
function body(fields: Readonly<Record<string, string>>, files: readonly File[] = []): { payload: Buffer; type: string } {
  const boundary = '----web-form-boundary';
  const head = (name: string, more = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}`;
  const parts: Uint8Array[] = Object.entries(fields).map(([name, value]) => Buffer.from(`${head(name)}\r\n\r\n${value}\r\n`));
  for (const { name = 'a.png', type = 'image/png', bytes } of files)
    parts.push(Buffer.from(`${head('pictures', `; filename="${name}"`)}\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n'));
  return { payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}
function post(url: string, fields: Readonly<Record<string, string>>, files: readonly File[] = [], headers: Record<string, string> = {}) {
  const { payload, type } = body(fields, files);
  return desk.app.inject({ method: 'POST', url, headers: { 'content-type': type, ...headers }, payload, remoteAddress: address });
}
const keyOf = async () => /name="key" value="([^"]+)"/.exec((await get('/help/en/report')).body)?.[1] ?? '';
const filled = { text: 'Layar hitam\r\nSejak pagi.', hinders: 'blocked', name: 'Budi', mail: '', tag: '', website: '' };

/** Sends a report and answers with the address behind it. */
async function report(change: Readonly<Record<string, string>> = {}, files: readonly File[] = []) {
  const reply = await post('/help/en/report', { ...filled, key: await keyOf(), ...change }, files);
  expect(reply.statusCode, reply.body).toBe(303);
  const secret = /^my\/([\w-]{43})\?said=report$/.exec(String(reply.headers.location))?.[1] ?? '';
  expect(secret).not.toBe('');
  return { secret, url: `/help/en/my/${secret}`, ticket: await newest() };
}
async function newest(): Promise<AgentTicket> {
  const rows = (await agent.call('GET', '/api/v1/agent/tickets?status=all&size=100')).json().items as { id: string; number: number }[];
  const last = rows.reduce((a, b) => (a.number > b.number ? a : b));
  return (await agent.call('GET', `/api/v1/agent/tickets/${last.id}`)).json();
}
const read = async (id: string): Promise<AgentTicket> => (await agent.call('GET', `/api/v1/agent/tickets/${id}`)).json();
const answer = (id: string, more: object) =>
  agent.call('PUT', `/api/v1/agent/tickets/${id}/messages/${newId()}`, { text: '', answer: null, note: false, ...more });
const tickets = async () => (await agent.call('GET', '/api/v1/agent/tickets?status=all')).json().total as number;
const turnOf = async (url: string) => /name="turn" value="([^"]+)"/.exec((await get(url)).body)?.[1] ?? '';

test('a report from a telephone is a ticket, and its page tells the number and how it goes on', async () => {
  const { url, ticket } = await report({ tag: 'PC-042', mail: 'Budi@Example.org' }, [{ bytes: png() }]);
  expect(ticket).toMatchObject({
    title: 'Layar hitam',
    channel: 'web',
    hinders: 'blocked',
    userName: 'Budi',
    desktop: null,
    report: null,
    contact: { kind: 'web', name: 'Budi', verified: false },
    web: { language: 'en', mail: 'budi@example.org', tag: 'PC-042', desktops: [], seenAt: null },
    messages: [{ text: 'Layar hitam\nSejak pagi.', channel: 'web', attachments: [{ kind: 'picture', mediaType: 'image/png' }] }],
  });
  const page = await get(`${url}?said=report`);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(`Your report #${ticket.number}`);
  expect(page.body).toContain('Your report has arrived');
  expect(page.body).toContain(`https://help.example.org${url.slice('/help'.length)}`);
  expect(page.body).not.toMatch(/budi@example\.org|PC-042/i);
  const picture = await get(`${url}/pictures/${ticket.messages[0]?.attachments[0]?.id}`);
  expect([picture.statusCode, picture.headers['content-type'], picture.headers['content-security-policy']]).toEqual([
    200,
    'image/png',
    "sandbox; default-src 'none'",
  ]);
  expect(picture.rawPayload.equals(png())).toBe(true);
  expect((await read(ticket.id)).web?.seenAt).not.toBeNull();
  const indonesian = await get(url.replace('/en/', '/id/'));
  expect(indonesian.body).toContain(`Laporan Anda #${ticket.number}`);
});

test('a web ticket that was merged: its link shows the whole history, and what is written there lands where it goes on', async () => {
  const [{ url, ticket }, other] = [await report(), await report({ text: 'Yang lain' })];
  await answer(other.ticket.id, { text: 'Try the other cable.' });
  expect((await agent.call('PUT', `/api/v1/agent/tickets/${ticket.id}/merge`, { into: other.ticket.id })).statusCode).toBe(200);
  const page = (await get(url)).body;
  for (const words of ['Layar hitam', 'Yang lain', 'Try the other cable.', `#${other.ticket.number}`]) expect(page).toContain(words);
  expect((await post(url, { text: 'Works now.', turn: await turnOf(url) })).statusCode).toBe(303);
  expect((await get(url)).body).toContain('Works now.');
  const { messages, merged } = await read(other.ticket.id);
  expect(messages.at(-1)).toMatchObject({ from: 'user', text: 'Works now.' });
  expect(merged.map(({ number }) => number)).toEqual([ticket.number]);
});

test('the conversation: an answer is there at once, notes never, and the person goes on, says solved, and not yet', async () => {
  const { url, ticket } = await report();
  await answer(ticket.id, { text: 'an inner thought', note: true });
  await answer(ticket.id, { text: 'Press **the button**.', status: 'waiting' });
  const delivery = await desk.database.db
    .selectFrom('deliveries')
    .select(['state', 'channel', 'sent_at'])
    .where('ticket_id', '=', ticket.id)
    .execute();
  expect(delivery).toEqual([{ state: 'sent', channel: 'web', sent_at: expect.any(Date) }]);
  const page = (await get(url)).body;
  expect(page).toContain('Press <strong>the button</strong>.');
  expect(page).toContain('waits for you');
  expect(page).not.toContain('inner thought');

  const turn = await turnOf(url);
  const sent = await post(url, { text: 'It blinks.', turn }, [{ bytes: jpeg(), name: 'b.jpg', type: 'image/jpeg' }]);
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `${url.split('/').at(-1)}?said=turn`]);
  // A second press of the button, or the network's second try.
  expect((await post(url, { text: 'It blinks.', turn })).statusCode).toBe(303);
  const after = await read(ticket.id);
  expect(after).toMatchObject({ status: 'open', awaitsAnswer: true });
  expect(after.messages.map(({ from, text, channel }) => [from, text, channel])).toEqual([
    ['user', 'Layar hitam\nSejak pagi.', 'web'],
    ['agent', 'an inner thought', 'tray'],
    ['agent', 'Press **the button**.', 'tray'],
    ['user', 'It blinks.', 'web'],
  ]);

  const outcome = (solved: string) =>
    desk.app.inject({
      method: 'POST',
      url: `${url}/outcome`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `solved=${solved}`,
      remoteAddress: address,
    });
  expect((await outcome('yes')).headers.location).toBe(`../${url.split('/').at(-1)}?said=outcome`);
  expect(await read(ticket.id)).toMatchObject({ status: 'solved', outcome: { solved: true, rating: null }, awaitsAnswer: false });
  expect((await get(url)).body).toContain('marked as solved');
  desk.advance(1000);
  await outcome('no');
  expect(await read(ticket.id)).toMatchObject({ status: 'open', outcome: { solved: false }, awaitsAnswer: true });
});

test('the same form twice is one ticket; other words in it are another turn of it', async () => {
  const before = await tickets();
  const key = await keyOf();
  const replies = await Promise.all([1, 2].map(() => post('/help/en/report', { ...filled, key })));
  const places = replies.map(({ headers }) => headers.location);
  expect(places[0]).toBe(places[1]);
  expect(await tickets()).toBe(before + 1);
  await post('/help/en/report', { ...filled, text: 'And the printer too.', key });
  expect(await tickets()).toBe(before + 1);
  expect((await newest()).messages.map(({ text }) => text)).toEqual(['Layar hitam\nSejak pagi.', 'And the printer too.']);
});

describe('the secret link', () => {
  test('nothing near it leads anywhere, and nothing tells the difference', async () => {
    const { secret, url, ticket } = await report({}, [{ bytes: png() }]);
    const other = await report();
    const id = ticket.messages[0]?.attachments[0]?.id ?? '';
    const wrong = `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const address of [
      `/help/en/my/${wrong}`,
      `/help/en/my/${secret.slice(1)}`,
      `/help/en/my/${secret}x`,
      `/help/en/my/${ticket.id}`,
      `/help/en/my/${ticket.number}`,
      '/help/en/my/',
      '/help/en/my/%00',
      `/help/en/my/${wrong}/pictures/${id}`,
      // Of another conversation.
      `${other.url}/pictures/${id}`,
      `${url}/pictures/${newId()}`,
      `${url}/pictures/x`,
    ]) {
      const reply = await get(address);
      expect(reply.statusCode, address).toBe(404);
      expect(reply.body).not.toContain('Layar hitam');
    }
    expect((await post(`/help/en/my/${wrong}`, { text: 'x', turn: 'y' })).statusCode).toBe(404);
    expect((await read(ticket.id)).messages).toHaveLength(1);
  });

  test('is kept as a hash, told to nobody, in no log, cache, search engine or referrer', async () => {
    const { secret, url, ticket } = await report();
    await post(url, { text: 'more', turn: await turnOf(url) });
    await get(`/help/en/my/${secret}?said=turn`);
    const { db } = desk.database;
    const rows = await db.selectFrom('web_links').selectAll().where('ticket_id', '=', ticket.id).execute();
    const messages = await db.selectFrom('messages').selectAll().where('ticket_id', '=', ticket.id).execute();
    const stored = JSON.stringify([rows, messages]);
    expect(rows).toHaveLength(1);
    expect(stored).not.toContain(secret);
    expect(Buffer.from(rows[0]?.token_hash ?? []).toString('latin1')).not.toContain(secret);
    expect(JSON.stringify(await read(ticket.id))).not.toContain(secret);
    expect(log.join()).not.toContain(secret);
    for (const address of [url, `/help/en/report`]) {
      const { headers, body: html } = await get(address);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': expect.stringContaining('noindex'),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(headers).not.toHaveProperty('etag');
      // Nothing of another place: nobody there learns the address.
      expect(html).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
    }
    expect((await get(url)).body).toContain('<meta name="robots" content="noindex"/>');
    const map = (await get('/help/sitemap.xml')).body;
    expect(map).not.toContain('/my/');
  });
});

describe('what people get wrong comes back with what they typed', () => {
  test.each([
    ['nothing', { text: '  ', name: '' }, [], ['write what happened', 'write your name']],
    ['half an address', { mail: 'budi@' }, [], ['does not look complete']],
    ['a film', {}, [{ bytes: Buffer.from('ftypmp42'), name: 'a.mp4', type: 'video/mp4' }], ['no picture that we can show']],
    ['HTML that is called a picture', {}, [{ bytes: Buffer.from('<script>alert(1)</script>') }], ['no picture that we can show']],
    ['half a picture', {}, [{ bytes: png().subarray(0, 50) }], ['did not arrive whole']],
    ['a picture that is too large', {}, [{ bytes: Buffer.alloc(webLimits.pictureBytes + 1, 'x') }], ['too large']],
    ['four pictures', {}, Array.from({ length: 4 }, () => ({ bytes: png() })), ['At most 3 pictures']],
    ['a hidden field that was filled', { website: 'https://pills.test' }, [], ['filled a field that nobody sees']],
    ['no token', { key: '' }, [], ['open for a long time']],
    ['a token of somebody else', { key: `${'A'.repeat(43)}.t0.${'A'.repeat(43)}` }, [], ['open for a long time']],
    ['too many words', { text: 'x'.repeat(webLimits.text + 1) }, [], ['was too long']],
  ])('%s', async (_, change: Readonly<Record<string, string>>, files: readonly File[], said) => {
    const before = await tickets();
    const reply = await post('/help/en/report', { ...filled, key: await keyOf(), tag: 'PC-7 "x"', ...change }, files);
    expect(reply.statusCode).toBe(422);
    expect(reply.headers['cache-control']).toBe('no-store');
    for (const words of said) expect(reply.body).toContain(words);
    expect(reply.body).toContain('value="PC-7 &quot;x&quot;"');
    if (change.text === undefined) expect(reply.body).toContain('Layar hitam\nSejak pagi.');
    expect(await tickets()).toBe(before);
    // The form that came back can be sent.
    const key = /name="key" value="([^"]+)"/.exec(reply.body)?.[1] ?? '';
    expect((await post('/help/en/report', { ...filled, key })).statusCode).toBe(303);
  });

  test('a form that lay open overnight', async () => {
    const key = await keyOf();
    for (const part of [1, 2]) {
      desk.advance(6 * 3_600_000 + part);
      // Whose own sessions would be over as well.
      await Promise.all([agent, admin].map((one) => one.call('GET', '/api/v1/agent/session')));
    }
    desk.advance(1000);
    expect((await post('/help/id/report', { ...filled, key })).body).toContain('sudah lama terbuka');
  });

  test('a reply without anything in it, and one with a bad picture', async () => {
    const { url } = await report();
    const turn = await turnOf(url);
    expect((await post(url, { text: '', turn })).body).toContain('write what happened');
    const bad = await post(url, { text: 'See the photo', turn }, [{ bytes: Buffer.from('GIF89a') }]);
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('See the photo</textarea>');
    expect((await post(url, { text: '', turn }, [{ bytes: png() }])).statusCode).toBe(303);
  });
});

describe('hostile', () => {
  test('markup, control characters and directions of writing are text, and no more', async () => {
    const evil = '"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>';
    const { url, ticket } = await report({ text: `${evil}\u0000\u0007\u202eabc`, name: `${evil}\n\n  x`, tag: evil.slice(0, 60) });
    expect(ticket.messages[0]?.text).toBe(`${evil}abc`);
    expect(ticket.userName).toBe(`${evil} x`);
    const { body: html } = await get(url);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toMatch(/<script>|<img src=x/);
    const again = (await post('/help/en/report', { ...filled, text: evil, name: evil, tag: evil.slice(0, 60), key: 'x' })).body;
    expect(again).not.toMatch(/<script>|<img src=x/);
  });

  test('the pictures that are kept say nothing but what they show', async () => {
    const { url, ticket } = await report({}, [
      {
        bytes: jpeg(jpegPart(0xe1, Buffer.from('Exif\0\0 GPS 6.2S secret')), jpegPart(0xfe, Buffer.from('secret'))),
        type: 'text/html',
        name: '../../x.html',
      },
    ]);
    const file = ticket.messages[0]?.attachments[0];
    expect(file).toMatchObject({ mediaType: 'image/jpeg', kind: 'picture' });
    expect(file).not.toHaveProperty('name');
    const kept = await get(`${url}/pictures/${file?.id}`);
    expect(kept.headers['content-type']).toBe('image/jpeg');
    expect(kept.rawPayload.includes('secret')).toBe(false);
    expect(kept.rawPayload.equals(jpeg())).toBe(true);
  });

  test('a form of another site', async () => {
    const before = await tickets();
    const key = await keyOf();
    for (const [name, value] of [
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'https://evil.test'],
    ] as const) {
      const reply = await post('/help/id/report', { ...filled, key }, [], { [name]: value });
      expect([reply.statusCode, reply.body]).toEqual([403, expect.stringContaining('tidak berasal dari situs ini')]);
    }
    expect(await tickets()).toBe(before);
    expect((await post('/help/en/report', { ...filled, key }, [], { 'sec-fetch-site': 'same-origin', origin: 'null' })).statusCode).toBe(
      303,
    );
  });

  test.each([
    ['JSON', 'application/json', '{"text":"x"}', 400],
    ['nothing', 'multipart/form-data; boundary=x', '', 422],
    ['no boundary', 'multipart/form-data', 'x', 400],
    ['a boundary that never comes', 'multipart/form-data; boundary=x', 'abc', 400],
    ['a form that is cut', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nab', 400],
    ['__proto__', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--x--\r\n', 400],
    ['another kind of form', 'application/x-www-form-urlencoded', 'text=x&name=y', 400],
    ['a kind that nobody knows', 'text/html', '<p>', 415],
    [
      'many fields',
      'multipart/form-data; boundary=x',
      `${Array.from({ length: 90 }, (_, at) => `--x\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\nx\r\n`).join('')}--x--\r\n`,
      413,
    ],
  ])('%s is answered with a page', async (_, type, payload, status) => {
    const reply = await desk.app.inject({
      method: 'POST',
      url: '/help/en/report',
      headers: { 'content-type': type },
      payload,
      remoteAddress: address,
    });
    expect(reply.statusCode, reply.body).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.headers['cache-control']).toBe('no-store');
    if (status !== 422) expect(reply.body).toContain('021 555 0101');
  });

  test('a form that announces more than we take is not read at all', async () => {
    const reply = await post('/help/en/report', filled, [], { 'content-length': String(webLimits.formBytes + 1) });
    expect([reply.statusCode, reply.body]).toEqual([413, expect.stringContaining('fewer or smaller pictures')]);
  });

  test('one address sends no more than an office would; another still can', async () => {
    const key = await keyOf();
    for (let sent = 0; sent < webLimits.reportsOfAddress; sent += 1)
      expect((await post('/help/en/report', { ...filled, text: '', key })).statusCode).toBe(422);
    const refused = await post('/help/en/report', { ...filled, key });
    expect([refused.statusCode, refused.body]).toEqual([429, expect.stringContaining('wait ten minutes')]);
    expect((await post('/help/id/report', { ...filled, key })).statusCode).toBe(429);
    address = '10.9.9.9';
    expect((await post('/help/en/report', { ...filled, key })).statusCode).toBe(303);
  });

  test('a conversation does not grow for ever while nobody answers', async () => {
    const { url, ticket } = await report();
    for (let turn = 1; turn < webLimits.turnsInARow; turn += 1) {
      expect((await post(url, { text: `${turn}`, turn: String(turn).padStart(43, '0') })).statusCode).toBe(303);
    }
    const turn = await turnOf(url);
    expect((await post(url, { text: 'and', turn })).statusCode).toBe(429);
    await answer(ticket.id, { text: 'We are there.' });
    expect((await post(url, { text: 'and', turn })).statusCode).toBe(303);
  });

  test('a flood from everywhere ends before the help desk does', async () => {
    const { db } = desk.database;
    const hour = new Date(desk.context.now() - 3_600_000);
    const { n } = await db
      .selectFrom('web_links')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('created_at', '>', hour)
      .executeTakeFirstOrThrow();
    const { ticket } = await report();
    const [row] = await db.selectFrom('tickets').selectAll().where('id', '=', ticket.id).execute();
    if (!row) throw new Error('no ticket');
    const count = webLimits.reportsAnHour - Number(n) - 1;
    const made = Array.from({ length: count }, (_, at) => ({ row: { ...row, id: newId(), number: 100_000 + at, outcome: null } }));
    await db
      .insertInto('tickets')
      .values(made.map((one) => one.row))
      .execute();
    await db
      .insertInto('web_links')
      .values(
        made.map(({ row: { id, contact_id } }) => ({
          token_hash: Buffer.from(id),
          ticket_id: id,
          contact_id: contact_id ?? '',
          language: 'en' as const,
          mail: '',
          tag: '',
          created_at: new Date(desk.context.now()),
          seen_at: null,
        })),
      )
      .execute();
    const reply = await post('/help/en/report', { ...filled, key: await keyOf() });
    expect([reply.statusCode, reply.body]).toEqual([503, expect.stringContaining('021 555 0101')]);
    desk.advance(3_700_000);
    expect((await post('/help/en/report', { ...filled, key: await keyOf() })).statusCode).toBe(303);
    await db
      .deleteFrom('web_links')
      .where(
        'ticket_id',
        'in',
        made.map((one) => one.row.id),
      )
      .execute();
    await db
      .deleteFrom('tickets')
      .where(
        'id',
        'in',
        made.map((one) => one.row.id),
      )
      .execute();
  });
});

describe('whose computer it is', () => {
  test('a support code ties at once, and once: the desktop has the conversation; an old or a wrong one is read by the agent', async () => {
    const desktop = await desk.enrol('siti');
    const make = async () => (await desktop.call('POST', '/desktops/me/support-code', {})).json().code as string;
    const code = await make();
    const { ticket } = await report({ tag: ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)} ` });
    expect(ticket.desktop?.id).toBe(desktop.id);
    const feed = (await desktop.call('GET', '/changes?since=0&nonce=0123456789abcdefghijkl')).body;
    expect(feed).toContain(ticket.id);
    expect((await report({ tag: code })).ticket.desktop, 'it was used').toBeNull();
    const late = await make();
    desk.advance(16 * 60_000);
    expect((await report({ tag: late })).ticket).toMatchObject({ desktop: null, web: { tag: late } });
    expect((await report({ tag: 'CDFHJK' })).ticket.desktop).toBeNull();
  });

  test('the tag proves nothing: an agent ties, and the desktop has the conversation from then on', async () => {
    const budi = await desk.enrol('budi', { hostName: 'pc-100.office.example.org' });
    const siti = await desk.enrol('siti', { hostName: 'PC-100' });
    const { url, ticket } = await report({ tag: ' pc-100 ' });
    expect(ticket.desktop).toBeNull();
    expect(ticket.web?.desktops.map(({ id }) => id).sort()).toEqual([budi.id, siti.id].sort());
    expect(ticket.userName).toBe('Budi');
    const tie = (desktopId: string) => agent.call('PUT', `/api/v1/agent/tickets/${ticket.id}/desktop`, { desktopId });
    expect((await tie(newId())).statusCode).toBe(404);
    const before = await budi.feed();
    expect(before.changes.some(({ kind }) => kind === 'ticket')).toBe(false);
    const tied = await tie(budi.id);
    expect(tied.statusCode, tied.body).toBe(200);
    expect(tied.json()).toMatchObject({
      desktop: { id: budi.id },
      contact: { verified: true, desktopId: budi.id },
      web: { tag: 'pc-100', desktops: [] },
    });
    expect((await tie(budi.id)).statusCode).toBe(200);
    expect((await tie(siti.id)).statusCode).toBe(409);
    const change = (await budi.feed()).changes.find(({ kind }) => kind === 'ticket');
    expect(change?.ticket).toMatchObject({ number: ticket.number, messages: [{ text: 'Layar hitam\nSejak pagi.' }] });
    expect((await siti.feed()).changes.some(({ kind }) => kind === 'ticket')).toBe(false);
    const said = (await admin.call('GET', '/api/v1/agent/audit')).json().items as { action: string; detail: string }[];
    expect(said.find(({ action }) => action === 'ticket.tie')?.detail).toBe('budi@pc-100.office.example.org');
    // Written from the telephone, read at the desk; answered at the desk, read on the telephone.
    await post(url, { text: 'Now it hums.', turn: await turnOf(url) });
    expect((await budi.feed()).changes.at(-1)?.ticket?.messages.at(-1)?.text).toBe('Now it hums.');
    await budi.call('PUT', `/tickets/${ticket.id}/messages/${newId()}`, {
      at: new Date().toISOString(),
      text: 'At my desk again.',
      attachments: [],
    });
    expect((await get(url)).body).toContain('At my desk again.');
  });

  test('a desktop that was removed is none, nor is what nobody enrolled', async () => {
    const gone = await desk.enrol('gone', { hostName: 'pc-200' });
    await admin.call('DELETE', `/api/v1/agent/desktops/${gone.id}`);
    for (const tag of ['pc-200', 'pc-20', '%', "' or 1=1 --"]) expect((await report({ tag })).ticket.web?.desktops).toEqual([]);
    const { ticket } = await report();
    expect((await agent.call('PUT', `/api/v1/agent/tickets/${ticket.id}/desktop`, { desktopId: gone.id })).statusCode).toBe(404);
  });
});

test('a sheet for the wall needs the address that people type', async () => {
  const { body: html, statusCode } = await get('/help/id/wall');
  expect(statusCode).toBe(200);
  expect(html).toContain('help.example.org/report</p>');
  for (const words of ['Computer trouble?', 'Komputer bermasalah?', '021 555 0101', '<svg']) expect(html).toContain(words);
  expect((await get('/help/report')).headers.location).toBe('./en/report');
  await setPolicy({ siteUrl: '' });
  expect((await get('/help/en/wall')).statusCode).toBe(404);
  await setPolicy({ siteUrl: 'https://help.example.org' });
});

test('a secret link ends half a year after the last word, and works while reports are switched off', async () => {
  const { url } = await report();
  await setPolicy({ webReports: false });
  expect((await get(url)).statusCode).toBe(200);
  expect((await get('/help/en/report')).statusCode).toBe(404);
  expect((await post('/help/en/report', filled)).statusCode).toBe(404);
  expect((await get('/help/en/contact')).body).not.toContain('Report a problem');
  await setPolicy({ sitePublic: false, webReports: true });
  for (const closed of [url, '/help/en/report']) {
    const reply = await get(closed);
    expect([reply.statusCode, reply.body]).toEqual([404, expect.stringContaining('Tidak ada halaman di alamat ini')]);
  }
  await setPolicy({ sitePublic: true });
  desk.advance(181 * 86_400_000);
  expect((await get(url)).statusCode).toBe(404);
});

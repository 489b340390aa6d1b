import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readMail } from '../../../helpdesk/channels/mail/read.ts';
import { receiveMail } from '../../../helpdesk/channels/mail/receive.ts';
import { type CodeMail, deliverCodes } from '../../../helpdesk/services/address-codes.ts';
import { tellHealth } from '../../../helpdesk/services/channel-health.ts';
import { cleanUp } from '../../../helpdesk/services/clean-up.ts';
import { raw } from '../../support/mail/raw.ts';
import { type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let ani: DesktopClient;
let count = 0;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  ani = await desk.enrol(`ani${count}`);
  await tellHealth(desk.context, { name: 'smtp', channel: 'email', part: 'out', vouches: true }, null);
});
// The limits are by the hour. An administrator's session lasts for twelve.
afterEach(() => desk.advance(3_660_000));

const url = (id: string) => `/desktops/me/addresses/${id}`;
const claim = async (address: string, who = ani, id = newId()) => {
  const reply = await who.call('PUT', url(id), { address, language: 'id' });
  return { id, status: reply.statusCode, body: reply.json() };
};
const prove = async (id: string, code: string, who = ani) => (await who.call('POST', `${url(id)}/code`, { code })).json();
async function mails(result: 'sent' | 'later' | 'refused' = 'sent'): Promise<CodeMail[]> {
  const out: CodeMail[] = [];
  await deliverCodes(desk.context, async (mail) => {
    out.push(mail);
    return result === 'sent' ? { state: 'sent' } : { state: result, error: 'no' };
  });
  return out;
}
const codeOf = async () => (await mails()).at(-1)?.code ?? '';
const list = async (who = ani) => (await who.call('GET', '/desktops/me/addresses')).json();
async function arrive(from: string): Promise<string | null> {
  const vouched = { 'Authentication-Results': `mx.desk.example; dmarc=pass header.from=${from.split('@')[1]}` };
  const source = raw({ 'Message-ID': `<${newId()}@x>`, From: from, ...vouched });
  const receiver = { own: ['help@desk.example'], authserv: 'mx.desk.example' };
  const { ticketId } = await receiveMail(desk.context, receiver, await readMail(source));
  const row = await desk.database.db
    .selectFrom('tickets')
    .select('desktop_id')
    .where('id', '=', ticketId ?? '')
    .executeTakeFirst();
  return row?.desktop_id ?? null;
}

test('an address is proven by the code that was mailed there; from then on its mails are in My reports, until it is removed', async () => {
  const { id, body } = await claim(' Ani@Home.Example ');
  expect(body).toMatchObject({ available: true, items: [{ id, address: 'ani@home.example', state: 'waiting' }] });
  expect(await arrive('ani@home.example')).toBeNull();
  const [mail] = await mails();
  expect(mail).toMatchObject({ id, address: 'ani@home.example', language: 'id', userName: `ani${count}`, hostName: 'pc-042' });
  expect(await mails()).toEqual([]);
  expect((await list()).items).toMatchObject([{ state: 'sent' }]);
  const typed = ` ${mail?.code.toUpperCase().slice(0, 4)} - ${mail?.code.slice(4)}`;
  const proven = await prove(id, typed);
  expect(proven).toMatchObject({ outcome: 'verified', items: [{ address: 'ani@home.example', state: 'verified', expiresAt: null }] });
  // A lost answer: the same again says the same.
  expect(await prove(id, typed)).toMatchObject({ outcome: 'verified' });
  const before = (await ani.feed()).changes.length;
  expect(await arrive('ani@home.example')).toBe(ani.id);
  expect((await ani.feed()).changes.length).toBe(before + 1);
  const removed = await ani.call('DELETE', url(proven.items[0].id));
  expect(removed.json()).toMatchObject({ items: [] });
  expect(await arrive('ani@home.example')).toBeNull();
  const audit = await desk.database.db
    .selectFrom('audit')
    .select('action')
    .where('subject', '=', 'ani@home.example')
    .orderBy('at')
    .execute();
  expect(audit.map(({ action }) => action)).toEqual(['address.claim', 'address.verify', 'address.remove']);
});

test('wrong codes are counted, and after five the right one is worth nothing', async () => {
  const { id } = await claim('guess@home.example');
  const code = await codeOf();
  for (let at = 0; at < 4; at += 1) expect(await prove(id, 'aaaabbbb')).toMatchObject({ outcome: 'wrong' });
  expect(await prove(id, 'aaaabbbb')).toMatchObject({ outcome: 'over', items: [] });
  expect(await prove(id, code)).toMatchObject({ outcome: 'over' });
  expect(await arrive('guess@home.example')).toBeNull();
});

test('guesses at the same time are counted one by one', async () => {
  const { id } = await claim('race@home.example');
  const code = await codeOf();
  const all = await Promise.all(Array.from({ length: 20 }, () => prove(id, 'aaaabbbb')));
  expect(all.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(4);
  expect(await prove(id, code)).toMatchObject({ outcome: 'over' });
});

test('a code is good for an hour, and for the desktop that asked', async () => {
  const { id } = await claim('late@home.example');
  const code = await codeOf();
  const eve = await desk.enrol('eve');
  expect(await prove(id, code, eve)).toMatchObject({ code: 'not-found' });
  expect((await claim('late@home.example', eve, id)).body).toMatchObject({ code: 'content-differs' });
  desk.advance(3_600_001);
  expect(await prove(id, code)).toMatchObject({ outcome: 'over', items: [] });
});

test('nobody fills a mailbox: three codes an hour to an address, five for a desktop; a double click is one mail', async () => {
  const first = await claim('busy@home.example');
  const double = await claim('busy@home.example');
  expect(double.body.items).toMatchObject([{ id: first.id }]);
  expect(await mails()).toHaveLength(1);
  const eve = await desk.enrol('eve');
  desk.advance(61_000);
  expect((await claim('busy@home.example')).body.items).toHaveLength(1);
  expect((await claim('busy@home.example', eve)).status).toBe(200);
  desk.advance(61_000);
  const fourth = await claim('busy@home.example');
  expect([fourth.status, fourth.body.code]).toEqual([429, 'too-many-requests']);
  const many = await Promise.all(Array.from({ length: 8 }, (_, at) => claim(`many${at}@home.example`, eve)));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(4);
  await mails();
});

test('a mail that cannot go now goes later with the same code, one that is refused says so', async () => {
  const { id } = await claim('slow@home.example');
  const [tried] = await mails('later');
  expect(await mails()).toEqual([]);
  desk.advance(60_000);
  expect(await mails()).toEqual([tried]);
  expect(await prove(id, tried?.code ?? '')).toMatchObject({ outcome: 'verified' });
  await claim('gone@home.example');
  await mails('refused');
  expect((await list()).items).toMatchObject([{ state: 'verified' }, { address: 'gone@home.example', state: 'failed' }]);
});

test('who proves it last has it, and a desktop that is removed has it no more', async () => {
  const one = await claim('move@home.example');
  await prove(one.id, await codeOf());
  const budi = await desk.enrol('budi');
  const two = await claim('move@home.example', budi);
  await prove(two.id, await codeOf(), budi);
  expect((await list()).items).toEqual([]);
  expect(await arrive('move@home.example')).toBe(budi.id);
  await (await desk.user('admin')).call('DELETE', `/api/v1/agent/desktops/${budi.id}`);
  expect(await arrive('move@home.example')).toBeNull();
});

test('where no mail goes out nothing is offered; no address is no address; codes that are over are forgotten', async () => {
  for (const bad of ['', 'ani', 'a@b, c@d', 'a b@c', 'a@b\nBcc: c@d', `${'x'.repeat(300)}@a`]) expect((await claim(bad)).status).toBe(400);
  await claim('old@home.example');
  desk.advance(2 * 86_400_000);
  await cleanUp(desk.context);
  expect(await desk.database.db.selectFrom('address_claims').select('id').where('address', '=', 'old@home.example').execute()).toEqual([]);
  expect(await list()).toEqual({ available: false, items: [] });
  await tellHealth(desk.context, { name: 'smtp', channel: 'email', part: 'out' }, null);
  expect(await list(), 'mails say nothing reliable about who sent them').toMatchObject({ available: false });
  expect((await claim('new@home.example')).body).toMatchObject({ code: 'unavailable' });
});

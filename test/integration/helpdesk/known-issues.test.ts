import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTicket } from '../../../helpdesk/services/intake.ts';
import { findOrMakeContact } from '../../../helpdesk/store/contacts.ts';
import { up as knownIssues } from '../../../helpdesk/store/migrations/0033-known-issues.ts';
import { type AgentClient, type Desk, type DesktopClient, inventory, newId, openDesk } from './desk.ts';

let desk: Desk;
let editor: AgentClient;
let agent: AgentClient;

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  agent = await desk.user('agent');
}, 120_000);
afterAll(() => desk?.close());

const url = '/api/v1/agent/announcements';
const draft = {
  kind: 'issue',
  title: { en: 'The mail server is down', id: 'Server surel mati' },
  body: { en: '', id: '' },
  audience: { applications: ['Thunderbird'] },
  since: '2026-11-24T02:10:00Z',
  startsAt: '2026-11-24T02:20:00Z',
  endsAt: null,
};
const announce = async (more: object = {}) => {
  const made = await editor.call('POST', url, { ...draft, ...more });
  expect(made.statusCode, made.body).toBe(201);
  return made.json();
};
const read = async (id: string) => (await agent.call('GET', url)).json().items.find((one: { id: string }) => one.id === id);
const sayMeToo = (desktop: DesktopClient, id: string, meToo: boolean, at: string) =>
  desktop.call('PUT', `/announcements/${id}/me-too`, { at, version: 1, meToo });
const seconds = (n: number) => new Date(Date.UTC(2026, 10, 24, 3, 0, n)).toISOString();
const ticketOf = async (desktop: DesktopClient, id: string) =>
  (await desktop.feed()).changes.find((change) => change.kind === 'ticket' && change.id === id)?.ticket;

describe('me too', () => {
  test('is counted once for a desktop, taken back, and a late repetition changes nothing', async () => {
    const { id } = await announce();
    const [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
    const pokes: unknown[] = [];
    const stop = desk.bus.listen((poke) => pokes.push(poke));
    for (const one of [rina, rina, budi]) expect((await sayMeToo(one, id, true, seconds(1))).json()).toEqual({});
    stop();
    expect(pokes, 'the repetition pokes nobody').toEqual(Array(2).fill({ kind: 'topic', topic: 'announcements' }));
    await budi.call('PUT', `/announcements/${id}/receipt`, { at: seconds(1), version: 1, state: 'seen' });
    expect(await read(id)).toMatchObject({ meToos: 2, seen: 1, delivered: 1, since: '2026-11-24T02:10:00.000Z' });
    const { items, total } = (await agent.call('GET', `${url}/${id}/me-toos`)).json();
    expect(total).toBe(2);
    expect(items).toContainEqual({ desktopId: budi.id, userName: 'budi', hostName: 'pc-042', at: seconds(1), seen: true });
    await sayMeToo(rina, id, false, seconds(3));
    await sayMeToo(rina, id, true, seconds(2));
    expect(await read(id)).toMatchObject({ meToos: 1 });
    expect((await sayMeToo(rina, newId(), true, seconds(1))).statusCode).toBe(404);
  });
});

describe('an issue made of a ticket', () => {
  test('offers what is alike, tells each ticket once in its own language, and again at the all-clear', async () => {
    const finding = {
      id: 'dns-broken',
      severity: 'serious',
      cause: 'server',
      text: { en: 'x' },
      evidence: 'y',
      section: 'network',
    } as const;
    const [rina, budi, sari] = [await desk.enrol('rina'), await desk.enrol('budi'), await desk.enrol('sari')];
    await sari.call('PUT', '/desktops/me/inventory', { ...inventory('sari'), language: 'en' });
    const app = { name: 'Mozilla Thunderbird' };
    const first = await rina.report({ application: app, findings: [finding] });
    const second = await budi.report({ application: app });
    const third = await sari.report({ application: { name: 'Evolution' }, findings: [finding] });
    const other = await sari.report({ application: { name: 'GIMP' } });
    const alike = (await agent.call('GET', `/api/v1/agent/tickets/${first.ticketId}/alike`)).json().items;
    expect(alike).toMatchObject([
      { id: second.ticketId, why: ['application'], userName: 'budi' },
      { id: third.ticketId, why: ['finding'] },
    ]);

    const { id } = await announce({ tickets: [first.ticketId, third.ticketId, first.ticketId] });
    expect(await read(id)).toMatchObject({ tickets: 2 });
    const told = await ticketOf(rina, first.ticketId);
    expect(told).toMatchObject({ status: 'waiting' });
    expect(told?.messages.map(({ text }) => text).slice(1)).toEqual([expect.stringContaining('Server surel mati')]);
    expect((await ticketOf(sari, third.ticketId))?.messages.at(-1)?.text).toContain('The mail server is down');
    expect((await ticketOf(budi, second.ticketId))?.messages).toHaveLength(1);
    expect((await agent.call('GET', `/api/v1/agent/tickets/${third.ticketId}`)).json().issues).toEqual([
      { id, title: draft.title, linked: true },
    ]);
    expect(
      (await agent.call('GET', `/api/v1/agent/tickets/${first.ticketId}/alike`)).json().items,
      'linked ones are not offered again',
    ).toMatchObject([{ id: second.ticketId }]);

    const clear = { text: { en: 'Mail works again.', id: 'Surel sudah jalan lagi.' } };
    expect((await agent.call('PUT', `${url}/${id}/all-clear`, clear)).statusCode).toBe(403);
    const linked = { text: { en: 'See [the page](http://foreign.example/x).' } };
    expect((await editor.call('PUT', `${url}/${id}/all-clear`, linked)).json()).toMatchObject({ code: 'link-not-allowed' });
    const start = (await budi.feed()).cursor;
    const done = await editor.call('PUT', `${url}/${id}/all-clear`, clear);
    expect(done.json()).toMatchObject({ version: 2, allClear: clear.text, resolvedAt: expect.any(String) });
    expect((await editor.call('PUT', `${url}/${id}/all-clear`, clear)).json(), 'once').toMatchObject({ version: 2 });
    expect(await ticketOf(rina, first.ticketId)).toMatchObject({ status: 'solved' });
    expect((await ticketOf(rina, first.ticketId))?.messages.map(({ text }) => text).slice(2)).toEqual(['Surel sudah jalan lagi.']);
    expect((await ticketOf(sari, other.ticketId))?.status).toBe('new');
    const [pushed] = (await budi.feed(start)).changes;
    expect(pushed?.announcement).toMatchObject({ id, resolvedAt: done.json().resolvedAt });

    const back = await editor.call('DELETE', `${url}/${id}/all-clear`);
    expect(back.json()).toMatchObject({ version: 3, resolvedAt: null, allClear: null });
  });

  test('a ticket by mail is told by mail, in both languages', async () => {
    const [contactId, at] = [newId(), new Date()];
    const { ticketId } = await desk.database.transaction(async (unit) => {
      await findOrMakeContact(unit.tx, { id: contactId, kind: 'email', address: 'x@example.org', name: 'Tini', at });
      const incoming = { channel: 'email', contactId, author: 'Tini', at, text: 'No mail', attachments: [] } as const;
      return await openTicket(unit, desk.context, incoming, { desktopId: null, application: 'Mailer' });
    });
    const report = await (await desk.enrol('tono')).report({ application: { name: 'Mailer' } });
    const alike = (await agent.call('GET', `/api/v1/agent/tickets/${report.ticketId}/alike`)).json().items;
    expect(alike).toMatchObject([{ id: ticketId, userName: 'Tini', hostName: '', why: ['application'] }]);
    await announce({ tickets: [ticketId] });
    const ticket = (await agent.call('GET', `/api/v1/agent/tickets/${ticketId}`)).json();
    expect(ticket.messages.at(-1).text).toMatch(/The mail server is down[\s\S]*Server surel mati/);
    const [delivery] = await desk.database.db.selectFrom('deliveries').selectAll().where('ticket_id', '=', ticketId).execute();
    expect(delivery).toMatchObject({ contact_id: contactId, state: 'waiting', message_id: ticket.messages.at(-1).id });
  });

  test('who wrote to a ticket that was merged is told in the one where it goes on, once, of the issue and of the all-clear', async () => {
    const rina = await desk.enrol('rina');
    const [contactId, at] = [newId(), new Date()];
    const { ticketId: byMail } = await desk.database.transaction(async (unit) => {
      await findOrMakeContact(unit.tx, { id: contactId, kind: 'email', address: 'rina@example.org', name: 'Rina', at });
      const incoming = { channel: 'email', contactId, author: 'Rina', at, text: 'No mail at home', attachments: [] } as const;
      return await openTicket(unit, desk.context, incoming, { desktopId: null });
    });
    const [before, after] = [await rina.report({ message: 'No mail' }), await rina.report({ message: 'Still no mail' })];
    const merge = (id: string) => agent.call('PUT', `/api/v1/agent/tickets/${id}/merge`, { into: byMail });
    const told = async () => (await ticketOf(rina, before.ticketId))?.messages.filter(({ from }) => from === 'agent') ?? [];
    const deliveries = () => desk.database.db.selectFrom('deliveries').select('id').where('ticket_id', '=', byMail).execute();

    const { id } = await announce({ tickets: [before.ticketId] });
    await merge(before.ticketId);
    await merge(after.ticketId);
    expect(await told()).toHaveLength(1);
    expect(await deliveries()).toHaveLength(0);
    await editor.call('PUT', `${url}/${id}/all-clear`, { text: { en: 'Mail works again.', id: 'Surel sudah jalan lagi.' } });
    expect((await told()).map(({ text }) => text).slice(1)).toEqual(['Mail works again.\n\nSurel sudah jalan lagi.']);
    expect(await ticketOf(rina, before.ticketId)).toMatchObject({ status: 'solved' });

    const second = await announce({ tickets: [before.ticketId, after.ticketId] });
    expect(await read(second.id), 'what is solved is not told').toMatchObject({ tickets: 0 });
    await agent.call('PATCH', `/api/v1/agent/tickets/${byMail}`, { status: 'open' });
    const third = await announce({ tickets: [before.ticketId, after.ticketId, byMail] });
    expect(await read(third.id)).toMatchObject({ tickets: 1 });
    expect(await told()).toHaveLength(3);
    await editor.call('PUT', `${url}/${third.id}/all-clear`, { text: { en: '' } });
    expect(await told()).toHaveLength(4);
    expect((await agent.call('GET', `/api/v1/agent/tickets/${byMail}`)).json()).toMatchObject({ status: 'solved' });
  });

  test('a report tells which known issues were shown before it was sent', async () => {
    const { id } = await announce();
    const { ticketId } = await (await desk.enrol('tono')).report({ issuesShown: [id, newId()] });
    expect((await agent.call('GET', `/api/v1/agent/tickets/${ticketId}`)).json().issues).toEqual([
      { id, title: draft.title, linked: false },
    ]);
  });

  test('news has neither tickets nor an all-clear', async () => {
    const { ticketId } = await (await desk.enrol('tono')).report();
    expect((await editor.call('POST', url, { ...draft, kind: 'news', tickets: [ticketId] })).statusCode).toBe(400);
    const { id } = await announce({ kind: 'news' });
    expect((await editor.call('PUT', `${url}/${id}/all-clear`, { text: { en: '' } })).statusCode).toBe(409);
  });
});

test('announcements of before there were audiences are brought into the new form, and told to desktops as before', async () => {
  const { db } = desk.database;
  const [all, some] = [newId(), newId()];
  for (const [id, applications] of [
    [all, []],
    [some, ['Thunderbird']],
  ] as const) {
    const document = {
      id,
      version: 1,
      kind: 'news',
      title: { en: 'Old' },
      body: { en: '' },
      applications,
      startsAt: seconds(0),
      endsAt: null,
    };
    await sql`insert into announcements (id, document, withdrawn, created_by, created_at)
      values (${id}, ${JSON.stringify(document)}, false, 'x', now())`.execute(db);
  }
  await sql`drop table issue_tickets, me_toos`.execute(db);
  await sql`drop index tickets_open_application`.execute(db);
  await knownIssues(db as unknown as Kysely<unknown>);
  const read = { keywords: [], since: null, resolvedAt: null, allClear: null, version: 1 };
  const { items } = (await agent.call('GET', url)).json();
  expect(items).toContainEqual(expect.objectContaining({ ...read, id: all, audience: {} }));
  expect(items).toContainEqual(expect.objectContaining({ ...read, id: some, audience: { applications: ['Thunderbird'] } }));
});

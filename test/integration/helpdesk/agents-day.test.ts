import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentTicket, Cluster, TicketRow } from '../../../shared/api/agent-routes.ts';
import { noTargets } from '../../../shared/model/targets.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

const url = '/api/v1/agent';
const hour = 3_600_000;
const say = (agent: AgentClient, ticketId: string, body: object) =>
  agent.call('PUT', `${url}/tickets/${ticketId}/messages/${newId()}`, { text: 'x', answer: null, note: false, ...body });

describe('targets', () => {
  let desk: Desk;
  let admin: AgentClient;
  beforeAll(async () => {
    desk = await openDesk();
    admin = await desk.user('admin');
  }, 60_000);
  afterAll(() => desk.close());

  const setTargets = async (targets: object) => {
    const { version: _, ...policy } = (await admin.call('GET', `${url}/policy`)).json();
    // Always open, so that the test does not depend on when it runs.
    const officeHours = { zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', daysOff: [] };
    expect((await admin.call('PUT', `${url}/policy`, { ...policy, officeHours, targets })).statusCode).toBe(200);
  };
  const read = async (id: string): Promise<AgentTicket> => (await admin.call('GET', `${url}/tickets/${id}`)).json();
  const hoursLeft = ({ due }: TicketRow) => due && { kind: due.kind, hours: Math.ceil((Date.parse(due.at) - desk.context.now()) / hour) };
  const signs = async () => (await admin.call('GET', `${url}/queue-signs`)).json();

  test('what is due follows answer, waiting and reopening; the queue sorts by it and counts what is late', async () => {
    const rina = await desk.enrol('rina');
    const before = await rina.report({ message: 'early', hinders: 'blocked' });
    expect((await read(before.ticketId)).due).toBeNull();
    await setTargets({ ...noTargets, blocked: { firstAnswer: 4, solution: 24 } });
    expect(hoursLeft(await read(before.ticketId)), 'also of what is there already').toEqual({ kind: 'answer', hours: 4 });
    const question = await rina.report({ message: 'question', hinders: 'question' });
    expect((await read(question.ticketId)).due).toBeNull();
    desk.advance(3.5 * hour);
    const later = await rina.report({ message: 'later', hinders: 'blocked' });
    expect(await signs()).toMatchObject({ late: 0, soon: 1 });
    desk.advance(hour);
    expect(await signs()).toMatchObject({ late: 1, soon: 0 });
    const rows: TicketRow[] = (await admin.call('GET', `${url}/tickets?sort=due`)).json().items;
    expect(rows.map(({ id }) => id)).toEqual([before.ticketId, later.ticketId, question.ticketId]);

    await say(admin, before.ticketId, { note: true });
    expect((await read(before.ticketId)).due?.kind, 'a note is no answer').toBe('answer');
    await say(admin, before.ticketId, { status: 'open' });
    expect(hoursLeft(await read(before.ticketId))).toEqual({ kind: 'solution', hours: 20 });
    await say(admin, before.ticketId, { status: 'waiting' });
    expect((await read(before.ticketId)).due, 'the user is asked').toBeNull();
    desk.advance(10 * hour);
    await rina.call('PUT', `/tickets/${before.ticketId}/messages/${newId()}`, {
      at: new Date().toISOString(),
      text: 'no',
      attachments: [],
    });
    expect(hoursLeft(await read(before.ticketId)), 'the time with the user did not count').toEqual({ kind: 'solution', hours: 20 });
    await setTargets(noTargets);
    expect((await read(before.ticketId)).due).toBeNull();
    expect(await signs()).toMatchObject({ late: 0, soon: 0 });
  });
});

describe('presence', () => {
  let desk: Desk;
  let adi: AgentClient;
  let sari: AgentClient;
  beforeAll(async () => {
    desk = await openDesk();
    [adi, sari] = [await desk.user('agent'), await desk.user('agent')];
  }, 60_000);
  afterAll(() => desk.close());

  test('colleagues see who looks and who answers; only news pokes; silence is forgotten', async () => {
    const { ticketId } = await (await desk.enrol()).report();
    const pokes: unknown[] = [];
    const stop = desk.bus.listen((poke) => pokes.push(poke));
    const am = (agent: AgentClient, doing: string) => agent.call('PUT', `${url}/tickets/${ticketId}/presence`, { doing });
    const seenBy = async (agent: AgentClient) => (await agent.call('GET', `${url}/presence`)).json().items;
    for (const doing of ['looking', 'looking', 'answering', 'answering']) expect((await am(adi, doing)).statusCode).toBe(204);
    expect(pokes).toEqual(Array(2).fill({ kind: 'topic', topic: 'presence' }));
    expect(await seenBy(adi), 'not oneself').toEqual([]);
    expect(await seenBy(sari)).toEqual([{ ticketId, doing: 'answering', user: { id: adi.userId, name: 'agent 1' } }]);
    desk.advance(76_000);
    expect(await seenBy(sari)).toEqual([]);
    await am(adi, 'looking');
    await am(adi, 'gone');
    expect(await seenBy(sari)).toEqual([]);
    expect((await adi.call('PUT', `${url}/tickets/${newId()}/presence`, { doing: 'looking' })).statusCode).toBe(404);
    stop();
  });

  test('two answers do not cross unseen', async () => {
    const { ticketId, report } = await (await desk.enrol()).report();
    expect((await say(adi, ticketId, { seen: report.id })).statusCode).toBe(200);
    const crossed = await say(sari, ticketId, { seen: report.id });
    expect([crossed.statusCode, crossed.json().code, crossed.json().detail]).toEqual([
      409,
      'answers-cross',
      'agent 1 has answered since you looked.',
    ]);
    expect((await say(sari, ticketId, { seen: report.id, note: true })).statusCode, 'a note crosses nothing').toBe(200);
    expect((await say(adi, ticketId, { seen: report.id })).statusCode, 'nor do own ones').toBe(200);
    expect((await say(sari, ticketId, {})).statusCode, 'who wants to, may').toBe(200);
  });
});

describe('what looks like one trouble', () => {
  let desk: Desk;
  let editor: AgentClient;
  beforeAll(async () => {
    desk = await openDesk();
    editor = await desk.user('editor');
  }, 60_000);
  afterAll(() => desk.close());

  const signature = 'c1-bcdfghjklmnpqrstbcdf';
  const finding = (id: string) => ({
    ...{ id, severity: 'serious' as const, cause: 'server' as const, evidence: '', section: 'connection' },
    text: { en: `words of ${id}`, id: `kata ${id}` },
  });
  const clusters = async (): Promise<Cluster[]> => (await editor.call('GET', `${url}/queue-signs`)).json().clusters;

  /** Whoever is away for half a day has to sign in again. */
  const days = async (count: number) => {
    for (let passed = 0; passed < count * 24; passed += 8) {
      desk.advance(8 * hour);
      await clusters();
    }
  };

  test('the same crash or an unusual finding on three desktops; a known issue explains it away', async () => {
    const desktops = [await desk.enrol('ani'), await desk.enrol('budi'), await desk.enrol('citra')];
    // What everybody always has is no news.
    for (const desktop of desktops) await desktop.report({ findings: [finding('always')] });
    await days(5);
    const crashed = { crashSignature: signature, application: { name: 'Calc' }, findings: [finding('always')] };
    const [first] = desktops;
    if (!first) throw new Error('no desktop');
    for (let time = 0; time < 3; time += 1) await first.report(crashed);
    expect(await clusters(), 'one desktop, however often').toEqual([]);
    for (const desktop of desktops) await desktop.report({ ...crashed, message: `from ${desktop.id}` });
    const found = await clusters();
    expect(found).toMatchObject([{ kind: 'crash', key: signature, application: 'Calc', text: null }]);
    expect(found[0]?.tickets).toHaveLength(6);

    for (const desktop of [...desktops, ...desktops])
      await desktop.report({ findings: [finding('server-away')], application: { name: desktop.id } });
    expect((await clusters())[1]).toMatchObject({
      kind: 'finding',
      key: 'server-away',
      application: null,
      text: { en: 'words of server-away' },
    });

    const issue = {
      ...{ kind: 'issue', title: { en: 'Calc closes' }, body: { en: '' }, startsAt: new Date().toISOString(), endsAt: null },
      tickets: found[0]?.tickets.map(({ id }) => id),
    };
    expect((await editor.call('POST', `${url}/announcements`, issue)).statusCode).toBe(201);
    expect((await clusters()).map(({ kind }) => kind)).toEqual(['finding']);
    await days(3);
    expect(await clusters(), 'a trouble of last week').toEqual([]);
  });
});

describe('assignment rules', () => {
  let desk: Desk;
  let admin: AgentClient;
  beforeAll(async () => {
    desk = await openDesk();
    admin = await desk.user('admin');
  }, 60_000);
  afterAll(() => desk.close());
  const rules = `${url}/assignment-rules`;
  const ownerOf = async (ticketId: string) => (await admin.call('GET', `${url}/tickets/${ticketId}`)).json().assignee?.id ?? null;

  test('off by default; the first that fits; agents take turns while they are there', async () => {
    const [adi, sari, eka] = [await desk.user('agent'), await desk.user('agent'), await desk.user('agent')];
    const rina = await desk.enrol('rina');
    const calc = () => rina.report({ application: { name: 'LibreOffice Calc' } });
    expect(await ownerOf((await calc()).ticketId)).toBeNull();
    const make = (body: object) => admin.call('POST', rules, { active: true, conditions: {}, ...body });
    const all = (await make({ agents: [eka.userId] })).json();
    const office = (
      await make({
        conditions: { applications: ['LibreOffice'], channels: ['tray'], languages: ['id'] },
        agents: [adi.userId, sari.userId],
      })
    ).json();
    expect(await ownerOf((await calc()).ticketId), 'the first').toBe(eka.userId);
    const { id, ...body } = office;
    await admin.call('PUT', `${rules}/${id}`, { ...body, earlier: true });
    expect((await admin.call('GET', rules)).json().items.map((rule: { id: string }) => rule.id)).toEqual([id, all.id]);
    const owners = [];
    for (let time = 0; time < 3; time += 1) owners.push(await ownerOf((await calc()).ticketId));
    expect(owners).toEqual([adi.userId, sari.userId, adi.userId]);
    expect(await ownerOf((await rina.report({ application: { name: 'Firefox' } })).ticketId)).toBe(eka.userId);
    const english = await desk.enrol('joe', { language: 'en' });
    expect(await ownerOf((await english.report({ application: { name: 'LibreOffice' } })).ticketId)).toBe(eka.userId);

    desk.advance(11 * 60_000);
    await sari.call('GET', `${url}/tickets`);
    expect([await ownerOf((await calc()).ticketId), await ownerOf((await calc()).ticketId)], 'the other is at lunch').toEqual([
      sari.userId,
      sari.userId,
    ]);
    desk.advance(11 * 60_000);
    expect(await ownerOf((await calc()).ticketId), 'nobody is there').toBeNull();
    const { items } = (await admin.call('GET', `${url}/audit?q=ticket.assign`)).json();
    expect(items[0]).toMatchObject({ actor: 'rule', detail: sari.login });
  });

  test('only administrators, only active users', async () => {
    const agent = await desk.user('agent');
    expect((await agent.call('GET', rules)).statusCode).toBe(403);
    expect((await admin.call('POST', rules, { active: true, conditions: {}, agents: [newId()] })).statusCode).toBe(400);
    expect((await admin.call('POST', rules, { active: true, conditions: {}, agents: [] })).statusCode).toBe(400);
    const { id } = (await admin.call('POST', rules, { active: false, conditions: {}, agents: [agent.userId] })).json();
    expect((await admin.call('DELETE', `${rules}/${id}`)).statusCode).toBe(204);
    expect((await admin.call('DELETE', `${rules}/${id}`)).statusCode).toBe(404);
  });
});

test('the queue is narrowed by channel, hindrance, application and group', async () => {
  const desk = await openDesk();
  const admin = await desk.user('admin');
  const [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
  const calc = await rina.report({ application: { name: 'LibreOffice Calc' }, hinders: 'question' });
  const web = await budi.report({ application: { name: 'Firefox' }, hinders: 'blocked' });
  const { id: group } = (await admin.call('POST', `${url}/groups`, { name: 'Wave 1', migratedOn: null })).json();
  await desk.database.db
    .insertInto('group_members')
    .values({ group_id: group, desktop_id: budi.id })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const found = async (query: string) => (await admin.call('GET', `${url}/tickets?${query}`)).json().items.map(({ id }: TicketRow) => id);
  expect(await found('application=calc')).toEqual([calc.ticketId]);
  expect(await found('hinders=blocked')).toEqual([web.ticketId]);
  expect(await found(`group=${group}`)).toEqual([web.ticketId]);
  expect(await found('channel=email')).toEqual([]);
  expect(await found('channel=tray&application=%25')).toEqual([]);
  await desk.close();
});

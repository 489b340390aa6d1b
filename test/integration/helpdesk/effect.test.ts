import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanUp } from '../../../helpdesk/services/clean-up.ts';
import { readReadingList } from '../../../helpdesk/services/reading-list.ts';
import type { AgentTip, ReadingList, TipDraft, TipEffect } from '../../../shared/api/agent-routes.ts';
import { type EffectItem, weekOf } from '../../../shared/model/tip-effect.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk, type reportOf } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let editor: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  editor = await desk.user('editor');
}, 60_000);
afterAll(() => desk.close());

const day = () => new Date(desk.context.now()).toISOString().slice(0, 10);
const draft = (title: string, more: Partial<TipDraft> = {}): TipDraft => ({
  app: 'LibreOffice',
  causeKind: 'howto',
  texts: { en: { title, problem: 'It does', cause: '', alternatives: '', steps: ['Click'], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  ...more,
});
const tips = '/api/v1/agent/tips';
async function publish(title: string, more?: Partial<TipDraft>): Promise<string> {
  const { id } = (await editor.call('POST', tips, draft(title, more))).json();
  expect((await editor.call('POST', `${tips}/${id}/publish`)).statusCode).toBe(200);
  return id;
}
const item = (tip: string, change: Partial<EffectItem> = {}): EffectItem => ({
  tip,
  version: 1,
  place: 'home',
  language: 'id',
  application: null,
  shown: 0,
  opened: 0,
  reportedOpened: 0,
  reportedShown: 0,
  ...change,
});
const effect = async (tip: string, query = ''): Promise<TipEffect> => (await agent.call('GET', `${tips}/${tip}/effect${query}`)).json();
const counted = (desktop: DesktopClient, on: string, ...items: EffectItem[]) =>
  desktop.call('PUT', `/desktops/me/effects/${on}`, { items });
const readingList = async (): Promise<ReadingList> => (await agent.call('GET', '/api/v1/agent/reading-list')).json();

describe('what a tip did', () => {
  test('is summed up over desktops; a day that comes again replaces what came before', async () => {
    const tip = await publish('Summed up');
    const [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
    await counted(rina, day(), item(tip, { shown: 3 }), item(tip, { place: 'list', shown: 1, opened: 1 }));
    await counted(budi, day(), item(tip, { shown: 2, language: 'en', application: 'LibreOffice Calc' }));
    for (const _ of [1, 2]) await counted(rina, day(), item(tip, { shown: 5, opened: 2 }), item('no-such-tip', { shown: 9 }));
    const seen = await effect(tip);
    expect(seen.totals).toMatchObject({ shown: 7, opened: 2 });
    expect(seen.places).toEqual([
      { place: 'home', shown: 7, opened: 2, solved: 0, notHelped: 0, reportedOpened: 0, reportedShown: 0 },
      expect.objectContaining({ place: 'list', shown: 0, opened: 0 }),
    ]);
    expect(seen.languages.map(({ language, shown }) => [language, shown])).toEqual([
      ['id', 5],
      ['en', 2],
    ]);
    expect(seen.applications.map(({ application, shown }) => [application, shown])).toEqual([
      [null, 5],
      ['LibreOffice Calc', 2],
    ]);
    expect(seen.weeks.map(({ week, shown }) => [week, shown])).toEqual([[weekOf(day()), 7]]);
    expect((await effect(tip, '?language=en')).totals.shown).toBe(2);
    expect((await effect(tip, '?application=LibreOffice%20Calc')).totals.shown).toBe(2);
    expect((await effect(tip, '?since=2030-01-01')).totals.shown).toBe(0);
    expect((await agent.call('GET', `${tips}/nope/effect`)).statusCode).toBe(404);
  });

  test('is told apart by the wave that the desktop was in', async () => {
    const tip = await publish('In a wave');
    const [early, late] = [await desk.enrol('early'), await desk.enrol('late')];
    const wave = newId();
    await desk.database.db
      .insertInto('groups')
      .values({ id: wave, name: 'Wave 1', migrated_on: '2026-01-05', created_at: new Date() })
      .execute();
    await desk.database.db.insertInto('group_members').values({ group_id: wave, desktop_id: early.id }).execute();
    await counted(early, day(), item(tip, { shown: 4 }));
    await counted(late, day(), item(tip, { shown: 1 }));
    await early.call('PUT', `/tips/${tip}/outcomes/${newId()}`, {
      at: new Date(desk.context.now()).toISOString(),
      version: 1,
      helped: true,
      where: 'report',
      application: 'LibreOffice Calc',
    });
    const { waves, places } = await effect(tip);
    expect(waves.map((one) => [one.wave?.name, one.shown, one.solved])).toEqual([
      ['Wave 1', 4, 1],
      [undefined, 1, 0],
    ]);
    expect(places).toContainEqual(expect.objectContaining({ place: 'report', solved: 1 }));
    expect((await effect(tip, `?wave=${wave}`)).totals.shown).toBe(4);
    await desk.database.db.deleteFrom('group_members').where('group_id', '=', wave).execute();
    await counted(early, day(), item(tip, { shown: 6 }));
    expect((await effect(tip)).waves.map((one) => [one.wave?.name, one.shown])).toEqual([
      [undefined, 7],
      ['Wave 1', 0],
    ]);
  });

  test('days that are too old or still to come are refused', async () => {
    const tip = await publish('Only lately');
    const desktop = await desk.enrol();
    for (const on of ['2020-01-01', '2040-01-01'])
      expect((await counted(desktop, on, item(tip, { shown: 1 }))).json().code).toBe('bad-request');
    expect((await counted(desktop, 'today', item(tip, { shown: 1 }))).statusCode).toBe(400);
    expect((await effect(tip)).totals.shown).toBe(0);
  });

  test('desktops that count the same tips at the same moment do not hold each other up', async () => {
    const [one, two] = [await publish('Meeting one'), await publish('Meeting two')];
    const desktops = await Promise.all(Array.from({ length: 12 }, (_, at) => desk.enrol(`user${at}`)));
    const replies = await Promise.all(
      desktops.map((desktop, at) => counted(desktop, day(), ...(at % 2 ? [one, two] : [two, one]).map((tip) => item(tip, { shown: 1 })))),
    );
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200));
    expect([(await effect(one)).totals.shown, (await effect(two)).totals.shown]).toEqual([12, 12]);
  });
});

describe('a tip that does not help', () => {
  const say = (desktop: DesktopClient, tip: string, helped: boolean, version = 1) =>
    desktop.call('PUT', `/tips/${tip}/outcomes/${newId()}`, { at: new Date(desk.context.now()).toISOString(), version, helped });
  const seen = async (tip: string): Promise<AgentTip> => (await agent.call('GET', `${tips}/${tip}`)).json();

  test('is marked once enough people say so, comes first, and begins anew with its next version', async () => {
    const tip = await publish('Of no help');
    const desktops = await Promise.all(Array.from({ length: 5 }, (_, at) => desk.enrol(`judge${at}`)));
    for (const [at, desktop] of desktops.entries()) {
      expect((await seen(tip)).rework).toBeNull();
      await say(desktop, tip, at < 2);
    }
    expect(await seen(tip)).toMatchObject({ rework: 'seldom-solved', effect: { solved: 2, notHelped: 3 } });
    const listed = (await agent.call('GET', `${tips}?sort=rework`)).json();
    expect(listed.items[0].id).toBe(tip);
    expect((await readingList()).rework).toEqual([
      expect.objectContaining({ id: tip, version: 1, reason: 'seldom-solved', title: { en: 'Of no help' } }),
    ]);
    // Somebody changes their mind: half is not fewer than half of five, so it takes two.
    for (const desktop of desktops.slice(3)) await say(desktop, tip, true);
    expect((await seen(tip)).rework).toBeNull();
    for (const desktop of desktops) await say(desktop, tip, false);
    expect((await seen(tip)).rework).toBe('seldom-solved');
    await editor.call('PUT', `${tips}/${tip}`, draft('Of some help'));
    await editor.call('POST', `${tips}/${tip}/publish`);
    expect(await seen(tip)).toMatchObject({ rework: null, helped: 0, notHelped: 5, effect: { solved: 0, notHelped: 0 } });
    expect((await readingList()).rework).toEqual([]);
    expect((await effect(tip)).versions.map(({ version, rework }) => [version, rework])).toEqual([[1, 'seldom-solved']]);
  });

  test('is marked when most who opened it wrote a report all the same', async () => {
    const tip = await publish('Opened in vain');
    const desktop = await desk.enrol();
    await counted(desktop, day(), item(tip, { opened: 6, reportedOpened: 3, reportedShown: 40 }));
    expect((await seen(tip)).rework).toBeNull();
    await counted(desktop, day(), item(tip, { opened: 6, reportedOpened: 4 }));
    expect((await seen(tip)).rework).toBe('still-reported');
    await editor.call('POST', `${tips}/${tip}/withdraw`);
    expect((await seen(tip)).rework).toBeNull();
  });
});

describe('the reading list', () => {
  const search = (desktop: DesktopClient, text: string, change: object = {}) =>
    desktop.call('PUT', `/searches/${newId()}`, { day: day(), language: 'en', text, application: null, ...change });

  test('gathers questions without an answer by their meaning, without a word about who asked', async () => {
    const [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
    const id = newId();
    const body = { day: day(), language: 'en', text: 'How do I scan two pages?', application: 'Document Scanner' };
    for (const _ of [1, 2]) expect((await rina.call('PUT', `/searches/${id}`, body)).json()).toEqual({});
    await search(budi, 'scanning two page');
    await search(budi, 'zebra');
    const { questions } = await readingList();
    expect(questions.map(({ asked, texts }) => [asked, [...texts].sort()])).toEqual([
      [2, ['How do I scan two pages?', 'scanning two page']],
      [1, ['zebra']],
    ]);
    const rows = await desk.database.db.selectFrom('searches').selectAll().execute();
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['application', 'day', 'key', 'question_id', 'text']);
    for (const { key } of rows) expect(Buffer.from(key).toString('hex')).not.toContain(id.replaceAll('-', '').slice(0, 12));
  });

  test('makes a draft of a question once; published, it is no question any more', async () => {
    const [question] = (await readingList()).questions;
    const url = `/api/v1/agent/reading-list/questions/${question?.id}`;
    const made = (await agent.call('POST', `${url}/tip`)).json();
    expect(made).toMatchObject({
      state: 'draft',
      draft: { app: 'Document Scanner', texts: { en: { keywords: expect.arrayContaining(['scanning two page']) } } },
    });
    expect((await agent.call('POST', `${url}/tip`)).json().id).toBe(made.id);
    expect((await readingList()).questions[0]).toMatchObject({ id: question?.id, tipId: made.id });
    await editor.call('PUT', `${tips}/${made.id}`, draft('Scan two pages'));
    await editor.call('POST', `${tips}/${made.id}/publish`);
    expect((await readingList()).questions.map(({ texts }) => texts[0])).toEqual(['zebra']);
  });

  test('lets go of a question, and takes it back', async () => {
    const [zebra] = (await readingList()).questions;
    const url = `/api/v1/agent/reading-list/questions/${zebra?.id}`;
    await agent.call('PUT', `${url}/dismissed`, { dismissed: true });
    expect((await readingList()).questions).toEqual([]);
    await agent.call('PUT', `${url}/dismissed`, { dismissed: false });
    expect((await readingList()).questions).toHaveLength(1);
    expect((await agent.call('PUT', `/api/v1/agent/reading-list/questions/${newId()}/dismissed`, { dismissed: true })).statusCode).toBe(
      404,
    );
  });

  test('names what solved tickets without a tip have in common', async () => {
    const desktop = await desk.enrol();
    const finding = {
      id: 'disk-full',
      severity: 'serious',
      section: 'storage',
      cause: 'desktop',
      text: { en: 'Full' },
      evidence: '/',
    } as const;
    const solve = async (change: Parameters<typeof reportOf>[0]) => {
      const { ticketId } = await desktop.report(change);
      await agent.call('PATCH', `/api/v1/agent/tickets/${ticketId}`, { status: 'solved' });
      return ticketId;
    };
    const crashSignature = 'c1-bcdfghjklmnpqrstbcdf';
    for (const _ of [1, 2, 3]) await solve({ application: { name: 'Evolution' } });
    // The crash says more than the finding that fired as well.
    for (const _ of [1, 2]) await solve({ crashSignature, findings: [finding] });
    const found = await solve({ findings: [finding], application: { name: 'Evolution' } });
    await desktop.report({ application: { name: 'Not solved' } });
    let list = (await readingList()).tickets;
    expect(list.map(({ by, subject, tickets }) => [by, subject, tickets])).toEqual([
      ['application', 'Evolution', 3],
      ['crash', crashSignature, 2],
      ['finding', 'disk-full', 1],
    ]);
    expect(list[2]?.newest.map(({ id }) => id)).toEqual([found]);
    // Tips that answer the finding and the crash are published: they are off the list.
    await publish('Full disk', { findings: ['disk-full'], crashes: [crashSignature] });
    list = (await readingList()).tickets;
    expect(list.map(({ subject }) => subject)).toEqual(['Evolution']);
  });

  test('forgets a question after 90 days, and days of desktops that cannot come again', async () => {
    const rows = async () => ({
      searches: (await desk.database.db.selectFrom('searches').select('text').execute()).length,
      days: (await desk.database.db.selectFrom('effect_days').select('day').execute()).length,
    });
    const before = await rows();
    expect(Math.min(before.searches, before.days)).toBeGreaterThan(0);
    desk.advance(36 * 86_400_000);
    await cleanUp(desk.context);
    expect(await rows()).toEqual({ searches: before.searches, days: 0 });
    await search(await desk.enrol(), 'zebra');
    desk.advance(60 * 86_400_000);
    await cleanUp(desk.context);
    // The agent's session is long over.
    expect((await readReadingList(desk.context)).questions.map(({ texts, asked }) => [texts, asked])).toEqual([[['zebra'], 1]]);
    expect((await rows()).searches).toBe(1);
  });
});

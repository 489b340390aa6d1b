import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import { usualPolicy } from '../../../shared/model/policy.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let admin: AgentClient;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.user('admin');
  agent = await desk.user('agent');
  // Always open, so that office hours are plain time and the database can check them.
  const always = { zone: 'Asia/Jakarta', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', daysOff: [] };
  const { version: _, ...policy } = usualPolicy;
  expect((await admin.call('PUT', '/api/v1/agent/policy', { ...policy, officeHours: always })).statusCode).toBe(200);
}, 60_000);
afterAll(() => desk.close());

const report = async (query = ''): Promise<LeadReport> => {
  const reply = await agent.call('GET', `/api/v1/agent/reports/lead?${query}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const minutes = 60_000;
const answer = (id: string, more: object) =>
  agent.call('PUT', `/api/v1/agent/tickets/${id}/messages/${newId()}`, { text: 'Try this.', answer: null, note: false, ...more });
const howto = { problem: 'p', cause: 'c', causeKind: 'howto', alternatives: '', steps: [] };

describe('reports for the migration lead', () => {
  test('an empty help desk has a report too, for every role and only for people', async () => {
    expect(await report()).toMatchObject({ total: { tickets: 0, answer: { median: null } }, hurts: [], issues: [], causes: [] });
    expect((await desk.app.inject('/api/v1/agent/reports/lead')).statusCode).toBe(401);
    expect((await agent.call('GET', '/api/v1/agent/reports/lead?from=2026-02-01&to=2026-01-01')).statusCode).toBe(400);
  });

  test('what happened to tickets is what the report says, and the database agrees', async () => {
    const [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
    const group = async (name: string, migratedOn: string | null, ids: string[]) => {
      const { id } = (await admin.call('POST', '/api/v1/agent/groups', { name, migratedOn })).json();
      await admin.call('POST', `/api/v1/agent/groups/${id}/members`, { action: 'add', desktops: { by: 'ids', ids } });
      return id as string;
    };
    const today = new Date(desk.context.now()).toISOString().slice(0, 10);
    const wave = await group('=Wave 1', today, [rina.id]);
    const finance = await group('Finance', null, [rina.id, budi.id]);
    const [first, second, third] = [
      await rina.report(),
      await rina.report({ hinders: 'question' }),
      await budi.report({ application: null }),
    ];
    desk.advance(10 * minutes);
    await answer(first.ticketId, { note: true, text: 'a note is no answer' });
    await answer(second.ticketId, { answer: howto });
    desk.advance(30 * minutes);
    await answer(first.ticketId, { answer: howto, status: 'solved' });
    // It comes back, and is solved anew: the last solution counts.
    desk.advance(20 * minutes);
    const turn = { at: new Date(desk.context.now()).toISOString(), text: 'Not yet.', attachments: [] };
    expect((await rina.call('PUT', `/tickets/${first.ticketId}/messages/${newId()}`, turn)).statusCode).toBeLessThan(300);
    desk.advance(40 * minutes);
    await agent.call('PATCH', `/api/v1/agent/tickets/${first.ticketId}`, { status: 'solved' });
    desk.advance(minutes);
    await agent.call('PATCH', `/api/v1/agent/tickets/${first.ticketId}`, { status: 'closed' });
    const said = { at: new Date(desk.context.now()).toISOString(), solved: true, rating: 4 };
    await rina.call('PUT', `/tickets/${second.ticketId}/outcome`, said);

    const found = await report();
    expect(found.total).toMatchObject({ tickets: 3, blocked: 2, open: 1, reopened: 1, judged: 1, saidSolved: 1, ratings: 1, rating: 4 });
    expect(found.total.answer).toMatchObject({ count: 2 });
    expect(found.total.answer.median).toBeCloseTo(25, 0);
    expect(found.total.solution.median).toBeCloseTo(100.5, 0);
    const { rows } = await sql<{ median: number; p90: number }>`
      select percentile_cont(0.5) within group (order by minutes) as median, percentile_cont(0.9) within group (order by minutes) as p90
      from (select extract(epoch from min(m.at) - t.created_at)::float8 / 60 as minutes from tickets t join messages m on m.ticket_id = t.id
        where m.sender = 'agent' and not m.note group by t.id, t.created_at) times`.execute(desk.database.db);
    expect(found.total.answer.median).toBeCloseTo(rows[0]?.median ?? -1, 0);
    expect(found.total.answer.p90).toBeCloseTo(rows[0]?.p90 ?? -1, 0);

    const lines = (which: 'waves' | 'departments' | 'causes' | 'applications') => found[which].map(({ key, tickets }) => [key, tickets]);
    expect(lines('waves')).toEqual([
      [wave, 2],
      [null, 1],
    ]);
    expect(lines('departments')).toEqual([
      [finance, 3],
      [null, 0],
    ]);
    expect(lines('causes')).toEqual([
      ['howto', 2],
      [null, 1],
    ]);
    expect(found.migrations).toMatchObject([{ id: wave, desktops: 1, first: { tickets: 2 }, later: null }]);
    expect(found.learn.withoutTip).toEqual([{ application: 'LibreOffice Writer', tickets: 2, tips: 0 }]);
    expect((await report(`wave=${wave}&cause=howto&application=LibreOffice%20Writer`)).total.tickets).toBe(2);
    expect((await report('cause=none')).total.tickets).toBe(1);
    expect((await report(`wave=${newId()}`)).total.tickets).toBe(0);
    expect(third.number).toBeGreaterThan(0);
  });

  test('as CSV, and as the text of a mail', async () => {
    const csv = await agent.call('GET', '/api/v1/agent/reports/lead/csv?table=waves');
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="pandu-waves-.*\.csv"$/);
    expect(csv.body).toContain("\r\n'=Wave 1,2,1,");
    for (const table of ['weeks', 'departments', 'applications', 'causes', 'migrations', 'hurts', 'issues'])
      expect((await agent.call('GET', `/api/v1/agent/reports/lead/csv?table=${table}`)).statusCode).toBe(200);
    const mail = (await agent.call('GET', '/api/v1/agent/reports/lead/mail?language=id')).json();
    expect(mail.text).toContain('Tiket: 3 (periode sebelumnya: 0)');
    expect(mail.text).toContain('- LibreOffice Writer: 2, seperti sebelumnya');
  });
});

test('words about tips: the last of each desktop counts; tips that fail; known issues with those who have them too', async () => {
  const { db } = desk.database;
  const now = new Date(desk.context.now());
  const editor = await desk.user('editor');
  const text = { title: 'Fonts', problem: 'p', cause: 'c', alternatives: '', steps: [], keywords: [] };
  const draft = { app: 'Calc', causeKind: 'howto', texts: { en: text }, audience: {}, findings: [], related: [] };
  const tip = await editor.call('POST', '/api/v1/agent/tips', draft);
  expect(tip.statusCode, tip.body).toBe(201);
  const { id } = tip.json();
  expect((await editor.call('POST', `/api/v1/agent/tips/${id}/publish`)).statusCode).toBe(200);
  const desktops = [];
  for (let index = 0; index < 6; index += 1) desktops.push(await desk.enrol(`tip${index}`));
  const [first] = desktops;
  const say = async (desktop: DesktopClient | undefined, helped: boolean) => {
    const body = { at: new Date(desk.context.now()).toISOString(), version: 1, helped };
    expect((await desktop?.call('PUT', `/tips/${id}/outcomes/${newId()}`, body))?.statusCode).toBe(200);
    desk.advance(1000);
  };
  for (const [index, desktop] of desktops.entries()) await say(desktop, index < 2);
  await say(first, false);
  const issue = await editor.call('POST', '/api/v1/agent/announcements', {
    kind: 'issue',
    title: { en: 'Printers are down' },
    body: { en: 'We are on it.' },
    startsAt: new Date(now.getTime() - 60_000).toISOString(),
    endsAt: null,
  });
  expect(issue.statusCode, issue.body).toBe(201);
  await db
    .insertInto('me_toos')
    .values({ announcement_id: issue.json().id, desktop_id: first?.id ?? '', at: now, me_too: true })
    .execute();
  const found = await report();
  expect(found.total.solvedByTips).toBe(1);
  expect(found.learn.failingTips).toEqual([{ id, title: { en: 'Fonts' }, helped: 1, notHelped: 5 }]);
  expect(found.issues).toMatchObject([{ title: { en: 'Printers are down' }, meToos: 1, tickets: 0, resolvedAt: null }]);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as findingsAndFacts } from '../../../helpdesk/store/migrations/0021-findings-and-facts.ts';
import type { Comparison, SameFinding } from '../../../shared/api/agent-routes.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Section } from '../../../shared/model/section.ts';
import { officeSections } from '../../support/seed-reports.ts';
import { type AgentClient, contentDigest, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
}, 60_000);
afterAll(() => desk.close());

const finding = (id: string, severity: Finding['severity'] = 'serious'): Finding => ({
  id,
  severity,
  cause: 'desktop',
  text: { en: 'x', id: 'x' },
  evidence: '',
  section: 'storage',
});
/** An office computer with so much of /home free, in percent, and this kernel. */
function sectionsWith(homeFree: number, kernel = '6.8.0-48-generic'): Section[] {
  return officeSections().map((section) => {
    const data = section.data as Record<string, unknown>;
    if (section.id === 'system') return { ...section, data: { ...data, kernel } };
    if (section.id !== 'storage') return section;
    const home = { mount: '/home', device: 'x', type: 'ext4', size: 100, used: 100 - homeFree, available: homeFree, readOnly: false };
    return { ...section, data: { ...data, filesystems: [home] } };
  });
}
const get = async (path: string) => agent.call('GET', `/api/v1/agent/tickets/${path}`);
const compare = async (ticketId: string, set = ''): Promise<Comparison> => (await get(`${ticketId}/comparison${set}`)).json();
const same = async (ticketId: string): Promise<SameFinding[]> => (await get(`${ticketId}/same-findings`)).json().items;
async function freshSet(desktop: DesktopClient, ticketId: string, findings: Finding[], sections: Section[]): Promise<string> {
  const asked = await agent.call('POST', `/api/v1/agent/tickets/${ticketId}/diagnostics`, { reason: '' });
  const id = asked.json().freshSets.at(-1).id as string;
  const body = JSON.stringify({ schema: 1, id, takenAt: new Date().toISOString(), findings, sections, pandu: { version: '1' } });
  const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(body) };
  const reply = await desktop.call('PUT', `/tickets/${ticketId}/diagnostics/${id}`, Buffer.from(body), headers);
  expect(reply.statusCode, reply.body).toBe(200);
  return id;
}

describe('other tickets with the same finding', () => {
  test('are counted and named, the rarest finding and the newest ticket first', async () => {
    const [one, two] = [await desk.enrol('ayu'), await desk.enrol('bima')];
    const first = await one.report({ message: 'Penuh', findings: [finding('fa'), finding('fb'), finding('fa')] });
    const second = await two.report({ message: 'Juga penuh', findings: [finding('fa')] });
    const third = await two.report({ message: 'Lagi', findings: [finding('fa'), finding('fb')] });
    await two.report({ findings: [finding('fc')] });
    expect(await same(first.ticketId)).toEqual([
      { findingId: 'fb', total: 1, more: false, tickets: [expect.objectContaining({ number: third.number })] },
      {
        findingId: 'fa',
        total: 2,
        more: false,
        tickets: [
          expect.objectContaining({ id: third.ticketId, title: 'Lagi', status: 'new', userName: 'bima', hostName: 'pc-042' }),
          expect.objectContaining({ number: second.number }),
        ],
      },
    ]);
    const alone = await one.report({ findings: [finding('only-here')] });
    expect(await same(alone.ticketId)).toEqual([]);
  });

  test('also when a fresh set found it; ten are named, all are counted', async () => {
    const desktop = await desk.enrol('citra');
    const { ticketId } = await desktop.report({ findings: [] });
    for (let count = 0; count < 12; count += 1) await desktop.report({ findings: [finding('many')] });
    expect(await same(ticketId)).toEqual([]);
    await freshSet(desktop, ticketId, [finding('many')], []);
    const [many] = await same(ticketId);
    expect(many).toMatchObject({ total: 12, more: false });
    expect(many?.tickets).toHaveLength(10);
  });
});

describe('a comparison', () => {
  test('with the last healthy set of the same desktop, report or fresh one', async () => {
    const desktop = await desk.enrol('dian');
    const well = await desktop.report({ findings: [finding('hint', 'hint')], sections: sectionsWith(60, '6.5') });
    const nothing = await desktop.report({ findings: [], sections: [] });
    const sick = await desktop.report({ findings: [finding('disk-full')], sections: sectionsWith(3) });
    expect((await compare(well.ticketId)).healthy).toBeNull();
    expect((await compare(nothing.ticketId)).healthy).toMatchObject({ number: well.number });
    expect((await compare(sick.ticketId)).healthy, 'one with nothing in it is passed over').toMatchObject({
      ticketId: well.ticketId,
      number: well.number,
      differences: [
        { measure: 'disk-free', subject: '/home', before: 60, after: 3 },
        { measure: 'kernel', subject: '', before: '6.5', after: '6.8.0-48-generic' },
      ],
    });
    const fresh = await freshSet(desktop, sick.ticketId, [], sectionsWith(55));
    expect((await compare(sick.ticketId, `?set=${fresh}`)).healthy).toMatchObject({ number: well.number });
    const later = await desktop.report({ findings: [finding('disk-full')], sections: sectionsWith(2) });
    expect((await compare(later.ticketId)).healthy, 'the fresh set was well').toMatchObject({
      number: sick.number,
      differences: [{ measure: 'disk-free', subject: '/home', before: 55, after: 2 }],
    });
    expect((await get(`${well.ticketId}/comparison?set=${fresh}`)).statusCode, 'of another ticket').toBe(404);
    expect((await get(`${newId()}/comparison`)).statusCode).toBe(404);
  });

  test('with what is usual elsewhere: the median, the most common; each desktop counts once, old sets do not', async () => {
    const own = await openDesk();
    try {
      const mine = await own.user('agent');
      const ask = async (ticketId: string): Promise<Comparison> =>
        (await mine.call('GET', `/api/v1/agent/tickets/${ticketId}/comparison`)).json();
      const sick = await (await own.enrol('eka')).report({ sections: sectionsWith(3, '6.1') });
      const old = await own.enrol('old');
      await old.report({ sections: sectionsWith(1, '5.0') });
      const long = new Date(Date.now() - 91 * 24 * 3_600_000);
      await own.database.db.updateTable('diagnostics_sets').set({ received_at: long }).where('desktop_id', '=', old.id).execute();
      for (const [user, free, kernel] of [
        ['f', 40, '6.8'],
        ['g', 44, '6.8'],
      ] as const)
        await (await own.enrol(user)).report({ sections: sectionsWith(free, kernel) });
      expect((await ask(sick.ticketId)).usual, 'two make no habit').toEqual({ group: null, desktops: 2, deviations: [] });
      const loud = await own.enrol('loud');
      for (let count = 0; count < 5; count += 1) await loud.report({ sections: sectionsWith(99, '4.0') });
      await loud.report({ sections: sectionsWith(42, '6.9') });
      expect((await ask(sick.ticketId)).usual).toEqual({
        group: null,
        desktops: 3,
        deviations: expect.arrayContaining([
          { measure: 'disk-free', subject: '/home', here: 3, usual: 42 },
          { measure: 'kernel', subject: '', here: '6.1', usual: '6.8' },
        ]),
      });
      expect((await ask(sick.ticketId)).usual.deviations).toHaveLength(2);
    } finally {
      await own.close();
    }
  });
});

test('reports that were stored before are brought in when the database is made new', async () => {
  const own = await openDesk();
  try {
    const mine = await own.user('agent');
    const desktop = await own.enrol('gita');
    const made: { ticketId: string; number: number }[] = [];
    for (let count = 0; count < 45; count += 1)
      made.push(await desktop.report({ findings: count % 2 ? [finding('disk-full')] : [], sections: count < 3 ? sectionsWith(50) : [] }));
    const rows = async () => ({
      findings: await own.database.db.selectFrom('ticket_findings').selectAll().orderBy('ticket_id').execute(),
      sets: await own.database.db.selectFrom('diagnostics_sets').selectAll().orderBy('id').execute(),
      facts: await own.database.db
        .selectFrom('diagnostics_facts')
        .selectAll()
        .orderBy('set_id')
        .orderBy('measure')
        .orderBy('subject')
        .execute(),
    });
    const before = await rows();
    expect(before.findings).toHaveLength(22);
    // One that is damaged costs nobody anything, nor does what PostgreSQL cannot hold.
    const damaged = await desktop.report({ findings: [finding('disk-full')] });
    await own.database.db
      .updateTable('reports')
      .set({ body: Buffer.from('{') })
      .where('id', '=', damaged.report.id)
      .execute();
    const odd = await desktop.report({ findings: [], sections: sectionsWith(50, 'a\0b') });
    for (const table of ['diagnostics_facts', 'diagnostics_sets', 'ticket_findings'])
      await sql.raw(`drop table ${table}`).execute(own.database.db);
    await findingsAndFacts(own.database.db as never);
    const kernel = await own.database.db
      .selectFrom('diagnostics_facts')
      .select('text')
      .where('set_id', '=', odd.report.id)
      .where('measure', '=', 'kernel')
      .execute();
    expect(kernel).toEqual([{ text: 'ab' }]);
    await own.database.db.deleteFrom('diagnostics_facts').where('set_id', '=', odd.report.id).execute();
    await own.database.db.deleteFrom('diagnostics_sets').where('id', '=', odd.report.id).execute();
    expect(await rows()).toEqual(before);
    const reply = await mine.call('GET', `/api/v1/agent/tickets/${made[1]?.ticketId}/same-findings`);
    expect(reply.json().items[0].total).toBe(21);
  } finally {
    await own.close();
  }
});

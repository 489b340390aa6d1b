import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentGroup, Comparison, Desktop, DesktopChoice, MembersChanged } from '../../../shared/api/agent-routes.ts';
import { officeSections } from '../../support/seed-reports.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let admin: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.user('admin');
}, 60_000);
afterAll(() => desk.close());

const path = '/api/v1/agent/groups';
const make = async (name: string, migratedOn: string | null = null): Promise<AgentGroup> =>
  (await admin.call('POST', path, { name, migratedOn })).json();
const members = async (id: string, action: 'add' | 'remove', desktops: DesktopChoice): Promise<MembersChanged> => {
  const reply = await admin.call('POST', `${path}/${id}/members`, { action, desktops });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const desktopsOf = async (query: string): Promise<Desktop[]> => (await admin.call('GET', `/api/v1/agent/desktops?${query}`)).json().items;
const groupsIn = async (desktop: DesktopClient, since = 0) =>
  (await desktop.feed(since)).changes.filter(({ kind }) => kind === 'groups').map(({ groups }) => groups);

describe('groups', () => {
  test('are made, renamed, given a migration day and deleted by administrators; agents see them', async () => {
    const agent = await desk.user('agent');
    const editor = await desk.user('editor');
    expect((await editor.call('POST', path, { name: 'x', migratedOn: null })).statusCode).toBe(403);
    const finance = await make('  Finance ');
    expect(finance).toMatchObject({ name: 'Finance', migratedOn: null, desktops: 0, keys: [] });
    expect((await admin.call('POST', path, { name: 'FINANCE', migratedOn: null })).json().code).toBe('conflict');
    expect((await admin.call('POST', path, { name: ' ', migratedOn: null })).statusCode).toBe(400);
    const wave = await make('Wave 1', '2026-09-01');
    expect((await agent.call('GET', path)).json().items.map(({ name }: AgentGroup) => name)).toEqual(['Wave 1', 'Finance']);
    const change = (body: object) => admin.call('PUT', `${path}/${finance.id}`, body);
    expect((await change({ name: 'wave 1', migratedOn: null })).json().code).toBe('conflict');
    expect((await change({ name: 'Finance', migratedOn: '2026-02-31' })).statusCode).toBe(400);
    expect((await change({ name: 'Money', migratedOn: '2026-10-01' })).json()).toMatchObject({ name: 'Money', migratedOn: '2026-10-01' });
    for (const { id } of [finance, wave]) expect((await admin.call('DELETE', `${path}/${id}`)).statusCode).toBe(204);
    expect((await admin.call('DELETE', `${path}/${wave.id}`)).statusCode).toBe(404);
    expect((await admin.call('PUT', `${path}/${newId()}`, { name: 'x', migratedOn: null })).statusCode).toBe(404);
    const audit = (await admin.call('GET', '/api/v1/agent/audit?q=group.')).json().items;
    expect(audit.map(({ action, detail }: { action: string; detail: string }) => [action, detail])).toEqual([
      ['group.delete', 'Wave 1, 0 desktops'],
      ['group.delete', 'Money, 0 desktops'],
      ['group.update', 'Finance -> Money, migration day 2026-10-01'],
      ['group.create', 'Wave 1, migration day 2026-09-01'],
      ['group.create', 'Finance'],
    ]);
  });

  test('a desktop hears of its groups by the feed: joined, renamed, left, deleted, and nobody else does', async () => {
    const [one, other] = [await desk.enrol('one'), await desk.enrol('other')];
    const group = await make('Pilots', '2026-11-01');
    expect(await groupsIn(one)).toEqual([]);
    expect(await members(group.id, 'add', { by: 'ids', ids: [one.id] })).toEqual({
      changed: [one.id],
      unchanged: 0,
      notFound: [],
      several: [],
    });
    const inside = [[{ id: group.id, name: 'Pilots', migratedOn: '2026-11-01' }]];
    expect(await groupsIn(one)).toEqual(inside);
    const { cursor } = await one.feed();
    expect(await members(group.id, 'add', { by: 'ids', ids: [one.id] }), 'again').toMatchObject({ changed: [], unchanged: 1 });
    expect(await groupsIn(one, cursor), 'nothing changed, nothing is told').toEqual([]);
    await admin.call('PUT', `${path}/${group.id}`, { name: 'First', migratedOn: null });
    expect(await groupsIn(one, cursor)).toEqual([[{ id: group.id, name: 'First', migratedOn: null }]]);
    expect(await groupsIn(other)).toEqual([]);
    expect((await desktopsOf(`group=${group.id}`)).map(({ id, groups }) => [id, groups])).toEqual([
      [one.id, [{ id: group.id, name: 'First' }]],
    ]);
    await members(group.id, 'remove', { by: 'ids', ids: [one.id, other.id] });
    expect(await groupsIn(one)).toEqual([[]]);
    await members(group.id, 'add', { by: 'ids', ids: [one.id] });
    await admin.call('DELETE', `${path}/${group.id}`);
    expect(await groupsIn(one)).toEqual([[]]);
    expect(
      (await admin.call('POST', `${path}/${group.id}/members`, { action: 'add', desktops: { by: 'ids', ids: [one.id] } })).statusCode,
    ).toBe(404);
  });

  test('many at once by pasted names, with an account of what was not found or means several', async () => {
    const group = await make('By names');
    const [a, b, c] = [
      await desk.enrol('nina', { hostName: 'keu-1.example.org' }),
      await desk.enrol('nina', { hostName: 'keu-2' }),
      await desk.enrol('omar', { hostName: 'keu-2' }),
    ];
    const names = ['KEU-1', 'Nobody', 'nina', 'omar@keu-2', 'omar@keu-1', 'Nobody'];
    const added = await members(group.id, 'add', { by: 'names', names });
    expect(new Set(added.changed)).toEqual(new Set([a.id, b.id, c.id]));
    expect(added).toMatchObject({ unchanged: 0, notFound: ['Nobody', 'omar@keu-1'], several: [{ name: 'nina', desktops: 2 }] });
    expect(await members(group.id, 'remove', { by: 'names', names: ['keu-2'] })).toMatchObject({
      unchanged: 0,
      several: [{ name: 'keu-2', desktops: 2 }],
    });
    expect((await desktopsOf(`group=${group.id}`)).map(({ id }) => id)).toEqual([a.id]);
  });

  test('many at once by what the list is filtered by; removed desktops are not meant', async () => {
    const group = await make('By filter');
    const mint = { distribution: 'Linux Mint 22', desktop: 'X-Cinnamon', hostName: 'lab-1' };
    const made = [
      await desk.enrol('lab-a', mint),
      await desk.enrol('lab-b', mint),
      await desk.enrol('lab-c', { ...mint, desktop: 'MATE' }),
    ];
    const gone = await desk.enrol('lab-d', mint);
    await admin.call('DELETE', `/api/v1/agent/desktops/${gone.id}`);
    expect((await admin.call('GET', '/api/v1/agent/desktops/kinds')).json()).toEqual({
      distributions: [
        { name: 'Debian 12', desktops: 5 },
        { name: 'Linux Mint 22', desktops: 3 },
      ],
      desktops: [
        { name: 'GNOME', desktops: 5 },
        { name: 'X-Cinnamon', desktops: 2 },
        { name: 'MATE', desktops: 1 },
      ],
    });
    const narrow = { distribution: 'Linux Mint 22', desktop: 'X-Cinnamon', group: 'none' as const, q: 'LAB-' };
    const added = await members(group.id, 'add', { by: 'filter', filter: narrow });
    expect(new Set(added.changed)).toEqual(new Set(made.slice(0, 2).map(({ id }) => id)));
    expect(added.unchanged).toBe(0);
    expect((await desktopsOf(`group=none&q=lab-`)).map(({ id }) => id)).toEqual([made[2]?.id]);
    const out = await members(group.id, 'remove', { by: 'filter', filter: { group: group.id } });
    expect(out.changed).toHaveLength(2);
  });

  test('a thousand desktops are told at once, each with a cursor of its own, in order', async () => {
    const at = new Date();
    const ids = Array.from({ length: 1000 }, newId);
    const inventory = JSON.stringify({
      userName: 'many',
      hostName: 'many',
      distribution: 'Many',
      desktop: 'x',
      sessionType: 'x11',
      language: 'en',
      panduVersion: '1',
    });
    await desk.database.db
      .insertInto('desktops')
      .values(
        ids.map((id) => ({
          id,
          token_hash: null,
          inventory,
          enrolled_at: at,
          last_seen_at: null,
          cursor: 0,
          enrolment_key_id: null,
          removed_at: null,
        })),
      )
      .execute();
    const group = await make('Many');
    const head = async () => (await desk.database.db.selectFrom('feed_head').select('cursor').executeTakeFirstOrThrow()).cursor;
    const before = await head();
    const poked = new Map<string, number>();
    const stop = desk.bus.listen((poke) => {
      if (poke.kind === 'feed' && poke.desktopId) poked.set(poke.desktopId, poke.cursor);
    });
    const added = await members(group.id, 'add', { by: 'filter', filter: { distribution: 'Many' } });
    stop();
    expect(new Set(added.changed)).toEqual(new Set(ids));
    expect(await head()).toBe(before + 1000);
    const rows = await desk.database.db
      .selectFrom('changes')
      .select(['cursor', 'thing_id', 'desktop_id'])
      .where('cursor', '>', before)
      .orderBy('cursor')
      .execute();
    expect(rows.map(({ cursor }) => cursor)).toEqual(ids.map((_, place) => before + place + 1));
    expect(rows.every(({ cursor, thing_id, desktop_id }) => thing_id === desktop_id && poked.get(thing_id) === cursor)).toBe(true);
    // Told again, the earlier change makes room for the later one.
    await admin.call('PUT', `${path}/${group.id}`, { name: 'Many more', migratedOn: null });
    const later = await desk.database.db.selectFrom('changes').select('cursor').where('desktop_id', 'in', ids).orderBy('cursor').execute();
    expect(later.map(({ cursor }) => cursor)).toEqual(ids.map((_, place) => before + 1000 + place + 1));
  });
});

describe('an enrolment key with groups', () => {
  test('puts a new desktop into them; enrolling again does not undo what changed since', async () => {
    const [group, other] = [await make('Wave 7', '2026-11-02'), await make('Wave 8')];
    const key = (await admin.call('POST', '/api/v1/agent/enrolment-keys', { label: 'seven', groups: [group.id] })).json();
    expect((await admin.call('POST', '/api/v1/agent/enrolment-keys', { label: 'x', groups: [newId()] })).statusCode).toBe(400);
    const keys = (await admin.call('GET', '/api/v1/agent/enrolment-keys')).json().items;
    expect(keys[0]).toMatchObject({ label: 'seven', groups: [{ id: group.id, name: 'Wave 7' }] });
    const desktop = await desk.enrol('new', { key: key.key });
    expect(await groupsIn(desktop)).toEqual([[{ id: group.id, name: 'Wave 7', migratedOn: '2026-11-02' }]]);
    expect((await admin.call('GET', path)).json().items.find(({ id }: AgentGroup) => id === group.id)).toMatchObject({
      desktops: 1,
      keys: ['seven'],
    });
    await members(group.id, 'remove', { by: 'ids', ids: [desktop.id] });
    await members(other.id, 'add', { by: 'ids', ids: [desktop.id] });
    const inventory = {
      userName: 'new',
      hostName: 'pc',
      distribution: 'Debian 12',
      desktop: 'KDE',
      sessionType: 'x11',
      language: 'id',
      panduVersion: '1',
    };
    const again = await desk.app.inject({
      method: 'POST',
      url: '/api/v1/desktops',
      payload: { id: desktop.id, enrolmentKey: key.key, inventory },
    });
    expect(again.statusCode).toBe(201);
    expect((await desktopsOf('group=none&q=new')).map(({ id }) => id)).toEqual([]);
    expect((await desktopsOf(`group=${other.id}`)).map(({ id }) => id)).toEqual([desktop.id]);
    expect(await desktopsOf(`group=${group.id}`)).toEqual([]);
  });
});

describe('what is usual', () => {
  test('is asked of the smallest group with enough desktops, else of all', async () => {
    const own = await openDesk();
    try {
      const mine = await own.user('admin');
      const usual = async (ticketId: string): Promise<Comparison['usual']> =>
        (await mine.call('GET', `/api/v1/agent/tickets/${ticketId}/comparison`)).json().usual;
      const withKernel = (kernel: string) =>
        officeSections().map((one) => (one.id === 'system' ? { ...one, data: { ...(one.data as object), kernel } } : one));
      const sick = await own.enrol('sick');
      const { ticketId } = await sick.report({ sections: withKernel('5.0') });
      const enrolled: DesktopClient[] = [];
      for (const [place, kernel] of ['6.1', '6.1', '6.1', '6.8', '6.8', '6.8', '6.8'].entries()) {
        const desktop = await own.enrol(`u${place}`);
        await desktop.report({ sections: withKernel(kernel) });
        enrolled.push(desktop);
      }
      const kernels = ({ group, desktops, deviations }: Comparison['usual']) => [
        group,
        desktops,
        deviations.find(({ measure }) => measure === 'kernel')?.usual,
      ];
      expect(kernels(await usual(ticketId))).toEqual([null, 7, '6.8']);
      const groupOf = async (name: string, desktops: readonly DesktopClient[]) => {
        const group = (await mine.call('POST', path, { name, migratedOn: null })).json();
        const ids = [sick, ...desktops].map(({ id }) => id);
        await mine.call('POST', `${path}/${group.id}/members`, { action: 'add', desktops: { by: 'ids', ids } });
      };
      await groupOf('Too few', enrolled.slice(3, 5));
      expect(kernels(await usual(ticketId)), 'two make no habit').toEqual([null, 7, '6.8']);
      await groupOf('Everybody', enrolled);
      expect(kernels(await usual(ticketId))).toEqual(['Everybody', 7, '6.8']);
      await groupOf('Wave 3', enrolled.slice(0, 3));
      expect(kernels(await usual(ticketId))).toEqual(['Wave 3', 3, '6.1']);
    } finally {
      await own.close();
    }
  });
});

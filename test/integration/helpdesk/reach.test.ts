import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reach } from '../../../shared/api/agent-routes.ts';
import type { Inventory } from '../../../shared/api/desktop-routes.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Section } from '../../../shared/model/section.ts';
import type { Audience } from '../../../shared/model/tip.ts';
import { type AgentClient, type Desk, openDesk } from './desk.ts';

let desk: Desk;
let admin: AgentClient;
const groups: Record<string, string> = {};
const ubuntu = { distribution: 'Ubuntu 24.04.1 LTS', distributions: ['ubuntu', 'debian', 'ubuntu-24.04'], desktop: 'ubuntu GNOME' };
const crash = 'c1-bcdfghjklmnpqrstbcdf';
const finding: Finding = {
  id: 'disk-full',
  severity: 'serious',
  cause: 'desktop',
  text: { en: 'x', id: 'x' },
  evidence: '',
  section: 'storage',
};
const packages = (name: string, version: string): Section => ({
  id: 'packages',
  status: 'ok',
  takenAt: new Date().toISOString(),
  durationMs: 1,
  data: { counts: { deb: 1 }, notable: [{ name, version, source: 'deb' }], all: '', brokenCount: 0 },
});

/**
 * Ten desktops. GNOME on Ubuntu, wave 3: a (LibreOffice 24.2, disk full), b (LibreOffice 24.8, well), c (said nothing).
 * KDE on Fedora, wave 2: d, e (crashed). Debian before 0.2, no group: f, g. Of an unheard-of distribution: h. English: i. Removed: j.
 */
beforeAll(async () => {
  desk = await openDesk();
  admin = await desk.user('admin');
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  for (const [name, ago] of [
    ['Wave 3', 10],
    ['Wave 2', 100],
    ['Empty', 1],
  ] as const) {
    const made = await admin.call('POST', '/api/v1/agent/groups', { name, migratedOn: day(ago) });
    groups[name] = made.json().id;
  }
  const enrol = async (name: string, inventory: Partial<Inventory>, group?: string) => {
    const desktop = await desk.enrol(name, inventory);
    const body = { action: 'add', desktops: { by: 'ids', ids: [desktop.id] } };
    if (group) await admin.call('POST', `/api/v1/agent/groups/${groups[group]}/members`, body);
    return desktop;
  };
  const [a, b] = [await enrol('a', ubuntu, 'Wave 3'), await enrol('b', ubuntu, 'Wave 3'), await enrol('c', ubuntu, 'Wave 3')];
  await a.report({ findings: [finding], sections: [packages('libreoffice-core', '4:24.2.7-0ubuntu0.24.04.1')] });
  await b.report({ findings: [], sections: [packages('libreoffice-core', '4:24.8.1-1')] });
  // What says nothing takes nothing back.
  await a.report({ findings: [], sections: [] });
  const fedora = {
    distribution: 'Fedora Linux 41 (KDE Plasma)',
    distributions: ['fedora', 'fedora-41'],
    desktop: 'KDE',
    sessionType: 'wayland',
  };
  await enrol('d', fedora, 'Wave 2');
  await (await enrol('e', fedora, 'Wave 2')).report({ crashSignature: crash, sections: [], findings: [] });
  await enrol('f', { distribution: 'Debian GNU/Linux 12 (bookworm)' });
  await enrol('g', { distribution: 'Debian GNU/Linux 11 (bullseye)', sessionType: 'unknown' });
  await enrol('h', { distribution: 'Home-made 1', desktop: '' });
  await enrol('i', { ...ubuntu, language: 'en' });
  const j = await enrol('j', ubuntu, 'Wave 3');
  await admin.call('DELETE', `/api/v1/agent/desktops/${j.id}`);
}, 60_000);
afterAll(() => desk.close());

const reach = async (audience: Audience): Promise<Reach> => {
  const reply = await admin.call('POST', '/api/v1/agent/tips/reach', { audience });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
const version: Audience = { versions: [{ application: 'LibreOffice', below: '24.8' }] };

describe('the reach of a tip', () => {
  test('everybody, by group', async () => {
    expect(await reach({})).toEqual({
      total: 9,
      reached: 9,
      unknown: 0,
      open: [],
      byGroup: [
        { id: groups['Wave 2'], name: 'Wave 2', total: 2, reached: 2, unknown: 0 },
        { id: groups['Wave 3'], name: 'Wave 3', total: 3, reached: 3, unknown: 0 },
      ],
    });
  });

  test.each<[string, () => Audience, number, number]>([
    ['a group', () => ({ groups: [groups['Wave 3'] ?? ''] }), 3, 0],
    ['one of two groups', () => ({ groups: [groups['Wave 3'] ?? '', groups['Wave 2'] ?? ''] }), 5, 0],
    ['a group without desktops', () => ({ groups: [groups.Empty ?? ''] }), 0, 0],
    ['the first 30 days', () => ({ daysSinceMigration: { below: 30 } }), 3, 0],
    ['after them', () => ({ daysSinceMigration: { min: 30 } }), 2, 0],
    ['a distribution; one is not known', () => ({ distributions: ['ubuntu'] }), 4, 1],
    ['a family of distributions, by name too', () => ({ distributions: ['Debian'] }), 6, 1],
    ['a release, by name too', () => ({ distributions: ['debian-12', 'fedora-41'] }), 3, 1],
    ['a desktop environment; one is not known', () => ({ desktops: ['gnome'] }), 6, 1],
    ['a session type; one is not known', () => ({ sessionTypes: ['wayland'] }), 2, 1],
    ['a language', () => ({ languages: ['en'] }), 1, 0],
    ['an application, known of two', () => ({ applications: ['LibreOffice'] }), 2, 7],
    ['versions, known of two', () => version, 1, 7],
    ['versions in a group, one of which said nothing', () => ({ ...version, groups: [groups['Wave 3'] ?? ''] }), 1, 1],
    ['a finding, known of those that sent diagnostics', () => ({ findings: ['disk-full'] }), 1, 7],
    ['a crash, known of one', () => ({ crashes: [crash] }), 1, 8],
    ['nobody', () => ({ desktops: ['KDE'], languages: ['en'] }), 0, 0],
  ])('%s', async (_, audience, reached, unknown) => {
    expect(await reach(audience())).toMatchObject({ total: 9, reached, unknown });
  });

  test('says what it depends on, most desktops first', async () => {
    expect((await reach({ ...version, findings: ['disk-full'], desktops: ['GNOME'] })).open).toEqual([
      { condition: 'versions', desktops: 5 },
      { condition: 'findings', desktops: 5 },
      { condition: 'desktops', desktops: 1 },
    ]);
  });

  test('what was said long ago is not known any more', async () => {
    const long = new Date(Date.now() - 91 * 24 * 3_600_000);
    await desk.database.db.updateTable('diagnostics_sets').set({ received_at: long }).execute();
    expect(await reach(version)).toMatchObject({ reached: 0, unknown: 9 });
  });
});

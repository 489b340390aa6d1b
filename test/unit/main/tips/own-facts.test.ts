import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Installed } from '../../../../main/platform/installed.ts';
import { openOwnFacts } from '../../../../main/tips/own-facts.ts';
import type { Group } from '../../../../shared/model/group.ts';
import type { Audience } from '../../../../shared/model/tip.ts';
import { concerns } from '../../../../shared/tips/audience.ts';
import { temporaryFolder } from '../desktop-disk.ts';

const desktop = {
  userName: 'budi',
  hostName: 'pc',
  distribution: 'Ubuntu 24.04',
  distributions: ['ubuntu', 'debian', 'ubuntu-24.04'],
  desktops: ['ubuntu', 'GNOME'],
  sessionType: 'wayland',
};

async function computer(
  more: {
    readonly folder?: string;
    readonly groups?: readonly Group[];
    readonly installed?: Installed | Error;
    readonly onChange?: () => void;
  } = {},
) {
  const folder = more.folder ?? (await temporaryFolder());
  const state = { stamp: '1', time: Date.parse('2026-11-24T05:00:00.000Z'), reads: 0 };
  const logged: string[] = [];
  const facts = await openOwnFacts({
    folder,
    desktop,
    language: () => 'en',
    groups: () => more.groups ?? [],
    stamp: async () => state.stamp,
    async readInstalled() {
      state.reads += 1;
      if (more.installed instanceof Error) throw more.installed;
      return more.installed ?? { 'LibreOffice Writer': '4:24.2.7', Own: '' };
    },
    ...(more.onChange ? { onChange: more.onChange } : {}),
    now: () => new Date(state.time),
    log: (line) => logged.push(line),
  });
  const isMeant = async (audience: Audience) => concerns(audience, await facts.look());
  return { folder, facts, state, logged, isMeant };
}

describe('which applications there are', () => {
  test('is read when asked, and again only once packages changed, also after a restart', async () => {
    const { facts, state, folder } = await computer();
    expect(facts.now().applications, 'nothing is read before').toBeNull();
    await Promise.all([facts.look(), facts.look()]);
    expect(await facts.look()).toMatchObject({
      applications: ['LibreOffice Writer', 'Own'],
      versions: { 'LibreOffice Writer': '4:24.2.7' },
    });
    expect(state.reads).toBe(1);
    state.stamp = '2';
    await facts.look();
    expect(state.reads).toBe(2);
    const again = await computer({ folder });
    again.state.stamp = '2';
    expect(again.facts.now().applications).toEqual(['LibreOffice Writer', 'Own']);
    await again.facts.look();
    expect(again.state.reads).toBe(0);
  });

  test('whoever types does not wait: what is known at once, and a word when it is another', async () => {
    let told = 0;
    const { facts, state } = await computer({ onChange: () => (told += 1) });
    expect(facts.glance().applications).toBeNull();
    await facts.look();
    expect([told, facts.now().applications]).toEqual([1, ['LibreOffice Writer', 'Own']]);
    state.stamp = '2';
    await facts.look();
    expect([told, state.reads], 'read anew, and the same').toEqual([1, 2]);
  });

  test('what cannot be read is not known, and hides nothing', async () => {
    const { isMeant, logged } = await computer({ installed: new Error('rpm does not answer') });
    expect(await isMeant({ applications: ['GIMP'], versions: [{ application: 'GIMP', below: '3' }] })).toBe(true);
    expect(logged).toHaveLength(1);
  });

  test.each(['{', 'null', '{"format":1,"installed":{"stamp":1},"findings":[],"crashes":[]}', '{"format":2}'])(
    'a damaged file is begun anew: %s',
    async (text) => {
      const folder = await temporaryFolder();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'facts.json'), text);
      const { facts, logged } = await computer({ folder });
      expect(logged).toHaveLength(1);
      expect((await facts.look()).applications).toHaveLength(2);
      expect(JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8'))).toMatchObject({ format: 1 });
    },
  );

  test('a disk that takes nothing costs a look the next time, and no more', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, 'in the way');
    const { facts, logged } = await computer({ folder });
    expect((await facts.look()).applications).toHaveLength(2);
    expect(logged).toHaveLength(1);
  });
});

describe('what is known for certain: nothing is an answer', () => {
  const group: Group = { id: '019ab000-0000-7000-8000-000000000001', name: 'Wave 3', migratedOn: '2026-11-14' };

  test('groups and days since migration', async () => {
    const outside = await computer();
    expect(await outside.isMeant({ groups: [group.id] })).toBe(false);
    expect(await outside.isMeant({ daysSinceMigration: { below: 30 } })).toBe(false);
    const inside = await computer({ groups: [group] });
    expect(await inside.isMeant({ groups: [group.id], daysSinceMigration: { min: 10, below: 11 } })).toBe(true);
    expect(await inside.isMeant({ daysSinceMigration: { below: 10 } })).toBe(false);
  });

  test('findings of the last look at the computer, kept over a restart', async () => {
    const { facts, isMeant, folder } = await computer();
    expect(await isMeant({ findings: ['disk-full'] })).toBe(false);
    await facts.inspected(['disk-full', 'dns-slow']);
    expect(await isMeant({ findings: ['disk-full'] })).toBe(true);
    expect(await (await computer({ folder })).isMeant({ findings: ['dns-slow'] })).toBe(true);
    await facts.inspected([]);
    expect(await isMeant({ findings: ['disk-full'] })).toBe(false);
  });

  test('crashes by signature and program, for two weeks', async () => {
    const { facts, state, isMeant } = await computer();
    expect(await isMeant({ crashes: ['soffice.bin'] })).toBe(false);
    await facts.crashed(['c1-x', 'soffice.bin']);
    expect(await isMeant({ crashes: ['soffice.bin'] })).toBe(true);
    expect(await isMeant({ crashes: ['c1-x'] })).toBe(true);
    state.time += 15 * 24 * 3_600_000;
    expect(await isMeant({ crashes: ['soffice.bin'] })).toBe(false);
  });

  test('the session, the desktop and the distribution', async () => {
    const { isMeant } = await computer();
    expect(await isMeant({ sessionTypes: ['wayland'], desktops: ['gnome'], distributions: ['debian'] })).toBe(true);
    expect(await isMeant({ sessionTypes: ['x11'] })).toBe(false);
  });
});

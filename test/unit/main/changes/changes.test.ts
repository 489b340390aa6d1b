import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createChanges } from '../../../../main/changes/changes.ts';
import { onceADay } from '../../../../main/changes/daily.ts';
import { type Computer, readState } from '../../../../main/changes/read-state.ts';
import { createSnapshotStore } from '../../../../main/changes/store.ts';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import type { Exec } from '../../../../main/platform/exec.ts';
import { changesSection } from '../../../../shared/model/sections/changes.ts';
import { systemRoot } from '../../../support/system-root.ts';

const home = '/home/budi';
type Tree = Parameters<typeof systemRoot>[0];
const nobody = new AbortController().signal;
const dconf: Exec = async (program) =>
  program === 'dconf'
    ? { ok: true, stdout: "[desktop/interface]\ntext-scaling-factor=1.25\n\n[system/proxy]\nmode='manual'\n", truncated: false }
    : { ok: false, reason: 'missing', code: null, stderr: '' };
const computer = (files: Tree, exec: Exec | null = dconf): Computer => ({
  root: systemRoot(files),
  env: { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'GNOME' },
  home,
  exec,
  signal: nobody,
});
const stanza = (name: string, version: string): string => `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n\n`;
const desktop: Tree = {
  '/proc/sys/kernel/osrelease': '6.1.0-28-amd64\n',
  '/proc/stat': 'cpu 1 2 3\nbtime 1763900000\n',
  '/var/lib/dpkg/status': stanza('firefox-esr', '128.4') + stanza('dotted', '10.1.2.3'),
  '/etc/default/locale': 'LANG="id_ID.UTF-8"\n',
  '/etc/default/keyboard': 'XKBMODEL="pc105"\nXKBLAYOUT="us"\nXKBVARIANT=""\n',
  '/etc/localtime': { link: '/usr/share/zoneinfo/Asia/Jakarta' },
  '/etc/environment': 'https_proxy=http://budi:rahasia123@proxy.example:3128\n',
  '/home/budi/.config/mimeapps.list':
    '[Added Associations]\napplication/pdf=x.desktop;\n[Default Applications]\napplication/pdf=org.gnome.Evince.desktop;\n',
  '/home/budi/.config/monitors.xml': '<monitors><scale>2</scale></monitors>',
  '/home/budi/.cups/lpoptions': 'Default Lantai2 media=A4\n',
  '/sys/bus/usb/devices/1-1/product': 'USB Receiver\n',
  '/sys/bus/usb/devices/1-1/manufacturer': 'Logitech\n',
  '/sys/bus/usb/devices/1-2/product': 'Hub\n',
  '/sys/bus/usb/devices/1-2/bDeviceClass': '09\n',
  '/sys/bus/usb/devices/usb1/product': 'xHCI Host Controller\n',
  '/proc/asound/cards': ' 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at 0xf7c10000 irq 30\n',
  '/sys/class/drm/card0/device/vendor': '0x8086\n',
  '/sys/class/drm/card0/device/device': '0x0416\n',
  '/sys/class/drm/card0/device/driver': { link: '../../../bus/pci/drivers/i915' },
  '/sys/class/drm/card0-HDMI-A-1/status': 'connected\n',
  '/sys/class/drm/card0-DP-1/status': 'disconnected\n',
};

test('the state of a desktop: chosen fields only', async () => {
  expect(await readState(computer(desktop))).toEqual({
    kernel: '6.1.0-28-amd64',
    bootedAt: 1_763_900_000_000,
    packages: { 'firefox-esr': '128.4', dotted: '10.1.2.3' },
    drivers: { 'graphics 0': 'i915' },
    settings: {
      locale: 'id_ID.UTF-8',
      keyboard: 'us',
      timezone: 'Asia/Jakarta',
      proxy: 'http://budi:rahasia123@proxy.example:3128',
      session: 'wayland',
      desktop: 'GNOME',
      printer: 'Lantai2',
      scale: '2',
      'opens.pdf': 'org.gnome.Evince.desktop',
      'gnome.text-scale': '1.25',
      'gnome.proxy': 'manual',
    },
    devices: { 'usb:Logitech USB Receiver': '1', 'sound:HDA Intel PCH': '1', 'graphics:8086:0416': '1', 'display:HDMI-A-1': '1' },
    unread: [],
  });
});

test('an empty machine has an empty state; what needs a program is not known without one', async () => {
  const { packages, settings, devices, unread } = await readState({ ...computer({ '/var/lib/rpm/rpmdb.sqlite': 'x' }, null), env: {} });
  expect([packages, settings, devices]).toEqual([{}, {}, {}]);
  expect(unread).toEqual(['packages', 'settings.gnome.', 'settings.session', 'settings.desktop']);
});

let folder = '';
let time = 0;
const logged: string[] = [];
const now = (): number => time;
const log = (line: string): void => void logged.push(line);
const goTo = (text: string): void => {
  time = Date.parse(text);
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-changes-'));
  logged.length = 0;
  goTo('2026-11-20T08:00:00Z');
  const made = folder;
  onTestFinished(() => rm(made, { recursive: true, force: true }));
});
const files = async (): Promise<string[]> => (await readdir(folder)).sort();

describe('snapshots', () => {
  const state = { kernel: '6', bootedAt: 0, packages: {}, drivers: {}, settings: {}, devices: {}, unread: [] };
  const snapshot = (healthy: boolean) => ({ version: 1 as const, at: new Date(time).toISOString(), healthy, state });

  test('one a day: the first that was well stays', async () => {
    const store = createSnapshotStore(folder, now, log);
    expect(await store.keep(snapshot(false))).toBe(true);
    expect(await store.hasDay(time)).toBe(false);
    goTo('2026-11-20T12:00:00Z');
    expect(await store.keep(snapshot(true))).toBe(true);
    goTo('2026-11-20T15:00:00Z');
    expect([await store.hasDay(time), await store.keep(snapshot(true)), await store.keep(snapshot(false))]).toEqual([true, false, false]);
    expect(await store.list()).toEqual([{ ...snapshot(true), at: '2026-11-20T12:00:00.000Z' }]);
  });

  test('two weeks are kept, and the last one that was well', async () => {
    const store = createSnapshotStore(folder, now, log);
    for (let day = 0; day < 40; day += 1) {
      time = Date.UTC(2026, 8, 1 + day);
      await store.keep(snapshot(day === 3));
    }
    const kept = await files();
    expect(kept).toHaveLength(15);
    expect([kept[0], kept[1], kept.at(-1)]).toEqual(['2026-09-04.json', '2026-09-27.json', '2026-10-10.json']);
  });

  test('a damaged one is set aside, once; one of a wrong clock is passed over; leftovers of a power cut go', async () => {
    const store = createSnapshotStore(folder, now, log);
    await writeFile(join(folder, '2026-11-18.json'), '{"version":1,"at":');
    await writeFile(join(folder, '2026-11-19.json'), JSON.stringify({ version: 2 }));
    await writeFile(join(folder, '2031-01-01.json'), JSON.stringify({ ...snapshot(true), at: '2031-01-01T00:00:00.000Z' }));
    await writeFile(join(folder, '2026-11-17.json.1.2.tmp'), 'half');
    expect(await store.list()).toEqual([]);
    expect(logged).toHaveLength(2);
    expect(await store.keep(snapshot(true))).toBe(true);
    expect(await files()).toEqual(['2026-11-20.json', 'damaged.json']);
  });

  test('a folder that cannot be written to is told to the log, and no error', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await createSnapshotStore(join(folder, 'file/below'), now, log).keep(snapshot(true))).toBe(false);
    expect(logged.join()).toContain('could not be kept');
  });

  test('one that would be too large goes without its packages, which are then not compared', async () => {
    const store = createSnapshotStore(folder, now, log);
    const packages = Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`${index}-${'n'.repeat(100)}`, '1']));
    expect(await store.keep({ ...snapshot(true), state: { ...state, packages } })).toBe(true);
    expect((await store.list())[0]?.state).toMatchObject({ packages: {}, unread: ['packages'] });
  });
});

describe('what changed', () => {
  const later: Tree = {
    ...desktop,
    '/var/lib/dpkg/status': stanza('firefox-esr', '128.5') + stanza('dotted', '10.1.2.4'),
    '/var/log/dpkg.log': '2026-11-22 10:00:00 upgrade firefox-esr:amd64 128.4 128.5\n',
    '/home/budi/.config/monitors.xml': '<monitors><scale>1</scale></monitors>',
    '/home/budi/.cups/lpoptions': 'Default Printer-budi\n',
    '/etc/environment': 'https_proxy=http://budi:lain456789@proxy.example:3128\n',
    '/sys/class/drm/card0-DP-1/status': 'connected\n',
  };

  test('from a snapshot and the logs to a redacted section; versions stay as they are', async () => {
    const changes = createChanges({ folder, now, log });
    expect(await changes.keep(computer(desktop), true)).toBe(true);
    goTo('2026-11-24T08:00:00Z');
    expect(await changes.haveToday()).toBe(false);
    const root = systemRoot(later);
    const { sections } = await createDiagnostics({
      root,
      env: { XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'GNOME' },
      uid: 1000,
      home,
      now,
      exec: dconf,
      validate: validateSection,
      changes: changes.look,
      identity: { userName: 'budi', home },
    }).run({ ids: ['changes'] });
    expect(sections[0]).toMatchObject({ status: 'ok', data: { basis: 'oldest', sinceAt: '2026-11-17T08:00:00.000Z' } });
    const items = changesSection.parse(sections[0]?.data).items;
    expect(items.map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
      ['device-added', 'DP-1', undefined, undefined],
      ['upgraded', 'dotted', '10.1.2.3', '10.1.2.4'],
      ['setting', 'printer', 'Lantai2', 'Printer-[user]'],
      ['setting', 'proxy', expect.stringMatching(/^http:\/\/\[secret-\d\]@proxy/), expect.stringMatching(/^http:\/\/\[secret-\d\]@proxy/)],
      ['setting', 'scale', '2', '1'],
      ['upgraded', 'firefox-esr', '128.4', '128.5'],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/rahasia|lain456/);
    expect(items.at(-1)?.at).toBe(new Date('2026-11-22T10:00:00').toISOString());
  });

  test('Flatpak knows when, the snapshots know the versions: one change', async () => {
    const gimp = (version: string): Tree => ({
      '/var/lib/flatpak/app/org.gimp.GIMP/current/active/files/share/metainfo/org.gimp.GIMP.metainfo.xml': `<release version="${version}"/>`,
    });
    const history: Exec = async (program, args) =>
      program === 'flatpak' && args[0] === 'history'
        ? { ok: true, stdout: 'Nov 22 10:00:00\tdeploy update\tapp/org.gimp.GIMP/x86_64/stable\n', truncated: false }
        : { ok: false, reason: 'missing', code: null, stderr: '' };
    const changes = createChanges({ folder, now, log });
    await changes.keep(computer(gimp('3.0'), history), true);
    goTo('2026-11-24T08:00:00Z');
    expect((await changes.look(computer(gimp('3.2'), history))).data.items).toMatchObject([
      { at: new Date('2026-11-22T10:00:00').toISOString(), kind: 'upgraded', name: 'org.gimp.GIMP (flatpak)', from: '3.0', to: '3.2' },
    ]);
  });

  test('the same computer a day or ten later has not changed', async () => {
    const changes = createChanges({ folder, now, log });
    await changes.keep(computer(desktop), true);
    goTo('2026-11-21T08:00:00Z');
    expect((await changes.look(computer(desktop))).data).toMatchObject({ basis: 'oldest', items: [] });
    goTo('2026-11-30T08:00:00Z');
    const { data } = await changes.look(computer(desktop));
    expect(data).toMatchObject({ basis: 'last-healthy', sinceAt: '2026-11-20T08:00:00.000Z', items: [] });
  });

  test('without a place for snapshots the logs are all there is, and nothing is kept', async () => {
    const changes = createChanges({ folder: null, now, log });
    goTo('2026-11-24T08:00:00Z');
    expect((await changes.look(computer(later))).data).toMatchObject({ basis: 'logs', items: [{ kind: 'upgraded', name: 'firefox-esr' }] });
    expect([await changes.haveToday(), await changes.keep(computer(later), true)]).toEqual([true, false]);
  });

  test('nobody who keeps any: there is no section', async () => {
    const settings = { root: systemRoot(desktop), env: {}, uid: 1000, home, now, exec: null, validate: validateSection };
    expect((await createDiagnostics(settings).run({ ids: ['changes'] })).sections).toEqual([]);
  });
});

test('once some time after the start, then once a day; a failure is no end; stopped is stopped', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const work = vi.fn(async () => Promise.reject(new Error('no thread')));
  const stop = onceADay(work, log);
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(work).toHaveBeenCalledTimes(2);
  stop();
  await vi.advanceTimersByTimeAsync(72 * 3_600_000);
  expect(work).toHaveBeenCalledTimes(2);
  expect(logged).toHaveLength(2);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CollectorContext } from '../../../../main/diagnostics/collector.ts';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import type { Probe } from '../../../../main/diagnostics/probe.ts';
import { ownFacts } from '../../../../main/diagnostics/probes/own-facts.ts';
import { jsonOf, textDamage } from '../../../../main/diagnostics/probes/profile.ts';
import { homeAccess } from '../../../../main/diagnostics/probes/sandbox.ts';
import { probeFor } from '../../../../main/diagnostics/probes.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import type { Exec } from '../../../../main/platform/exec.ts';
import { createFiles } from '../../../../main/platform/files.ts';
import type { Application } from '../../../../shared/model/application.ts';
import { statLine, systemRoot } from '../../../support/system-root.ts';

/** A file that a real program wrote: see test/fixtures/probes/README.md. */
const real = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../../fixtures/probes', name));

type Answer = (program: string, args: readonly string[]) => string | null;

async function probe(application: Application, files: Parameters<typeof systemRoot>[0], answer: Answer = () => '') {
  const root = systemRoot({ '/proc/sys/kernel/hostname': 'meja-7\n', ...files });
  const exec: Exec = async (program, args) => {
    const stdout = answer(program, args);
    if (stdout === null) return { ok: false, reason: 'missing', code: null, stderr: '' };
    return { ok: true, stdout, truncated: false };
  };
  const deps = { root, env: {}, uid: 1000, home: '/home/budi', now: Date.now, exec, validate: validateSection };
  const { sections, findings } = await createDiagnostics(deps).run({ ids: ['probe'], application });
  return { status: sections[0]?.status, error: sections[0]?.error, data: sections[0]?.data, found: findings.map(({ id }) => id) };
}
const writer = { name: 'Writer', desktopId: 'libreoffice-writer' };
const user = '/home/budi/.config/libreoffice/4/user';
// As LibreOffice 7.4 of Debian 12 writes it, shortened.
const settings = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n</oor:items>';
const lock = (host: string) => `Budi\\, S.E.,budi,${host},24.11.2026 10:00,file:///home/budi/.config/libreoffice/4;`;

test('LibreOffice: a whole profile is none of a finding, a cut one is', async () => {
  expect(await probe(writer, { [`${user}/registrymodifications.xcu`]: settings })).toMatchObject({
    status: 'ok',
    data: { probe: 'libreoffice', profile: { count: 1, size: settings.length, damage: [], locks: [] } },
    found: [],
  });
  const cut = await probe(writer, { [`${user}/registrymodifications.xcu`]: settings.slice(0, -9) });
  expect(cut.found).toEqual(['office-profile-damaged']);
});

test('locks of documents: left behind only when of this computer and no LibreOffice runs', async () => {
  const file = '/home/budi/Documents/.~lock.Rahasia.odt#';
  const left = await probe(writer, { [file]: lock('meja-7') });
  expect(left.found).toEqual(['document-locked-leftover']);
  expect(JSON.stringify(left.data)).not.toContain('Rahasia');
  expect((await probe(writer, { [file]: lock('meja-8') })).found).toEqual([]);
  const running = { '/proc/9/stat': statLine(9, 'soffice.bin'), '/proc/9/status': 'Uid:\t1000\n', [file]: lock('meja-7') };
  expect((await probe(writer, running)).found).toEqual([]);
  const ended = { ...running, '/proc/9/stat': statLine(9, 'soffice.bin', 'Z') };
  expect((await probe(writer, ended)).found).toEqual(['document-locked-leftover']);
  // As LibreOffice 7.4 writes it when nobody gave it a name.
  const nameless = ',budi,meja-7,24.11.2026 13:23,file:///home/budi/.config/libreoffice/4;';
  expect((await probe(writer, { [file]: nameless })).found).toEqual(['document-locked-leftover']);
});

const inFlatpak = '/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files';
const flatpakWriter: Application = { ...writer, package: 'org.libreoffice.LibreOffice', source: 'flatpak' };
test.each<[string, Application, string, string]>([
  ['Debian', writer, '/usr/lib/libreoffice/program/sbase', '/usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so'],
  ['Fedora', { ...writer, source: 'rpm' }, '/usr/lib64/libreoffice/program/sbase', '/usr/bin/java'],
  [
    'openSUSE',
    { ...writer, source: 'rpm' },
    '/usr/lib64/libreoffice/program/sbase',
    '/usr/lib64/jvm/java-11-openjdk-11/lib/server/libjvm.so',
  ],
  ['the packages of its makers', writer, '/opt/libreoffice24.8/program/sbase', '/usr/bin/java'],
  ['the Flatpak, which brings its own', flatpakWriter, `${inFlatpak}/libreoffice/program/sbase`, `${inFlatpak}/jre/bin/java`],
  [
    'the snap',
    { ...writer, source: 'snap' },
    '/snap/libreoffice/current/lib/libreoffice/program/sbase',
    '/snap/libreoffice/current/usr/bin/java',
  ],
])('LibreOffice Base without Java is told, with it or without Base it is not: %s', async (_system, application, base, java) => {
  expect(await probe(application, { [base]: '' })).toMatchObject({
    data: { java: { needed: true, found: false } },
    found: ['java-missing'],
  });
  expect(await probe(application, { [base]: '', [java]: '' })).toMatchObject({ data: { java: { found: true } }, found: [] });
  expect((await probe(application, {})).found).toEqual([]);
});

test('LibreOffice in a sandbox does not see the Java of the computer', async () => {
  const files = { [`${inFlatpak}/libreoffice/program/sbase`]: '', '/usr/bin/java': '' };
  expect((await probe(flatpakWriter, files)).found).toEqual(['java-missing']);
});

test('open files on network folders are counted by kind of folder; those of others, and other files, are not', async () => {
  const of = (pid: number, uid: number) => ({
    [`/proc/${pid}/stat`]: statLine(pid, 'soffice.bin'),
    [`/proc/${pid}/status`]: `Uid:\t${uid}\n`,
    [`/proc/${pid}/fd/3`]: { link: '/mnt/arsip kantor/2026/surat rahasia.odt' },
    [`/proc/${pid}/fd/4`]: { link: '/mnt/arsip kantor/2026/lampiran.ods' },
    [`/proc/${pid}/fd/5`]: { link: '/srv/nfs/a.odt' },
    [`/proc/${pid}/fd/6`]: { link: '/home/budi/Documents/sendiri.odt' },
    [`/proc/${pid}/fd/7`]: { link: '/mnt/arsip kantor lama/a.odt' },
  });
  const mounts = [
    '/dev/sda2 / ext4 rw 0 0',
    '//berkas/arsip /mnt/arsip\\040kantor cifs rw 0 0',
    'berkas:/srv /srv/nfs nfs4 rw 0 0',
    '/dev/sdb1 /mnt/arsip\\040kantor\\040lama ext4 rw 0 0',
  ];
  const { data } = await probe(writer, { '/proc/self/mounts': `${mounts.join('\n')}\n`, ...of(9, 1000), ...of(10, 1001) });
  expect(data).toMatchObject({
    networkFiles: [
      { kind: 'cifs', count: 2 },
      { kind: 'nfs4', count: 1 },
    ],
  });
  expect(JSON.stringify(data)).not.toMatch(/rahasia|arsip/);
});

test('Firefox: damage of a database, the lock of a process that ended, own extensions only', async () => {
  const folder = '/home/budi/.config/mozilla/firefox';
  const addon = { type: 'extension', location: 'app-profile', version: '1.2.3.4', active: true, defaultLocale: { name: 'Blocker' } };
  const { data } = await probe(
    { name: 'Firefox', desktopId: 'firefox-esr' },
    {
      [`${folder}/profiles.ini`]: '[Profile0]\nIsRelative=1\nPath=a.default-esr\n\n[General]\nVersion=2\n',
      [`${folder}/a.default-esr/prefs.js`]: '// Mozilla User Preferences\n\nuser_pref("a", 1);\n',
      [`${folder}/a.default-esr/places.sqlite`]: 'not a database at all',
      [`${folder}/a.default-esr/lock`]: { link: '127.0.0.1:+16858' },
      [`${folder}/a.default-esr/extensions.json`]: JSON.stringify({ addons: [addon, { ...addon, location: 'app-builtin-addons' }] }),
    },
  );
  expect(data).toMatchObject({
    profile: { damage: [{ file: 'places.sqlite', problem: 'not-its-kind' }], locks: [{ kind: 'profile', holder: 'gone', count: 1 }] },
    extensions: [{ name: 'Blocker', version: '1.2.3.4', enabled: true }],
  });
});

test('Chromium: a lock of another computer', async () => {
  const { data } = await probe(
    { name: 'Chromium', desktopId: 'chromium' },
    {
      '/home/budi/.config/chromium/SingletonLock': { link: 'old-name-77' },
      '/home/budi/.config/chromium/Default/Preferences': '{}',
    },
  );
  expect(data).toMatchObject({ profile: { count: 1, damage: [], locks: [{ holder: 'elsewhere' }] } });
});

test('Chromium: extensions that it refuses, that the user switched off, and its own parts', async () => {
  // Shaped as Chromium of Debian 12 writes it: location 5 is a part of the browser, 1 came from its store.
  const one = (name: string, disable_reasons: unknown, location = 1) => ({ location, disable_reasons, manifest: { name, version: '2.0' } });
  const settings = {
    a: one('Chromium PDF Viewer', [], 5),
    b: one('Fits', []),
    c: one('Old manifest', [8388608]),
    d: one('Old manifest, as before 2025', 8388608),
    e: one('Switched off', [1]),
  };
  const { data, found } = await probe(
    { name: 'Chromium', desktopId: 'chromium' },
    { '/home/budi/.config/chromium/Default/Preferences': JSON.stringify({ extensions: { settings } }) },
  );
  expect(data).toMatchObject({
    extensions: [
      { name: 'Fits', enabled: true },
      { name: 'Old manifest', enabled: false, blocked: true },
      { name: 'Old manifest, as before 2025', enabled: false, blocked: true },
      { name: 'Switched off', enabled: false },
    ],
  });
  expect((data as { extensions: object[] }).extensions[3]).not.toHaveProperty('blocked');
  expect(found).toEqual(['extension-blocked']);
});

test('default programs: the own choice first, one that is gone is told', async () => {
  const viewer = { name: 'Viewer', desktopId: 'org.gnome.Evince' };
  const cache = {
    '/usr/share/applications/mimeinfo.cache': '[MIME Cache]\napplication/pdf=e.desktop;\n',
    '/usr/share/applications/e.desktop': '',
  };
  const own = '/home/budi/.config/mimeapps.list';
  expect(await probe(viewer, cache)).toMatchObject({ data: { defaults: [{ application: 'e', state: 'implied' }] }, found: [] });
  const gone = await probe(viewer, { ...cache, [own]: '[Default Applications]\napplication/pdf=gone.desktop\n' });
  expect(gone).toMatchObject({ data: { defaults: [{ application: 'gone', state: 'vanished' }] }, found: ['default-app-vanished'] });
  const folder = { ...cache, '/usr/share/applications/kde4/my-okular.desktop': '' };
  const there = await probe(viewer, { ...folder, [own]: '[Default Applications]\napplication/pdf=kde4-my-okular.desktop\n' });
  expect(there).toMatchObject({ data: { defaults: [{ application: 'kde4-my-okular', state: 'chosen' }] }, found: [] });
});

test('flatpak: what overrides take back is gone', () => {
  expect(homeAccess([['home'], ['!home']])).toBe('none');
  expect(homeAccess([['xdg-download'], ['host:ro']])).toBe('read');
});

/** The head of a real database, and as much behind it as the head tells. @param pages how many of its pages are there */
const database = (name: string, pages = 3) => Buffer.concat([real(name)], pages * 32_768);

/** A profile of Firefox or Thunderbird as the program itself wrote it. */
const mozilla = (name: string, folder: string, profile: string) => ({
  [`${folder}/profiles.ini`]: real(`${name}-profiles.ini`),
  [`${folder}/${profile}/prefs.js`]: real(`${name}-prefs.txt`),
  [`${folder}/${profile}/extensions.json`]: real(`${name}-extensions.json`),
  [`${folder}/${profile}/cookies.sqlite`]: database(`${name}-cookies.sqlite`),
  // Firefox leaves it behind even when all went well.
  [`${folder}/${profile}/lock`]: { link: '127.0.0.1:+18240' },
});

test('profiles that real programs made on Debian 12 are healthy', async () => {
  const office = await probe(writer, { [`${user}/registrymodifications.xcu`]: real('libreoffice-registrymodifications.xcu') });
  expect(office).toMatchObject({ status: 'ok', data: { profile: { count: 1, damage: [] } }, found: [] });
  const whole = { status: 'ok', data: { profile: { count: 1, damage: [] }, extensions: [] }, found: [] };
  const firefox = mozilla('firefox', '/home/budi/.config/mozilla/firefox', 'wdm5iyxd.default-esr');
  expect(await probe({ name: 'Firefox', desktopId: 'firefox-esr' }, firefox)).toMatchObject(whole);
  const mail = mozilla('thunderbird', '/home/budi/.thunderbird', 'u88y8kli.default-default');
  expect(await probe({ name: 'Mail', desktopId: 'thunderbird' }, mail)).toMatchObject(whole);
});

test('Firefox: a cut prefs.js of a real profile is damage; an extension that Firefox refused is told, one that the user switched off is not', async () => {
  const folder = '/home/budi/.config/mozilla/firefox';
  const profile = `${folder}/wdm5iyxd.default-esr`;
  const addon = { type: 'extension', location: 'app-profile', version: '1', active: false };
  const addons = [
    { ...addon, id: 'old@x', appDisabled: true, userDisabled: false },
    { ...addon, id: 'off@x', appDisabled: false, userDisabled: true },
  ];
  const { data, found } = await probe(
    { name: 'Firefox', desktopId: 'firefox-esr' },
    {
      ...mozilla('firefox', folder, 'wdm5iyxd.default-esr'),
      [`${profile}/prefs.js`]: real('firefox-prefs.txt').subarray(0, -6),
      [`${profile}/extensions.json`]: JSON.stringify({ addons }),
    },
  );
  expect(data).toMatchObject({
    profile: { damage: [{ file: 'prefs.js', problem: 'cut' }] },
    extensions: [
      { name: 'old@x', enabled: false, blocked: true },
      { name: 'off@x', enabled: false },
    ],
  });
  expect(found).toEqual(['browser-profile-damaged', 'extension-blocked']);
});

test('a database that is shorter than it says was cut, unless a log beside it is still to be brought in', async () => {
  const folder = '/home/budi/.mozilla/firefox';
  const places = `${folder}/wdm5iyxd.default-esr/places.sqlite`;
  const browser = { name: 'Firefox', desktopId: 'firefox-esr' };
  const firefox = mozilla('firefox', folder, 'wdm5iyxd.default-esr');
  const head = 'firefox-cookies.sqlite';
  const found = async (content: Uint8Array, more = {}) => (await probe(browser, { ...firefox, [places]: content, ...more })).found;
  expect(await found(database(head))).toEqual([]);
  expect(await found(database(head, 2))).toEqual(['browser-profile-damaged']);
  expect(await found(real(head).subarray(0, 50))).toEqual(['browser-profile-damaged']);
  expect(await found(database(head, 2), { [`${places}-wal`]: new Uint8Array(40_000) })).toEqual([]);
  expect(await found(database(head, 2), { [`${places}-journal`]: 'x' })).toEqual([]);
  // Less than what is missing.
  expect(await found(database(head, 2), { [`${places}-wal`]: 'x' })).toEqual(['browser-profile-damaged']);
  expect(await found(new Uint8Array())).toEqual([]);
  // Written by a SQLite older than 3.7: it does not keep the number of pages.
  const old = database(head, 2);
  old.writeUInt32BE(1, 92);
  expect(await found(old)).toEqual([]);
});

test('Evolution: an address book that is no database', async () => {
  const book = '/home/budi/.local/share/evolution/addressbook/system/contacts.db';
  const mail = { name: 'Evolution', desktopId: 'org.gnome.Evolution' };
  expect((await probe(mail, { [book]: database('firefox-cookies.sqlite') })).found).toEqual([]);
  expect((await probe(mail, { [book]: '<html>' })).found).toEqual(['mail-profile-damaged']);
  expect(await probe(mail, {})).toMatchObject({ status: 'ok', found: [] });
});

test('Wine: each prefix counts, a registry that is none is damage', async () => {
  const prefix = '/home/budi/.wine';
  const bottle = '/home/budi/.local/share/bottles/bottles/Pajak';
  const app = { name: 'e-SPT', desktopId: 'wine-Programs-e-SPT' };
  const files = {
    [`${prefix}/drive_c/a`]: '',
    [`${prefix}/system.reg`]: 'WINE REGISTRY Version 2\n;; All keys relative to \\\\Machine\n',
    [`${bottle}/drive_c/a`]: '',
  };
  expect(await probe(app, files)).toMatchObject({ data: { probe: 'wine', profile: { count: 2, damage: [] } }, found: ['wine-app'] });
  const { data, found } = await probe(app, { ...files, [`${bottle}/user.reg`]: '' });
  expect(found).toEqual(['wine-profile-damaged', 'wine-app']);
  expect(JSON.stringify(data)).not.toContain('Pajak');
});

test('scanning: backends are counted without the one that only loads the others', async () => {
  const scan = { name: 'Document Scanner', desktopId: 'simple-scan' };
  const folder = '/usr/lib/x86_64-linux-gnu/sane';
  expect((await probe(scan, { [`${folder}/libsane-dll.so.1`]: '' })).found).toEqual(['scan-backend-missing']);
  const some = await probe(scan, { [`${folder}/libsane-airscan.so.1`]: '', [`${folder}/libsane-abaton.so.1.1.1`]: '' });
  expect(some).toMatchObject({ data: { scanning: { backends: 1 } }, found: [] });
});

test('VPN: a connection whose plug-in is gone; only its kind is asked for; without NetworkManager the rest stays', async () => {
  const manager = { name: 'Connections', desktopId: 'nm-connection-editor' };
  const uuids = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-aaaaaaaaaaaa'];
  const asked: string[] = [];
  const nmcli: Answer = (program, args) => {
    if (program !== 'nmcli') return '';
    asked.push(args.slice(0, 3).join(' '));
    if (args.includes('UUID,TYPE,ACTIVE')) return `${uuids[0]}:vpn:yes\n${uuids[1]}:vpn:no\n${uuids[1]}:802-3-ethernet:yes\n`;
    return `org.freedesktop.NetworkManager.${args.includes(uuids[0] ?? '') ? 'openvpn' : 'l2tp'}\n`;
  };
  const { data, found } = await probe(manager, { '/usr/lib/NetworkManager/VPN/nm-openvpn-service.name': real('openvpn.name') }, nmcli);
  expect(data).toMatchObject({
    vpn: {
      connections: [
        { service: 'org.freedesktop.NetworkManager.openvpn', active: true, installed: true },
        { service: 'org.freedesktop.NetworkManager.l2tp', active: false, installed: false },
      ],
    },
  });
  expect(found).toEqual(['vpn-plugin-missing']);
  expect(asked.slice(1).every((call) => call === '-g vpn.service-type connection')).toBe(true);
  const none = await probe(manager, {}, (program) => (program === 'nmcli' ? null : ''));
  expect(none).toMatchObject({ status: 'partial', error: 'NetworkManager does not answer', data: { probe: 'vpn' }, found: [] });
});

test('meetings: the portal that casts the screen, and PipeWire', async () => {
  const zoom = { name: 'Zoom', desktopId: 'us.zoom.Zoom' };
  const pipewire = { '/proc/9/stat': statLine(9, 'pipewire'), '/proc/9/status': 'Uid:\t1000\n' };
  const portal = { '/usr/share/xdg-desktop-portal/portals/gnome.portal': real('gnome.portal') };
  expect((await probe(zoom, { ...pipewire, ...portal })).data).toMatchObject({ meeting: { portal: true, pipewire: true } });
  expect((await probe(zoom, {})).data).toMatchObject({ meeting: { portal: false, pipewire: false } });
});

test.each([
  ['org.libreoffice.LibreOffice.calc', 'libreoffice'],
  ['firefox_firefox', 'firefox'],
  ['org.mozilla.Thunderbird', 'thunderbird'],
  ['org.gnome.Evolution', 'evolution'],
  ['google-chrome', 'chromium'],
  ['org.kde.dolphin', 'file-manager'],
  ['org.gnome.Evince', 'document-viewer'],
  ['com.usebottles.bottles', 'wine'],
  ['teams-for-linux', 'meetings'],
  ['system-config-printer', 'printing'],
  ['org.kde.skanpage', 'scanning'],
  ['nm-connection-editor', 'vpn'],
  ['gimp', undefined],
])('%s is known to %s', (desktopId, id) => {
  expect(probeFor({ name: desktopId, desktopId })?.id).toBe(id);
});

test('Thunderbird: starts that did not get through', async () => {
  const folder = '/home/budi/.thunderbird/u88y8kli.default-default';
  const files = mozilla('thunderbird', '/home/budi/.thunderbird', 'u88y8kli.default-default');
  const prefs = `${real('thunderbird-prefs.txt')}user_pref("toolkit.startup.recent_crashes", 4);\n`;
  const { data, found } = await probe({ name: 'Mail', desktopId: 'thunderbird' }, { ...files, [`${folder}/prefs.js`]: prefs });
  expect(data).toMatchObject({ profile: { failedStarts: 4, damage: [] } });
  expect(found).toEqual(['start-fails-often']);
});

test('a probe that throws or hangs costs its own facts only, and hears of its time limit', async () => {
  const heard: AbortSignal[] = [];
  const odd: Probe = {
    id: 'odd',
    knows: /^odd$/,
    processes: [],
    types: [],
    timeLimitMs: 20,
    look: ({ signal }) => {
      heard.push(signal);
      return new Promise(() => {});
    },
  };
  const context = { signal: new AbortController().signal } as CollectorContext;
  expect(await ownFacts(odd, context)).toEqual({ facts: {}, problem: 'no answer from odd within 0.02 s' });
  expect(heard[0]?.aborted).toBe(true);
  const broken: Probe = {
    ...odd,
    look: () => {
      throw new Error('damaged');
    },
  };
  expect(await ownFacts(broken, context)).toEqual({ facts: {}, problem: 'damaged' });
});

test('a file that is larger than what is read is no damage; letters of several bytes count as bytes', () => {
  const large = systemRoot({ '/a.json': `["${'é'.repeat(4_100_000)}"]`, '/a.xml': `<a>${'é'.repeat(4_100_000)}</a>`, '/b.json': '{"a":' });
  const files = createFiles(large);
  expect(jsonOf(files, '', 'a.json').damage).toEqual([]);
  expect(textDamage(files, '', 'a.xml', /^<a>/, /<\/a>$/)).toEqual([]);
  expect(jsonOf(files, '', 'b.json').damage).toEqual([{ file: 'b.json', problem: 'cut' }]);
});

import { describe, expect, test } from 'vitest';
import { idFromCgroup } from '../../../../main/platform/application-identity.ts';
import { createApplications } from '../../../../main/platform/applications.ts';
import { parseDesktopEntry, programOf } from '../../../../main/platform/desktop-entries.ts';
import { statLine, systemRoot } from '../../../support/system-root.ts';

const writer =
  '[Desktop Entry]\nType=Application\nName=LibreOffice Writer\nName[id]=Penulis LibreOffice\nExec=libreoffice --writer %U\nIcon=libreoffice-writer\nStartupWMClass=libreoffice-writer\n[Desktop Action x]\nName=New\n';
const png = Buffer.from('89504e470d0a1a0a00', 'hex');
const uid = 1000;

function machine(lang: string) {
  const root = systemRoot({
    '/usr/share/applications/libreoffice-writer.desktop': writer,
    '/usr/share/applications/hidden.desktop': '[Desktop Entry]\nType=Application\nName=Hidden\nExec=hidden\nNoDisplay=true\n',
    '/var/lib/flatpak/exports/share/applications/org.mozilla.firefox.desktop':
      '[Desktop Entry]\nType=Application\nName=Firefox\nExec=/usr/bin/flatpak run org.mozilla.firefox @@u %u @@\nX-Flatpak=org.mozilla.firefox\n',
    '/var/lib/flatpak/app/org.mozilla.firefox/current/active/files/share/metainfo/org.mozilla.firefox.metainfo.xml':
      '<release version="140.0"/>',
    '/usr/share/icons/hicolor/48x48/apps/libreoffice-writer.png': png,
    '/usr/bin/libreoffice': '',
    '/var/lib/dpkg/status': 'Package: libreoffice-writer\nStatus: install ok installed\nVersion: 4:7.4.7-1\n',
    '/var/lib/dpkg/info/aaa.list': '/.\n/usr/bin/aaa\n',
    '/var/lib/dpkg/info/libreoffice-writer.list': '/.\n/usr/share/applications/libreoffice-writer.desktop\n',
    '/proc/20/stat': statLine(20, 'soffice.bin'),
    '/proc/20/status': `Uid:\t${uid}\n`,
    '/proc/20/cgroup': '0::/user.slice/user@1000.service/app.slice/app-gnome-libreoffice\\x2dwriter-20.scope\n',
    '/proc/20/exe': { link: '/usr/lib/libreoffice/program/soffice.bin' },
    '/proc/30/stat': statLine(30, 'firefox'),
    '/proc/30/status': `Uid:\t${uid}\n`,
    '/proc/30/root/.flatpak-info': '[Application]\nname=org.mozilla.firefox\n',
    '/proc/40/status': 'Uid:\t0\n',
    '/proc/40/stat': statLine(40, 'hidden'),
  });
  return createApplications({ root, env: { LANG: lang }, home: '/home/budi', uid });
}

test('running applications, by the name that the user sees', async () => {
  expect(await machine('id_ID.UTF-8').running()).toEqual([
    { name: 'Firefox', desktopId: 'org.mozilla.firefox', executable: '/usr/bin/flatpak', source: 'flatpak', pid: 30 },
    { name: 'Penulis LibreOffice', desktopId: 'libreoffice-writer', executable: '/usr/lib/libreoffice/program/soffice.bin', pid: 20 },
  ]);
});

test('an application by its window, with package and version', async () => {
  expect(await machine('en_US.UTF-8').describe({ wmClass: 'libreoffice-writer', pid: 20 })).toEqual({
    name: 'LibreOffice Writer',
    desktopId: 'libreoffice-writer',
    executable: '/usr/lib/libreoffice/program/soffice.bin',
    package: 'libreoffice-writer',
    version: '4:7.4.7-1',
    source: 'deb',
    pid: 20,
  });
});

test('a Flatpak has the version of its metadata', async () => {
  expect(await machine('C').byName('firefox')).toMatchObject({
    source: 'flatpak',
    package: 'org.mozilla.firefox',
    version: '140.0',
    pid: 30,
  });
});

test('LibreOffice runs as one process: Calc is running when Writer was started from the menu, and so it is from a shell', async () => {
  const calc = writer.replace('LibreOffice Writer', 'LibreOffice Calc').replace('Penulis', 'Kalkulasi');
  const files = {
    '/usr/share/applications/libreoffice-calc.desktop': calc,
    '/usr/share/applications/libreoffice-startcenter.desktop': writer.replace('LibreOffice Writer', 'LibreOffice'),
    '/usr/share/applications/gedit.desktop': '[Desktop Entry]\nType=Application\nName=Text\nExec=gedit\n',
    '/proc/20/stat': statLine(20, 'oosplash'),
    '/proc/20/status': `Uid:\t${uid}\n`,
    '/proc/20/exe': { link: '/usr/lib/libreoffice/program/oosplash' },
  };
  const applications = createApplications({ root: systemRoot(files), env: {}, home: '/home/budi', uid });
  expect(await applications.byName('LibreOffice Calc')).toMatchObject({ desktopId: 'libreoffice-calc', pid: 20 });
  expect(await applications.byName('gedit')).not.toHaveProperty('pid');
});

test('an AppImage, by its menu entry and by where it mounts itself, is of no package', async () => {
  const entry = (exec: string) => `[Desktop Entry]\nType=Application\nName=Zoom\nExec=${exec} %U\n`;
  const named = (exec: string) =>
    createApplications({
      root: systemRoot({ '/usr/share/applications/zoom.desktop': entry(exec) }),
      env: {},
      home: '/home/budi',
      uid,
    }).byName('Zoom');
  for (const exec of ['/home/budi/Apps/Zoom.AppImage', '/tmp/.mount_Zoomx1/AppRun'])
    expect(await named(exec)).toEqual({ name: 'Zoom', desktopId: 'zoom', executable: exec, source: 'appimage' });
  expect(await named('/opt/zoom/zoom')).toMatchObject({ source: 'other' });
});

test('the icon is the file of its theme', async () => {
  expect(await machine('C').iconOf({ name: 'x', desktopId: 'libreoffice-writer' })).toEqual({
    mediaType: 'image/png',
    bytes: new Uint8Array(png),
  });
  expect(await machine('C').iconOf({ name: 'x', desktopId: 'org.mozilla.firefox' })).toBeNull();
});

test('nobody knows it', async () => {
  expect(await machine('C').byName('no such thing')).toBeNull();
  expect(await machine('C').describe({ pid: 999_999 })).toBeNull();
});

describe('identities', () => {
  test.each([
    ['0::/user.slice/app.slice/app-gnome-org.gnome.Nautilus-2345.scope', 'org.gnome.Nautilus'],
    ['0::/user.slice/app.slice/app-flatpak-org.mozilla.firefox-99.scope', 'org.mozilla.firefox'],
    ['0::/user.slice/app.slice/app-org.kde.dolphin@1f2e3d.service', 'org.kde.dolphin'],
    ['0::/user.slice/app.slice/snap.firefox.firefox-01234567-89ab-cdef-0123-456789abcdef.scope', 'firefox_firefox'],
    ['0::/init.scope', null],
  ])('%s', (cgroup, id) => {
    expect(idFromCgroup(cgroup)).toBe(id);
  });

  test.each([
    ['env GDK_BACKEND=x11 /opt/app/run %U', '/opt/app/run'],
    ['"/opt/My App/run" --x', '/opt/My App/run'],
    ['', null],
  ])('program of %j', (line, program) => {
    expect(programOf(line)).toBe(program);
  });

  test('what is no application is none', () => {
    expect(parseDesktopEntry('[Desktop Entry]\nType=Link\nName=x\n', 'x', '/x', 'C')).toBeNull();
    expect(parseDesktopEntry('garbage', 'x', '/x', 'C')).toBeNull();
  });
});

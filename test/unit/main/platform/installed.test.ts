import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedStamp, readInstalled } from '../../../../main/platform/installed.ts';
import { systemRoot } from '../../../support/system-root.ts';

const entry = (name: string, more = '') => `[Desktop Entry]\nType=Application\nName=${name}\nName[id]=Lain\nExec=x\n${more}`;
const applications = {
  '/usr/share/applications/libreoffice-writer.desktop': entry('LibreOffice Writer'),
  '/usr/share/applications/own.desktop': entry('Own Tool'),
  '/usr/share/applications/hidden.desktop': entry('Hidden', 'NoDisplay=true\n'),
  '/var/lib/flatpak/exports/share/applications/org.gimp.GIMP.desktop': entry('GIMP', 'X-Flatpak=org.gimp.GIMP\n'),
  '/var/lib/flatpak/app/org.gimp.GIMP/current/active/files/share/metainfo/org.gimp.GIMP.metainfo.xml': '<release version="3.0.2"/>',
  '/var/lib/snapd/desktop/applications/firefox_firefox.desktop': entry('Firefox', 'X-SnapInstanceName=firefox\n'),
  '/snap/firefox/current/meta/snap.yaml': "name: firefox\nversion: '140.0-1'\n",
};
const env = { LANG: 'id_ID.UTF-8' };
const home = '/home/budi';
const none = async () => ({ ok: false, reason: 'missing', code: null, stderr: '' }) as const;

test('the menu by its English names, with the versions of deb, Flatpak and Snap; what no package brought has none', async () => {
  const root = systemRoot({
    ...applications,
    '/var/lib/dpkg/status':
      'Package: libreoffice-writer\nStatus: install ok installed\nVersion: 4:24.2.7-0ubuntu1\n\nPackage: other\nStatus: install ok installed\nVersion: 1\n',
    '/var/lib/dpkg/info/libreoffice-writer.list': '/.\n/usr/share/applications/libreoffice-writer.desktop\n',
    '/var/lib/dpkg/info/other.list': '/.\n/usr/share/other\n',
  });
  expect(await readInstalled({ root, exec: none, env, home })).toEqual({
    'LibreOffice Writer': '4:24.2.7-0ubuntu1',
    'Own Tool': '',
    GIMP: '3.0.2',
    Firefox: '140.0-1',
  });
});

test('rpm is asked once for all of them, and what it does not own has no version', async () => {
  const root = systemRoot({ ...applications, '/usr/lib/sysimage/rpm/rpmdb.sqlite': 'x' });
  const asked: string[][] = [];
  const exec = async (_: string, args: readonly string[]) => {
    asked.push([...args]);
    const stdout =
      '/usr/share/doc\t24.8.1\n/usr/share/applications/libreoffice-writer.desktop\t24.8.1\nfile /x is not owned by any package\n';
    return { ok: true, stdout, truncated: false } as const;
  };
  const found = await readInstalled({ root, exec, env, home });
  expect(found).toMatchObject({ 'LibreOffice Writer': '24.8.1', 'Own Tool': '' });
  expect(asked).toHaveLength(1);
});

describe('the stamp', () => {
  test('stays while nothing changed, and differs once a package came', () => {
    const root = systemRoot({ ...applications, '/var/lib/dpkg/status': 'x' });
    const before = installedStamp({ root, env, home });
    expect(installedStamp({ root, env, home })).toBe(before);
    const status = join(root, 'var/lib/dpkg/status');
    writeFileSync(status, 'y');
    utimesSync(status, new Date(), new Date(Date.now() + 5000));
    expect(installedStamp({ root, env, home })).not.toBe(before);
  });
});

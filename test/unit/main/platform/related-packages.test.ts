import { expect, test } from 'vitest';
import { createFiles } from '../../../../main/platform/files.ts';
import { relatedPackages } from '../../../../main/platform/related-packages.ts';
import type { Application } from '../../../../shared/model/application.ts';
import { programs } from '../../../support/collect.ts';
import { systemRoot } from '../../../support/system-root.ts';

const office: Application = { name: 'LibreOffice Writer', package: 'libreoffice-writer' };

function related(files: Parameters<typeof systemRoot>[0], application: Application, answers: Parameters<typeof programs>[0] | null = null) {
  const exec = answers ? programs(answers) : null;
  const { signal } = new AbortController();
  return relatedPackages({ files: createFiles(systemRoot(files)), home: '/home/budi', exec, signal }, application);
}

test('deb: the packages of one beginning; another that only starts with the same letters is none', async () => {
  const stanza = (name: string) => `Package: ${name}\nStatus: install ok installed\nVersion: 7\n\n`;
  const status = ['libreoffice', 'libreoffice-core', 'libreofficekit-data', 'firefox-esr'].map(stanza).join('');
  expect(await related({ '/var/lib/dpkg/status': status }, office)).toEqual([
    { name: 'libreoffice', version: '7' },
    { name: 'libreoffice-core', version: '7' },
  ]);
});

test('rpm: it is asked for those only; that it did not answer is told from that there are none', async () => {
  const suse = { '/usr/lib/sysimage/rpm/Packages.db': '' };
  const asked = 'rpm -qa --qf %{NAME} %{VERSION}-%{RELEASE}\\n libreoffice libreoffice-*';
  const said = 'libreoffice-core 24.8.3.2-2.fc41\nlibreoffice-calc 24.8.3.2-2.fc41\n';
  expect((await related(suse, office, { [asked]: said }))?.map(({ name }) => name)).toEqual(['libreoffice-core', 'libreoffice-calc']);
  expect(await related(suse, office, { [asked]: '' })).toEqual([]);
  expect(await related(suse, office, { [asked]: { reason: 'timeout' } })).toBeNull();
  expect(await related(suse, office)).toBeNull();
  expect(await related({}, office, {})).toEqual([]);
});

test('flatpak: the runtime that it is built on, its translations and plug-ins', async () => {
  const id = 'org.libreoffice.LibreOffice';
  const metadata = `[Application]\nname=${id}\nruntime=org.freedesktop.Platform/x86_64/24.08\nsdk=org.freedesktop.Sdk/x86_64/24.08\n`;
  const flatpak: Application = { name: 'LibreOffice', package: id, source: 'flatpak' };
  const files = {
    [`/var/lib/flatpak/app/${id}/current/active/metadata`]: metadata,
    [`/var/lib/flatpak/runtime/${id}.Locale/x86_64/stable/active/metadata`]: '',
    '/var/lib/flatpak/runtime/org.gnome.Platform/x86_64/47/active/metadata': '',
  };
  expect(await related(files, flatpak)).toEqual([
    { name: 'org.freedesktop.Platform', version: '24.08' },
    { name: `${id}.Locale`, version: 'stable' },
  ]);
  expect(await related({}, flatpak)).toEqual([]);
});

test('snap: its base and the snaps whose content it takes', async () => {
  const yaml =
    'name: firefox\nversion: 132.0\nbase: core22\nplugs:\n  gnome-42-2204:\n    interface: content\n    default-provider: gnome-42-2204\n  gtk-3-themes:\n    default-provider: gtk-common-themes\n';
  const snap = (name: string, version: string) => ({ [`/snap/${name}/current/meta/snap.yaml`]: `name: ${name}\nversion: '${version}'\n` });
  const files = { '/snap/firefox/current/meta/snap.yaml': yaml, ...snap('core22', '20241001'), ...snap('gnome-42-2204', '0+git.510a601') };
  expect(await related(files, { name: 'Firefox', package: 'firefox', source: 'snap' })).toEqual([
    { name: 'core22', version: '20241001' },
    { name: 'gnome-42-2204', version: '0+git.510a601' },
  ]);
});

import { expect, test } from 'vitest';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import { homeAccess } from '../../../../main/diagnostics/probes/sandbox.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import type { Application } from '../../../../shared/model/application.ts';
import { statLine, systemRoot } from '../../../support/system-root.ts';

async function probe(application: Application, files: Parameters<typeof systemRoot>[0]) {
  const root = systemRoot({ '/proc/sys/kernel/hostname': 'meja-7\n', ...files });
  const exec = async () => ({ ok: true as const, stdout: '', truncated: false });
  const deps = { root, env: {}, uid: 1000, home: '/home/budi', now: Date.now, exec, validate: validateSection };
  const { sections, findings } = await createDiagnostics(deps).run({ ids: ['probe'], application });
  return { status: sections[0]?.status, data: sections[0]?.data, found: findings.map(({ id }) => id) };
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
});

test('flatpak: what overrides take back is gone', () => {
  expect(homeAccess([['home'], ['!home']])).toBe('none');
  expect(homeAccess([['xdg-download'], ['host:ro']])).toBe('read');
});

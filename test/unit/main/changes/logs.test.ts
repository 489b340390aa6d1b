import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseDnfLog, parseNevra } from '../../../../main/changes/logs/dnf.ts';
import { parseDpkgLog } from '../../../../main/changes/logs/dpkg.ts';
import { parseFlatpakHistory } from '../../../../main/changes/logs/flatpak.ts';
import { readLogs } from '../../../../main/changes/logs/read-logs.ts';
import { parseSnapChanges } from '../../../../main/changes/logs/snap.ts';
import { parseZyppHistory } from '../../../../main/changes/logs/zypp.ts';
import { createFiles } from '../../../../main/platform/files.ts';
import { systemRoot } from '../../../support/system-root.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
/** These logs tell local time. */
const local = (text: string): string => new Date(text).toISOString();

test('dpkg: what was done, once, with both versions; not the states on the way', () => {
  const changes = parseDpkgLog(fixture('dpkg-log.txt'));
  expect(changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'upgraded libsystemd0',
    'upgraded perl',
    'upgraded perl-base',
    'upgraded perl-modules-5.36',
    'installed cups-daemon',
    'installed cups-common',
  ]);
  expect(changes[0]).toEqual({
    at: local('2025-06-24T14:36:25'),
    kind: 'upgraded',
    name: 'libsystemd0',
    from: '252.36-1~deb12u1',
    to: '252.38-1~deb12u1',
  });
});

test('dpkg: a removal is one change also when it is a purge; a repair with the same version is none', () => {
  const text = [
    '2026-11-24 10:00:00 remove hello:amd64 2.10-3 <none>',
    '2026-11-24 10:00:01 purge hello:amd64 2.10-3 <none>',
    '2026-11-24 10:00:02 upgrade nano:amd64 7.2-1 7.2-1',
    '2026-99-99 10:00:02 upgrade nano:amd64 7.2-1 7.2-2',
    '2026-11-24 10:00:03 constructor x 1 2',
    '2026-11-24 10:00',
  ].join('\n');
  expect(parseDpkgLog(text)).toEqual([{ at: local('2026-11-24T10:00:00'), kind: 'removed', name: 'hello', from: '2.10-3' }]);
});

test('dnf: the two lines of an upgrade are one change, whatever stands between them; zones are obeyed', () => {
  expect(parseDnfLog(fixture('dnf-rpm-log.txt'))).toEqual([
    { at: '2026-11-20T01:00:02.000Z', kind: 'installed', name: 'kernel-core', to: '6.11.4-301.fc41' },
    { at: '2026-11-20T01:00:03.000Z', kind: 'upgraded', name: 'openssl-libs', from: '3.2.2-7.fc41', to: '3.2.2-9.fc41' },
    { at: '2026-11-20T01:00:04.000Z', kind: 'upgraded', name: 'flac', from: '1.4.3-4.fc41', to: '1.4.3-5.fc41' },
    { at: '2026-11-21T01:00:00.000Z', kind: 'removed', name: 'hello', from: '2.12.1-2.fc41' },
  ]);
  for (const odd of ['', '-', '-.', 'a.b', 'a-1', 'a-1.x', '--.']) expect(parseNevra(odd)).toBeNull();
});

test('zypper: an install over an older one is an upgrade', () => {
  expect(parseZyppHistory(fixture('zypp-history.txt'))).toEqual([
    { at: local('2026-11-20T11:53:10'), kind: 'installed', name: 'amarok', to: '1.4.10-25' },
    { at: local('2026-11-21T11:53:45'), kind: 'upgraded', name: 'amarok', from: '1.4.10-25', to: '1.4.10-100.pm.1' },
    { at: local('2026-11-22T09:00:00'), kind: 'removed', name: 'amarok', from: '1.4.10-100.pm.1' },
  ]);
});

test('flatpak: applications only, the year is that of the last such day', () => {
  const now = new Date('2026-02-01T12:00:00').getTime();
  const text = [
    'Dec 31 23:59:58\tdeploy install\tapp/org.gimp.GIMP/x86_64/stable',
    'Jan  4 10:11:12\tdeploy update\tapp/org.gimp.GIMP/x86_64/stable',
    'Jan  4 10:11:13\tdeploy update\truntime/org.gnome.Platform/x86_64/48',
    'Jan  4 10:11:14\tpull\tapp/org.gimp.GIMP/x86_64/stable',
    'Foo  4 10:11:15\tuninstall\tapp/org.gimp.GIMP/x86_64/stable',
    'Jan  5',
  ].join('\n');
  expect(parseFlatpakHistory(text, now)).toEqual([
    { at: local('2025-12-31T23:59:58'), kind: 'installed', name: 'org.gimp.GIMP (flatpak)' },
    { at: local('2026-01-04T10:11:12'), kind: 'upgraded', name: 'org.gimp.GIMP (flatpak)' },
  ]);
});

test('snap: what came to an end, and names one snap', () => {
  const text = [
    'ID   Status  Spawn                 Ready                 Summary',
    '9    Done    2026-11-21T17:09:06Z  2026-11-21T17:12:11Z  Install "okular" snap',
    '11   Done    2026-11-22T02:37:15+07:00  2026-11-22T02:43:03+07:00  Auto-refresh snap "core"',
    '12   Error   2026-11-22T02:40:20Z  2026-11-22T03:05:50Z  Install "gimp" snap',
    '13   Doing   2026-11-22T03:01:47Z  -                     Install "git" snap',
    '14   Done    2026-11-22T03:01:47Z  2026-11-22T03:02:00Z  Auto-refresh 4 snaps',
    '15   Done    2026-11-22T03:01:47Z  2026-11-22T03:02:00Z  Connect okular:home to snapd:home',
  ].join('\n');
  expect(parseSnapChanges(text)).toEqual([
    { at: '2026-11-21T17:12:11.000Z', kind: 'installed', name: 'okular (snap)' },
    { at: '2026-11-21T19:43:03.000Z', kind: 'upgraded', name: 'core (snap)' },
  ]);
});

test('rotated logs are read as far back as is asked, packed or not; a damaged one is named', () => {
  const line = (day: string, name: string): string => `${day} 10:00:00 install ${name}:amd64 <none> 1\n`;
  const root = systemRoot({
    '/var/log/dpkg.log': line('2026-11-24', 'now'),
    '/var/log/dpkg.log.1': line('2026-11-10', 'last-month') + line('2026-10-01', 'too-old'),
    '/var/log/dpkg.log.2.gz': gzipSync(line('2026-11-09', 'packed')),
    '/var/log/dpkg.log.3.gz': 'no gzip',
    '/var/log/dpkg.log.4.gz': gzipSync(line('2026-11-08', 'of-a-file-that-is-too-old')),
    '/var/log/dpkg.log.orig': line('2026-11-24', 'not-ours'),
  });
  utimesSync(join(root, 'var/log/dpkg.log.4.gz'), new Date('2026-10-02'), new Date('2026-10-02'));
  const { changes, unreadable } = readLogs(createFiles(root), Date.parse('2026-11-01T00:00:00Z'));
  expect(changes.map(({ name }) => name).sort()).toEqual(['last-month', 'now', 'packed']);
  expect(unreadable).toEqual(['/var/log/dpkg.log.3.gz']);
});

test.each([
  ['dpkg', parseDpkgLog, ' upgrade '],
  ['dnf', parseDnfLog, '-'],
  ['zypp', parseZyppHistory, '|'],
  ['flatpak', (text: string) => parseFlatpakHistory(text, Date.now()), '\t'],
  ['snap', parseSnapChanges, ' '],
])('%s: two megabytes of one hostile line, or of many, cost no time', (_name, parse, piece) => {
  const began = performance.now();
  parse(`2026-11-24T10:00:00Z SUBDEBUG Upgrade: ${piece.repeat(2_000_000 / piece.length)}`);
  parse(`2026-11-24 10:00:00${piece}\n`.repeat(60_000));
  expect(performance.now() - began).toBeLessThan(2000);
});

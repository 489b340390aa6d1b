import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createChanges } from '../../../../main/changes/changes.ts';
import { allCollectors, quickCollectors } from '../../../../main/diagnostics/collectors.ts';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import { exec } from '../../../../main/platform/exec.ts';
import { sectionIds } from '../../../../shared/model/sections.ts';
import { statLine, systemRoot } from '../../../support/system-root.ts';

const settings = (root: string) => ({ root, env: {}, uid: 1000, home: '/home/budi', now: Date.now, exec: null, validate: validateSection });

async function dataOf(id: string, files: Parameters<typeof systemRoot>[0], extra: object = {}): Promise<unknown> {
  const { sections } = await createDiagnostics({ ...settings(systemRoot(files)), ...extra }).run({ ids: [id] });
  return sections[0]?.data;
}

test('there is one collector for each section of the contract, and the quick ones are those that say so', async () => {
  const collectors = await allCollectors();
  expect(quickCollectors).toEqual(collectors.filter(({ cost }) => cost === 'quick'));
  // The crash that a report is about is put there by the report.
  expect([...collectors.map(({ id }) => id), 'crash'].sort()).toEqual([...sectionIds].sort());
});

test('this very machine: every section fits its schema, and nothing hangs', async () => {
  const changes = createChanges({ folder: null, now: Date.now, log: () => undefined }).look;
  const here = { env: process.env, uid: process.getuid?.() ?? 0, home: homedir() };
  const diagnostics = createDiagnostics({ ...settings('/'), ...here, exec, changes });
  const application = { name: 'node', pid: process.pid };
  const { sections } = await diagnostics.run({ application });
  for (const { id, status, error } of sections)
    expect(`${id} ${status} ${error ?? ''}`).toMatch(/ ok |(?:journal|probe) partial the journal|this computer keeps no journal/);
  // Without a screen or a session bus there is no program with a window to ask, and no probe knows this program.
  const ids = sections.map(({ id }) => id);
  expect(ids).toEqual(
    (await allCollectors()).map(({ id }) => id).filter((id) => !['responding', 'probe'].includes(id) || ids.includes(id)),
  );
  const app = sections.find(({ id }) => id === 'application')?.data;
  expect(app).toMatchObject({ running: true, processes: expect.arrayContaining([expect.objectContaining({ pid: process.pid })]) });
});

test('an empty machine yields no data that is wrong, and no finding', async () => {
  const { sections, findings } = await createDiagnostics(settings(systemRoot({ '/etc/hostname': 'x' }))).run({ quick: true });
  expect(findings).toEqual([]);
  for (const { status, error } of sections) if (status !== 'ok') expect(error).toMatch(/cannot be read/);
});

describe('packages', () => {
  const status = [
    'Package: libreoffice-writer\nStatus: install ok installed\nVersion: 4:7.4.7-1\n',
    'Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n',
    'Package: half\nStatus: install ok half-configured\nVersion: 2.0\n',
  ].join('\n');

  test('deb, flatpak and snap; what is half installed is broken; versions that look like addresses stay', async () => {
    const data = await dataOf('packages', {
      '/var/lib/dpkg/status': `${status}\nPackage: dotted\nStatus: install ok installed\nVersion: 10.1.2.3\n`,
      '/var/lib/flatpak/app/org.mozilla.firefox/current/active/files/share/metainfo/org.mozilla.firefox.metainfo.xml':
        '<releases><release version="140.0" date="x"/></releases>',
      '/var/lib/snapd/snaps/hello_42.snap': '',
      '/snap/hello/current/meta/snap.yaml': "name: hello\nversion: '2.10'\n",
    });
    expect(data).toMatchObject({
      counts: { deb: 3, flatpak: 1, snap: 1 },
      all: 'dotted 10.1.2.3\nhalf 2.0\nhello 2.10 snap\nlibreoffice-writer 4:7.4.7-1\norg.mozilla.firefox 140.0 flatpak',
      brokenCount: 1,
      broken: ['half'],
    });
  });

  test('an rpm system in the quick set says what it does not know', async () => {
    const { sections } = await createDiagnostics(settings(systemRoot({ '/var/lib/rpm/rpmdb.sqlite': 'x' }))).run({ ids: ['packages'] });
    expect(sections[0]).toMatchObject({ status: 'partial', error: expect.stringMatching(/rpm/) });
  });
});

test('network: gateway, real servers behind systemd-resolved, addresses as placeholders', async () => {
  const data = await dataOf('network', {
    '/sys/class/net/wlp2s0/flags': '0x1003\n',
    '/sys/class/net/wlp2s0/carrier': '1\n',
    '/sys/class/net/wlp2s0/type': '1\n',
    '/sys/class/net/wlp2s0/wireless/x': '',
    '/proc/net/route':
      'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\nwlp2s0\t00000000\t0102A8C0\t0003\t0\t0\t600\t00000000\n',
    '/etc/resolv.conf': 'nameserver 127.0.0.53\n',
    '/run/systemd/resolve/resolv.conf': 'nameserver 192.168.2.1\nnameserver 9.9.9.9\nsearch kantor.example\n',
  });
  expect(data).toMatchObject({
    interfaces: [{ name: 'wlp2s0', kind: 'wifi', up: true, carrier: true }],
    gateway: '[ip-1]',
    nameservers: ['[ip-1]', '[ip-2]'],
    searchDomains: ['kantor.example'],
  });
});

test('storage: network drives are named and not touched when no program may be started', async () => {
  const data = await dataOf('storage', {
    '/proc/self/mounts': '/dev/sda2 / ext4 rw 0 0\nserver:/share /mnt/bersama nfs4 rw 0 0\n/dev/loop0 /snap/core/1 squashfs ro 0 0\n',
    '/sys/block/sda/size': '1000000\n',
    '/sys/block/sda/queue/rotational': '0\n',
    '/sys/block/sda/removable': '0\n',
    '/sys/block/loop0/size': '100\n',
  });
  expect(data).toMatchObject({
    filesystems: [{ mount: '/', type: 'ext4', readOnly: false }],
    notMeasured: [{ mount: '/mnt/bersama', reason: 'network' }],
    disks: [{ name: 'sda', size: 512_000_000, rotational: false, removable: false }],
  });
});

test('programs: this user only, several processes of one name together, no command line', async () => {
  const data = await dataOf('programs', {
    '/proc/10/stat': statLine(10, 'Web Content) x', 'S', 1, 500),
    '/proc/10/status': 'Uid:\t1000\t1000\n',
    '/proc/11/stat': statLine(11, 'Web Content) x', 'D', 10, 500),
    '/proc/11/status': 'Uid:\t1000\t1000\n',
    '/proc/11/cmdline': 'secret',
    '/proc/12/stat': statLine(12, 'rootish'),
    '/proc/12/status': 'Uid:\t0\t0\n',
  });
  expect(data).toEqual({ total: 3, top: [{ name: 'Web Content) x', pid: 10, count: 2, memory: 4_096_000, cpuSeconds: 6, state: 'D' }] });
});

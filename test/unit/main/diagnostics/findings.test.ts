import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../main/diagnostics/findings.ts';
import { findingSchema } from '../../../../shared/model/finding.ts';
import { type SectionId, sectionData } from '../../../../shared/model/sections.ts';

const disk = {
  mount: '/',
  device: '/dev/sda2',
  type: 'ext4',
  size: 240e9,
  used: 100e9,
  available: 130e9,
  inodesUsedPercent: 5,
  readOnly: false,
};
const disks = (...filesystems: object[]) => ({ filesystems, disks: [] });
const memory = { total: 8e9, available: 4e9, swapTotal: 2e9, swapFree: 2e9, pressure: { memory: 0, io: 0, cpu: 10 } };
const card = { name: 'eth0', kind: 'ethernet', up: true, carrier: true, addresses: ['[ip-1]'] };
const network = { interfaces: [card], gateway: '[ip-2]', nameservers: ['[ip-3]'], searchDomains: [] };
const printer = { name: 'Lantai2', state: 'idle', accepting: true };
const packages = { counts: { deb: 2 }, notable: [], all: 'fonts-crosextra-carlito 1\nlibreoffice-core 7', brokenCount: 0 };
const process = { pid: 9, name: 'soffice.bin', state: 'S', memory: 1, cpuSeconds: 1, startedAt: '2026-11-24T04:10:00.000Z', threads: 1 };
const application = (state: string) => ({
  application: { name: 'Writer' },
  running: true,
  processes: [{ ...process, state }],
  relatedPackages: [],
});

const signature = 'c1-bcdfghjklmnpqrstbcdf';
const crashed = (at: string, change: object = {}) => ({
  ...{ at, executable: '/usr/bin/gimp', signal: 'SIGSEGV', frames: [{ function: 'f', module: 'm' }], signature },
  ...{ application: { name: 'GIMP' }, source: 'systemd-coredump', confirmed: true },
  ...change,
});
const crashes = (...all: object[]) => ({ asOf: '2026-11-24T04:10:00.000Z', sinceDays: 30, total: all.length, crashes: all });
const silent = { name: 'GIMP', pid: 9, how: 'window', waitedMs: 5000, state: 'T' };

const healthy = {
  storage: disks(disk, { ...disk, mount: '/media/cd', type: 'iso9660', used: 7e8, available: 0, readOnly: true }),
  memory,
  network,
  printers: { cupsRunning: true, printers: [printer] },
  packages,
  application: application('S'),
  // Of long ago; in the background; not confirmed.
  crashes: crashes(
    crashed('2026-11-24T04:00:00.000Z', { application: null }),
    crashed('2026-11-24T04:00:00.000Z', { confirmed: false }),
    crashed('2026-11-20T04:00:00.000Z'),
  ),
  responding: { asked: 5, silent: [] },
};

function fired(change: Readonly<Record<string, unknown>>) {
  const sections = Object.entries({ ...healthy, ...change }).map(([id, data]) => {
    expect(sectionData[id as SectionId].safeParse(data).success).toBe(true);
    return { id, status: 'ok' as const, takenAt: '2026-11-24T04:10:00.000Z', durationMs: 1, data };
  });
  return findingsOf(sections);
}

test('a healthy desktop has none, and neither has one of which nothing is known', () => {
  expect(fired({})).toEqual([]);
  expect(findingsOf([])).toEqual([]);
});

const cases: readonly (readonly [string, Record<string, unknown>])[] = [
  ['disk-full', { storage: disks({ ...disk, used: 239.9e9, available: 5e7 }) }],
  ['disk-nearly-full', { storage: disks({ ...disk, used: 225e9, available: 12e9 }) }],
  ['inodes-full', { storage: disks({ ...disk, inodesUsedPercent: 99.5 }) }],
  ['boot-full', { storage: disks(disk, { ...disk, mount: '/boot', size: 5e8, used: 4.8e8, available: 2e7 }) }],
  ['readonly-filesystem', { storage: disks({ ...disk, readOnly: true }) }],
  ['memory-low', { memory: { ...memory, available: 2e8, swapFree: 1e8 } }],
  ['memory-pressure', { memory: { ...memory, pressure: { memory: 45 } } }],
  ['disk-pressure', { memory: { ...memory, pressure: { io: 80 } } }],
  ['no-network', { network: { ...network, interfaces: [{ ...card, carrier: false }], gateway: undefined } }],
  ['no-dns', { network: { ...network, nameservers: [] } }],
  ['printer-stopped', { printers: { cupsRunning: true, printers: [{ ...printer, state: 'stopped', stateMessage: 'Paused' }] } }],
  ['packages-broken', { packages: { ...packages, brokenCount: 1, broken: ['half'] } }],
  ['app-not-responding', { application: application('T') }],
  ['app-not-responding', { responding: { asked: 5, silent: [silent] }, application: application('T') }],
  ['app-crashed-recently', { crashes: crashes(crashed('2026-11-24T04:00:00.000Z')) }],
  [
    'app-crashes-often',
    {
      crashes: crashes(
        ...['2026-11-24T04:00:00.000Z', '2026-11-23T04:00:00.000Z', '2026-11-19T04:00:00.000Z'].map((at) =>
          crashed(at, { executable: '/usr/lib/libreoffice/program/soffice.bin' }),
        ),
      ),
    },
  ],
  ['fonts-missing', { packages: { ...packages, all: 'libreoffice-core 7' } }],
];

describe('each rule fires on its own case, and alone', () => {
  test.each(cases)('%s', (id, change) => {
    const findings = fired(change);
    expect(findings.map((finding) => finding.id)).toEqual([id]);
    for (const finding of findings) {
      expect(findingSchema.safeParse(finding).success).toBe(true);
      expect(finding.text.id).not.toBe(finding.text.en);
      expect(finding.evidence.length).toBeGreaterThan(5);
    }
  });
});

test('containers: no network card, a read-only image with its own /var, a full tmpfs are no findings', () => {
  expect(fired({ network: { interfaces: [], nameservers: [], searchDomains: [] } })).toEqual([]);
  expect(fired({ storage: disks({ ...disk, readOnly: true }, { ...disk, mount: '/var' }) })).toEqual([]);
  expect(fired({ storage: disks({ ...disk, type: 'tmpfs', used: 1e9, available: 0 }) })).toEqual([]);
});

test('the worst comes first; data that does not fit its schema silences its rules only', () => {
  const both = fired({ storage: disks({ ...disk, used: 239.9e9, available: 5e7 }), memory: { ...memory, pressure: { io: 80 } } });
  expect(both.map(({ severity }) => severity)).toEqual(['serious', 'hint']);
  const odd = {
    id: 'storage',
    status: 'partial' as const,
    takenAt: '2026-11-24T04:10:00.000Z',
    durationMs: 1,
    data: { filesystems: 'none' },
  };
  expect(findingsOf([odd])).toEqual([]);
});

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

const profile = { count: 1, size: 1e6, larger: false, damage: [], locks: [{ kind: 'document', holder: 'running', count: 1 }] };
const damaged = (file: string) => ({ ...profile, damage: [{ file, problem: 'not-its-kind' }] });
const tunnel = { service: 'org.freedesktop.NetworkManager.openvpn', active: true, installed: true };
const probe = {
  probe: 'libreoffice',
  profile,
  defaults: [{ type: 'application/pdf', application: 'evince', state: 'implied' }],
  errors: [],
  networkFiles: [],
  extensions: [{ name: 'Chosen', enabled: false }],
  java: { found: true, needed: true },
  scanning: { backends: 90 },
  vpn: { connections: [tunnel] },
  meeting: { portal: true, pipewire: true },
  sandbox: { kind: 'flatpak', home: 'write', permissions: [] },
};
const session = { desktop: 'GNOME', type: 'wayland', languages: ['id'], remote: false };

const healthy = {
  probe,
  session,
  storage: disks(disk, { ...disk, mount: '/media/cd', type: 'iso9660', used: 7e8, available: 0, readOnly: true }),
  memory,
  network,
  printers: { cupsRunning: true, printers: [printer] },
  packages,
  application: application('S'),
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
  [
    'office-profile-damaged',
    { probe: { ...probe, profile: { ...profile, damage: [{ file: 'registrymodifications.xcu', problem: 'cut' }] } } },
  ],
  ['document-locked-leftover', { probe: { ...probe, profile: { ...profile, locks: [{ kind: 'document', holder: 'gone', count: 2 }] } } }],
  ['default-app-vanished', { probe: { ...probe, defaults: [{ type: 'application/pdf', application: 'acroread', state: 'vanished' }] } }],
  ['sandbox-no-file-access', { probe: { ...probe, sandbox: { kind: 'flatpak', home: 'none', permissions: [] } } }],
  ['browser-profile-damaged', { probe: { ...probe, probe: 'firefox', profile: damaged('places.sqlite') } }],
  ['mail-profile-damaged', { probe: { ...probe, probe: 'evolution', profile: damaged('contacts.db') } }],
  ['mail-profile-large', { probe: { ...probe, probe: 'thunderbird', profile: { ...profile, size: 31e9 } } }],
  [
    'profile-locked-elsewhere',
    { probe: { ...probe, profile: { ...profile, locks: [{ kind: 'profile', holder: 'elsewhere', count: 1 }] } } },
  ],
  ['start-fails-often', { probe: { ...probe, probe: 'firefox', profile: { ...profile, failedStarts: 4 } } }],
  ['java-missing', { probe: { ...probe, java: { found: false, needed: true } } }],
  ['wine-app', { probe: { ...probe, probe: 'wine' } }],
  ['extension-blocked', { probe: { ...probe, extensions: [{ name: 'Blocker', version: '1.0', enabled: false, blocked: true }] } }],
  ['scan-backend-missing', { probe: { ...probe, scanning: { backends: 0 } } }],
  ['vpn-plugin-missing', { probe: { ...probe, vpn: { connections: [{ ...tunnel, installed: false }] } } }],
  ['screen-share-missing', { probe: { ...probe, meeting: { portal: false, pipewire: true } } }],
  ['sandbox-read-only', { probe: { ...probe, sandbox: { kind: 'flatpak', home: 'read', permissions: [] } } }],
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

test('a damaged prefix of Wine is told beside Wine itself; X11 shares the screen without a portal; old locks of this computer are harmless', () => {
  const wine = fired({ probe: { ...probe, probe: 'wine', profile: damaged('system.reg') } });
  expect(wine.map(({ id }) => id)).toEqual(['wine-profile-damaged', 'wine-app']);
  expect(fired({ session: { ...session, type: 'x11' }, probe: { ...probe, meeting: { portal: false, pipewire: false } } })).toEqual([]);
  const locks = [{ kind: 'profile', holder: 'gone', count: 1 }];
  expect(fired({ probe: { ...probe, probe: 'firefox', profile: { ...profile, locks } } })).toEqual([]);
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

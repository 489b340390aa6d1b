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

const system = {
  ...{ distribution: 'Debian', distributionId: 'debian', kernel: '6.1.0-13-amd64', architecture: 'x86_64', cpu: 'i5', cores: 8 },
  ...{ load: [0, 0, 0], uptimeSeconds: 36_000, bootedAt: '2026-11-24T04:10:00.000Z', timezone: 'Asia/Jakarta' },
};
const connection = {
  ...{ lookedUp: 'check.example', dns: [{ server: '[ip-1]', state: 'ok', ms: 12 }], gateway: 'reachable', clockOffsetSeconds: 1 },
  ...{ web: { state: 'online', host: 'check.example', ms: 40 }, connectivity: 'full', vpn: [{ kind: 'vpn', state: 'connected' }] },
  ...{ proxy: { mode: 'none' }, wifi: [{ name: 'wlp2s0', signalDbm: -58, signalPercent: 74 }] },
};
const offline = { ...connection, web: { state: 'no-answer', host: 'check.example' }, connectivity: 'none', clockOffsetSeconds: undefined };
const silent = [{ server: '[ip-1]', state: 'no-answer' }];
const share = { place: '/mnt/bersama (//berkas/bersama)', kind: 'smb', by: 'system', state: 'ok', ms: 4 };
const shares = { shares: [share], ticket: { state: 'valid', realm: 'KANTOR.EXAMPLE' } };
const battery = { name: 'BAT0', percent: 80, state: 'discharging', healthPercent: 91, cycles: 120 };
const power = {
  ...{ mains: false, batteries: [battery], temperatures: [{ name: 'coretemp', celsius: 84, limit: 100 }], profile: 'balanced' },
  processor: { governor: 'powersave', mhz: 800, maxMhz: 4200, throttledSeconds: 300 },
};
const drive = { model: 'Samsung SSD 870', kind: 'ata', health: 'good', complaints: [], celsius: 34, hoursOn: 9000 };
const output = { name: 'Built-in Audio', isDefault: true, muted: false, volumePercent: 60, port: 'Speakers' };
const sound = {
  ...{ cards: [{ name: 'Built-in Audio', profile: 'output:analog-stereo+input:analog-stereo', bluetooth: false }], playing: 0 },
  ...{ server: 'PulseAudio (on PipeWire 1.0.5)', outputs: [output], inputs: [{ ...output, name: 'Microphone' }] },
};
const headset = { name: 'WH-1000', profile: 'headset-head-unit', bluetooth: true };
const bluetooth = { adapters: 1, powered: true, blocked: false, serviceRunning: true, devices: [{ name: 'Mouse', connected: true }] };
const input = {
  ...{ language: 'id_ID.UTF-8', categories: [], missingLocales: [], layouts: ['us', 'de+nodeadkeys'], layoutsFrom: 'desktop' },
  ...{ systemLayouts: ['us'], methodWanted: 'ibus', methodsRunning: ['ibus-daemon'] },
};
const substitutes = [
  { font: 'Calibri', by: 'Carlito' },
  { font: 'Cambria', by: 'Caladea' },
];
const fonts = { count: 200, substitutes, emoji: true, eastAsian: false, own: 0 };
const time = { timezone: 'Asia/Jakarta', automatic: true, synchronized: true, service: 'systemd-timesyncd', hardwareClock: 'utc' };
const updates = {
  ...{ pending: 12, security: 3, packages: ['curl'], listsAgeDays: 1, runningKernel: '6.1.0-13-amd64', newestKernel: '6.1.0-13-amd64' },
  ...{ restartNeeded: false, restartFor: [] },
};
const domain = {
  joined: true,
  realms: [{ name: 'kantor.example' }],
  domainAccount: true,
  accountsBy: ['sssd'],
  online: true,
  passwordDaysLeft: 40,
};
const unit = { name: 'fwupd-refresh.service', description: 'Refresh fwupd metadata', by: 'system', reason: 'exit-code' };
const services = { failed: [unit], asked: ['system', 'user'] };
const security = { firmware: 'uefi', secureBoot: true, mandatoryAccess: 'apparmor', encryptedDisks: 1, foreignModules: ['nvidia (POE)'] };
const accessibility = { on: ['stickyKeys', 'slowKeys'], textScale: 1.25, from: ['dconf'] };
const laptop = { name: 'eDP-1', connected: true, enabled: true, width: 3840, height: 2160, widthMm: 310, scale: 2 };
const monitor = { name: 'DP-1', connected: true, enabled: true, width: 1920, height: 1080, widthMm: 530, scale: 1 };
const displays = { displays: [laptop, monitor], gpus: [{ name: 'Intel Iris', driver: 'i915' }], accelerated: true };

const healthy = {
  storage: disks(disk, { ...disk, mount: '/media/cd', type: 'iso9660', used: 7e8, available: 0, readOnly: true }),
  memory,
  network,
  printers: { cupsRunning: true, printers: [printer], waiting: [{ printer: 'Lantai2', state: 'held', minutes: 600 }] },
  packages,
  application: application('S'),
  ...{ system, connection, shares, power, drives: { drives: [drive] }, sound, bluetooth, input, fonts, time, updates, domain },
  ...{ services, security, accessibility, displays },
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
  ['fonts-missing', { packages: { ...packages, all: 'libreoffice-core 7' }, fonts: { ...fonts, substitutes: [{ font: 'Calibri' }] } }],
  ['captive-portal', { connection: { ...connection, web: { state: 'portal', host: 'check.example' }, connectivity: 'portal' } }],
  ['captive-portal', { connection: { ...connection, web: { state: 'not-asked' }, connectivity: 'portal' } }],
  ['dns-broken', { connection: { ...offline, dns: silent } }],
  ['dns-slow', { connection: { ...connection, dns: [{ server: '[ip-1]', state: 'ok', ms: 1800 }] } }],
  ['dns-slow', { connection: { ...connection, dns: [...silent, { server: '[ip-2]', state: 'ok', ms: 9 }] } }],
  ['gateway-unreachable', { connection: { ...offline, dns: silent, gateway: 'unreachable' } }],
  ['internet-unreachable', { connection: offline }],
  ['vpn-failed', { connection: { ...connection, vpn: [{ kind: 'vpn', state: 'failed' }] } }],
  ['wifi-weak', { connection: { ...connection, wifi: [{ name: 'wlp2s0', signalDbm: -86, signalPercent: 20 }] } }],
  ['clock-far-off', { connection: { ...connection, clockOffsetSeconds: -400 } }],
  ['clock-not-synchronised', { time: { ...time, synchronized: false, automatic: false, service: undefined } }],
  ['share-not-answering', { shares: { ...shares, shares: [{ ...share, state: 'not-answering' }] } }],
  ['share-access-refused', { shares: { ...shares, shares: [{ ...share, state: 'refused' }] } }],
  ['kerberos-expired', { shares: { ...shares, ticket: { state: 'expired', realm: 'KANTOR.EXAMPLE' } } }],
  ['battery-worn', { power: { ...power, batteries: [{ ...battery, healthPercent: 41 }] } }],
  ['too-hot', { power: { ...power, temperatures: [{ name: 'coretemp', celsius: 97, limit: 100 }] } }],
  ['processor-throttled', { power: { ...power, processor: { throttledSeconds: 9000 } } }],
  ['power-saver-on', { power: { ...power, mains: true, profile: 'power-saver' } }],
  ['disk-failing', { drives: { drives: [{ ...drive, health: 'failing', complaints: ['the drive expects to fail'] }] } }],
  ['disk-complains', { drives: { drives: [{ ...drive, complaints: ['8 bad sectors'] }] } }],
  ['restart-needed', { updates: { ...updates, restartNeeded: true, restartFor: ['linux-image'] } }],
  ['updates-many-pending', { updates: { ...updates, pending: 106, security: 70 } }],
  ['updates-not-fetched', { updates: { ...updates, listsAgeDays: 60 } }],
  ['sound-muted', { sound: { ...sound, outputs: [{ ...output, muted: true }] } }],
  ['sound-no-output', { sound: { ...sound, outputs: [{ ...output, name: 'Dummy Output' }] } }],
  [
    'sound-wrong-output',
    {
      sound: {
        ...sound,
        outputs: [
          { ...output, name: 'HDMI', available: false },
          { ...output, isDefault: false, name: 'Speakers' },
        ],
      },
    },
  ],
  ['headset-call-mode', { sound: { ...sound, cards: [headset] } }],
  ['bluetooth-blocked', { bluetooth: { ...bluetooth, powered: false, blocked: true } }],
  ['input-method-not-running', { input: { ...input, methodWanted: 'fcitx', methodsRunning: [] } }],
  ['sign-in-layout-differs', { input: { ...input, systemLayouts: ['fr'] } }],
  ['locale-missing', { input: { ...input, missingLocales: ['id_ID.UTF-8'] } }],
  ['slow-keys-on', { accessibility: { ...accessibility, on: ['slowKeys'] } }],
  [
    'printer-jobs-stuck',
    { printers: { cupsRunning: true, printers: [printer], waiting: [{ printer: 'Lantai2', state: 'printing', minutes: 45 }] } },
  ],
  ['printer-driver-missing', { printers: { cupsRunning: true, printers: [{ ...printer, driver: 'raw', uri: 'socket://printer' }] } }],
  ['printer-needs-attention', { printers: { cupsRunning: true, printers: [{ ...printer, reasons: ['media-empty-error'] }] } }],
  ['password-expires-soon', { domain: { ...domain, passwordDaysLeft: 3 } }],
  ['domain-unreachable', { domain: { ...domain, online: false } }],
  ['graphics-without-driver', { displays: { ...displays, accelerated: false } }],
  ['scale-mismatch', { displays: { ...displays, displays: [laptop, { ...monitor, scale: 2 }] } }],
  ['services-failed', { services: { ...services, failed: [unit, { ...unit, name: 'cups.service' }] } }],
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

test('what looks like a fault and is none', () => {
  // A queue of a print server, an idle headset in a call, a guest whose host keeps its clock, a ticket that nothing needs.
  const served = {
    ...printer,
    driver: 'raw',
    uri: 'ipp://server.example/printers/A',
    reasons: ['toner-low-report', 'cups-waiting-for-job-completed'],
  };
  expect(fired({ printers: { cupsRunning: true, printers: [served] } })).toEqual([]);
  expect(fired({ sound: { ...sound, cards: [headset], playing: 1 } })).toEqual([]);
  const guest = { ...system, virtual: 'kvm' };
  expect(
    fired({ system: guest, time: { ...time, automatic: false, synchronized: false }, displays: { ...displays, accelerated: false } }),
  ).toEqual([]);
  const alone = { joined: false, realms: [], domainAccount: false, accountsBy: [] };
  expect(fired({ domain: alone, shares: { shares: [], ticket: { state: 'expired' } } })).toEqual([]);
  // One screen, screens of unknown size, a USB microphone that plays nothing.
  expect(fired({ displays: { ...displays, displays: [laptop, { ...monitor, scale: 2, widthMm: 0 }] } })).toEqual([]);
  const microphone = { name: 'USB', profile: 'input:mono-fallback', bluetooth: false };
  expect(fired({ sound: { ...sound, cards: [microphone], outputs: [] } })).toEqual([]);
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

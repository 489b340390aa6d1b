import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readStarterTips } from '../../../../build/tips.ts';
import { findingsOf, quickRules } from '../../../../main/diagnostics/findings.ts';
import { slowRules } from '../../../../main/diagnostics/slow-findings.ts';
import { findingSchema } from '../../../../shared/model/finding.ts';
import { type SectionId, sectionData } from '../../../../shared/model/sections.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import {
  accessibility,
  application,
  battery,
  bluetooth,
  card,
  connection,
  crashed,
  crashesOf,
  damaged,
  disk,
  disks,
  displays,
  domain,
  drive,
  fonts,
  headset,
  healthy,
  hung,
  input,
  laptop,
  memory,
  monitor,
  network,
  offline,
  output,
  packages,
  power,
  printer,
  probe,
  profile,
  scanners,
  services,
  session,
  share,
  shares,
  silent,
  sound,
  system,
  time,
  tunnel,
  unit,
  updates,
} from '../../../support/healthy-facts.ts';

const rules = [...quickRules, ...slowRules];

function fired(change: Readonly<Record<string, unknown>>) {
  const sections = Object.entries({ ...healthy, ...change }).map(([id, data]) => {
    expect(sectionData[id as SectionId].safeParse(data).success).toBe(true);
    return { id, status: 'ok' as const, takenAt: '2026-11-24T04:10:00.000Z', durationMs: 1, data };
  });
  return findingsOf(sections, rules);
}

test('a healthy desktop has none, and neither has one of which nothing is known', () => {
  expect(fired({})).toEqual([]);
  expect(findingsOf([], rules)).toEqual([]);
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
  ['app-not-responding', { responding: { asked: 5, silent: [hung] }, application: application('T') }],
  ['app-crashed-recently', { crashes: crashesOf(crashed('2026-11-24T04:00:00.000Z')) }],
  [
    'app-crashes-often',
    {
      crashes: crashesOf(
        ...['2026-11-24T04:00:00.000Z', '2026-11-23T04:00:00.000Z', '2026-11-19T04:00:00.000Z'].map((at) =>
          crashed(at, { executable: '/usr/lib/libreoffice/program/soffice.bin' }),
        ),
      ),
    },
  ],
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
  ['scanner-without-support', { scanners: { ...scanners, sane: false, driverless: false } }],
  ['scanner-without-support', { scanners: { ...scanners, driverless: false } }],
  ['password-expires-soon', { domain: { ...domain, passwordDaysLeft: 3 } }],
  ['domain-unreachable', { domain: { ...domain, online: false } }],
  ['graphics-without-driver', { displays: { ...displays, accelerated: false } }],
  ['scale-mismatch', { displays: { ...displays, displays: [laptop, { ...monitor, scale: 2 }] } }],
  ['services-failed', { services: { ...services, failed: [unit, { ...unit, name: 'cups.service' }] } }],
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
];

const folder = join(import.meta.dirname, '../../../..');
let tips: readonly Tip[] = [];
beforeAll(async () => {
  tips = (await readStarterTips(join(folder, 'tips'))).tips;
});

test('no rule is without a case, here or in changes-findings.test.ts', () => {
  const files = readdirSync(join(folder, 'main/diagnostics/findings')).map((name) => name.replace(/\.ts$/, ''));
  // Wine is told of as well: it has a test of its own below.
  const elsewhere = ['wine-profile-damaged', 'application-upgraded-just-before', 'kernel-changed-just-before', 'many-packages-changed'];
  const all = files.filter((name) => name !== 'crash-facts').sort();
  expect([...new Set([...cases.map(([id]) => id), ...elsewhere])].sort()).toEqual(all);
  expect(rules.length).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(40);
});

describe('each rule fires on its own case, and alone', () => {
  test.each(cases)('%s', (id, change) => {
    const findings = fired(change);
    expect(findings.map((finding) => finding.id)).toEqual([id]);
    for (const finding of findings) {
      expect(findingSchema.safeParse(finding).success).toBe(true);
      expect(finding.text.id).not.toBe(finding.text.en);
      expect(finding.evidence.length).toBeGreaterThan(5);
      const answers = tips.filter((tip) => tip.findings.includes(id)).map((tip) => tip.id);
      expect(answers, 'a tip of the library answers it, in both languages').not.toEqual([]);
      expect(tips.map((tip) => tip.id)).toContain(finding.tip);
    }
  });
});

test('containers: no network card, a read-only image with its own /var, a full tmpfs are no findings', () => {
  expect(fired({ network: { interfaces: [], nameservers: [], searchDomains: [] } })).toEqual([]);
  expect(fired({ storage: disks({ ...disk, readOnly: true }, { ...disk, mount: '/var' }) })).toEqual([]);
  expect(fired({ storage: disks({ ...disk, type: 'tmpfs', used: 1e9, available: 0 }) })).toEqual([]);
});

test('each service that people notice leads to a tip that is there', () => {
  const names = [
    'cups',
    'NetworkManager',
    'wg-quick@kantor',
    'bluetooth',
    'sssd',
    'chronyd',
    'pipewire',
    'autofs',
    'saned',
    'pcscd',
    'udisks2',
  ];
  const units = [...names.map((name) => `${name}.service`), 'mnt-dokumen.mount', 'xdg-desktop-portal-gtk.service'];
  for (const name of units) {
    const [finding] = fired({ services: { ...services, failed: [{ ...unit, name }] } });
    expect(
      tips.map((tip) => tip.id),
      name,
    ).toContain(finding?.tip);
  }
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
  expect(findingsOf([odd], rules)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { createDiagnostics } from '../../../../main/diagnostics/diagnostics.ts';
import { validateSection } from '../../../../main/diagnostics/validate.ts';
import { clock } from '../../../support/collect.ts';
import { fixture } from '../../../support/fixture.ts';
import { healthyFiles, healthyRest } from '../../../support/healthy-computer.ts';
import { systemRoot } from '../../../support/system-root.ts';

interface Change {
  readonly files?: Parameters<typeof systemRoot>[0];
  readonly services?: Parameters<typeof healthyRest>[0];
  readonly programs?: Parameters<typeof healthyRest>[1];
  readonly at?: number;
}

/** Everything that is collected of the healthy laptop after one change. Its network is not asked: no name to look up is set up. */
async function whole({ files = {}, services, programs, at = clock }: Change = {}) {
  const diagnostics = createDiagnostics({
    ...{ root: systemRoot({ ...healthyFiles, ...files }, clock), uid: 1000, home: '/home/budi', now: () => at, validate: validateSection },
    ...{ identity: { userName: 'budi', home: '/home/budi' }, env: {}, exec: null },
    ...healthyRest(services, programs),
  });
  return diagnostics.run();
}

test('a healthy laptop: every section is whole, and nothing is found', async () => {
  const { sections, findings } = await whole();
  expect(findings).toEqual([]);
  expect(sections.filter(({ status }) => status !== 'ok').map(({ id, error }) => `${id}: ${error}`)).toEqual([]);
  expect(sections.length).toBeGreaterThan(20);
});

const battery = '/sys/class/power_supply/BAT0';
const smart = { Model: 'SK hynix', Size: 5e11 };
const faults: readonly (readonly [string, Change])[] = [
  ['share-not-answering', { programs: { 'stat -f': { reason: 'timeout' }, df: { reason: 'timeout' } } }],
  ['kerberos-expired', { at: Date.UTC(2026, 10, 26) }],
  ['gateway-unreachable', { files: { '/proc/net/arp': 'IP\n192.168.2.1 0x1 0x0 00:00:00:00:00:00 * wlp2s0\n' } }],
  ['captive-portal', { services: { 'org.freedesktop.NetworkManager /org/freedesktop/NetworkManager GetAll': [{ Connectivity: 2 }] } }],
  ['wifi-weak', { files: { '/proc/net/wireless': 'a\nb\nwlp2s0: 0000   20.  -84.  -256 0 0 0 0 17 0\n' } }],
  [
    'clock-not-synchronised',
    { services: { 'org.freedesktop.timedate1 /org/freedesktop/timedate1 GetAll': [{ NTP: false, NTPSynchronized: false }] } },
  ],
  ['battery-worn', { files: { [`${battery}/energy_full`]: '20000000\n' } }],
  ['too-hot', { files: { '/sys/class/hwmon/hwmon3/temp1_input': '99000\n' } }],
  ['power-saver-on', { services: { 'net.hadess.PowerProfiles /net/hadess/PowerProfiles GetAll': [{ ActiveProfile: 'power-saver' }] } }],
  [
    'disk-failing',
    {
      services: {
        'org.freedesktop.UDisks2 /org/freedesktop/UDisks2 GetManagedObjects': [
          {
            '/a': {
              'org.freedesktop.UDisks2.Drive': smart,
              'org.freedesktop.UDisks2.NVMe.Controller': { SmartUpdated: 1, SmartCriticalWarning: ['spare'] },
            },
          },
        ],
      },
    },
  ],
  ['sound-muted', { programs: { 'pactl -f json list sinks': fixture('pulseaudio/debian-12-sinks.json').toString() } }],
  ['bluetooth-blocked', { files: { '/sys/class/rfkill/rfkill0/soft': '1\n' } }],
  ['locale-missing', { programs: { 'locale -a': 'C\nPOSIX\n' } }],
  [
    'sign-in-layout-differs',
    {
      files: {
        '/etc/default/keyboard': 'XKBLAYOUT="fr"\n',
        '/home/budi/.config/dconf/user': '',
        '/home/budi/.config/kxkbrc': '[Layout]\nLayoutList=us\nUse=true\n',
      },
    },
  ],
  ['updates-many-pending', { programs: { 'apt list': fixture('apt/debian-12-upgradable.txt').toString() } }],
  ['restart-needed', { files: { '/run/reboot-required': '' } }],
  ['domain-unreachable', { services: { 'org.freedesktop.sssd.infopipe /d IsOnline': [false] } }],
  [
    'services-failed',
    {
      services: {
        'org.freedesktop.systemd1 /org/freedesktop/systemd1 ListUnitsFiltered': [
          [['sssd.service', 'SSSD', '', '', '', '', '/u', 0, '', '/']],
        ],
      },
    },
  ],
  [
    'scanner-without-support',
    {
      files: {
        '/sys/bus/usb/devices/1-3/product': 'MFC\n',
        '/sys/bus/usb/devices/1-3/dev': '189:7\n',
        '/run/udev/data/c189:7': 'E:libsane_matched=yes\n',
      },
    },
  ],
];

describe('one fault raises its finding and no other', () => {
  test.each(faults)('%s', async (id, change) => {
    const { findings } = await whole(change);
    expect(findings.map((finding) => finding.id)).toEqual([id]);
    expect(findings[0]?.evidence).not.toBe('');
  });
});

test('fonts that were taken away', async () => {
  const files = Object.fromEntries(Object.entries(healthyFiles).filter(([path]) => !path.includes('/fonts/')));
  const root = systemRoot({ ...files, '/usr/share/fonts/x.ttf': '' }, clock);
  const diagnostics = createDiagnostics({
    ...{ root, uid: 1000, home: '/home/budi', now: () => clock, validate: validateSection, env: {}, exec: null },
    ...healthyRest(),
  });
  const { findings } = await diagnostics.run({ ids: ['fonts', 'packages'] });
  expect(findings).toMatchObject([{ id: 'fonts-missing', evidence: expect.stringContaining('Calibri, Cambria, Arial, Times New Roman') }]);
});

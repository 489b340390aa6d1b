import { describe, expect, test } from 'vitest';
import { parseChage } from '../../../../../main/diagnostics/collectors/domain.ts';
import { foreignModules } from '../../../../../main/diagnostics/collectors/security.ts';
import {
  compareVersions,
  parseAptUpgradable,
  parseDnfUpdates,
  parseZypperUpdates,
} from '../../../../../main/diagnostics/collectors/updates.ts';
import { bus, collect, clock as now, programs } from '../../../../support/collect.ts';
import { fixture } from '../../../../support/fixture.ts';

describe('updates', () => {
  const apt = fixture('apt/debian-12-upgradable.txt').toString();
  const kernel = (running: string, ...installed: string[]) => ({
    '/proc/sys/kernel/osrelease': `${running}\n`,
    ...Object.fromEntries(installed.map((name) => [`/lib/modules/${name}/modules.dep`, ''])),
  });

  test('apt: those that wait, and which of them are for security', async () => {
    expect(parseAptUpgradable(apt)).toMatchObject({ security: 66, names: expect.arrayContaining(['curl', 'bash']) });
    const { section, findings } = await collect(
      'updates',
      { ...kernel('6.1.0-13-amd64'), '/usr/bin/apt': '', '/var/cache/apt/pkgcache.bin': '' },
      { exec: programs({ 'apt list --upgradable': apt }) },
    );
    expect(section?.data).toMatchObject({
      pending: 102,
      security: 66,
      runningKernel: '6.1.0-13-amd64',
      restartNeeded: false,
      restartFor: [],
    });
    expect(findings).toEqual(['updates-many-pending']);
    // Without its cache apt would take a second.
    const bare = await collect('updates', { '/usr/bin/apt': '' }, { exec: programs({ 'apt list --upgradable': apt }) });
    expect(bare.section?.data).not.toHaveProperty('pending');
  });

  test('dnf: from the lists that are there; none is said with an error', async () => {
    // The columns of "dnf list", dnf(8); names and versions made up.
    const list =
      'Available Upgrades\ncurl.x86_64            8.2.1-4.fc39         updates\nvim-data.noarch        2:9.1.31-1.fc39      updates\n';
    expect(parseDnfUpdates(list)).toEqual(['curl', 'vim-data']);
    const fedora = { '/usr/bin/dnf': '', ...kernel('6.6.8-200.fc39.x86_64', '6.6.8-200.fc39.x86_64', '6.5.6-300.fc39.x86_64') };
    expect((await collect('updates', fedora, { exec: programs({ 'dnf -q -C list': list }) })).section?.data).toMatchObject({
      pending: 2,
      restartNeeded: false,
    });
    const none = programs({ 'dnf -q': { reason: 'failed', stderr: 'Error: No matching Packages to list' } });
    expect((await collect('updates', fedora, { exec: none })).section?.data).toMatchObject({ pending: 0 });
    const broken = programs({ 'dnf -q': { reason: 'failed', stderr: 'Error: Cache-only enabled but no cache' } });
    expect((await collect('updates', fedora, { exec: broken })).section?.data).not.toHaveProperty('pending');
  });

  test('zypper: packages that wait, and patches for security; what it cannot tell is not said', async () => {
    const xml = fixture('zypp/debian-12-list-updates.xml').toString();
    expect(parseZypperUpdates(xml)).toEqual({ names: ['MozillaFirefox', 'libreoffice', 'libreoffice-calc'], security: 1 });
    const suse = { '/usr/bin/zypper': '', ...kernel('6.4.0-150600.23-default', '6.4.0-150600.23-default') };
    const told = async (answer: Parameters<typeof programs>[0][string]) =>
      (await collect('updates', suse, { exec: programs({ 'zypper --xmlout --non-interactive --no-refresh list-updates': answer }) }))
        .section?.data;
    expect(await told(xml)).toMatchObject({ pending: 3, security: 1, packages: ['MozillaFirefox', 'libreoffice', 'libreoffice-calc'] });
    expect(await told(fixture('zypp/debian-12-none.xml').toString())).toMatchObject({ pending: 0, security: 0 });
    const noLists =
      '<stream><update-status version="0.6"><update-list><appletinfo status="no-update-repositories"/></update-list></update-status></stream>';
    for (const silent of [noLists, '', { reason: 'failed' as const }, { reason: 'timeout' as const }])
      expect(await told(silent)).not.toHaveProperty('pending');
    const later = { now: () => now + 40 * 86_400_000 };
    const fetched = { ...suse, '/var/cache/zypp/raw/repo-update/repodata/repomd.xml': '' };
    expect((await collect('updates', fetched, later)).findings).toEqual(['updates-not-fetched']);
    expect((await collect('updates', { ...suse, '/run/reboot-needed': '' })).findings).toEqual(['restart-needed']);
  });

  test.each([
    [
      'the kernel of a newer release',
      kernel('6.5.6-300.fc39.x86_64', '6.5.6-300.fc39.x86_64', '6.8.5-301.fc40.x86_64'),
      ['kernel 6.8.5-301.fc40.x86_64'],
    ],
    ['a newer kernel', kernel('6.1.0-9-amd64', '6.1.0-9-amd64', '6.1.0-13-amd64'), ['kernel 6.1.0-13-amd64']],
    [
      'what the packages asked for',
      { ...kernel('6.8.0-31-generic', '6.8.0-31-generic'), '/run/reboot-required': '', '/run/reboot-required.pkgs': 'libc6\nlibc6\n' },
      ['libc6'],
    ],
  ])('a restart is needed for %s', async (_what, files, restartFor) => {
    const { section, findings } = await collect('updates', files);
    expect(section?.data).toMatchObject({ restartNeeded: true, restartFor });
    expect(findings).toEqual(['restart-needed']);
  });

  test.each([
    ['a real-time kernel beside it', kernel('6.1.0-9-amd64', '6.1.0-9-amd64', '6.1.0-13-rt-amd64')],
    [
      'a folder that a removed kernel left behind',
      { ...kernel('6.1.0-9-amd64', '6.1.0-9-amd64'), '/lib/modules/6.1.0-20-amd64/updates/x.ko': '' },
    ],
    ['an image with a kernel of its own', kernel('6.9.0-cloud')],
  ])('no restart for %s', async (_what, files) => {
    expect((await collect('updates', files)).findings).toEqual([]);
  });

  test('lists that were fetched long ago: the youngest trace counts', async () => {
    const files = { '/var/lib/apt/periodic/update-success-stamp': '', '/var/cache/apt/pkgcache.bin': '' };
    const later = (days: number) => ({ now: () => now + days * 86_400_000 });
    expect(await collect('updates', files, later(40))).toMatchObject({
      section: { data: { listsAgeDays: 40 } },
      findings: ['updates-not-fetched'],
    });
    expect((await collect('updates', files, later(3))).findings).toEqual([]);
    expect((await collect('updates', {}, later(400))).section?.data).not.toHaveProperty('listsAgeDays');
  });

  test('versions by their numbers', () => {
    const sorted = ['6.1.0-13-amd64', '6.10.2', '6.1.0-9-amd64', '5.15', '6.1.0-9-amd64'].sort(compareVersions);
    expect(sorted).toEqual(['5.15', '6.1.0-9-amd64', '6.1.0-9-amd64', '6.1.0-13-amd64', '6.10.2']);
  });
});

describe('time', () => {
  const name = 'org.freedesktop.timedate1';
  const clock = (values: object) => ({ bus: bus({ [`${name} /org/freedesktop/timedate1 GetAll`]: [values] }) });

  test('systemd answers', async () => {
    const files = { '/sys/class/rtc/rtc0/since_epoch': `${Date.UTC(2026, 10, 24, 19, 30) / 1000}\n`, '/proc/5/comm': 'chronyd\n' };
    const { section } = await collect('time', files, clock({ NTP: true, NTPSynchronized: true, LocalRTC: true, Timezone: 'Asia/Jakarta' }));
    expect(section?.data).toEqual({
      ...{
        timezone: 'Asia/Jakarta',
        automatic: true,
        synchronized: true,
        service: 'chronyd',
        hardwareClock: 'local',
        hardwareOffsetSeconds: 25_200,
      },
    });
  });

  test('nobody answers: the files tell', async () => {
    const files = {
      '/etc/adjtime': '0.0 0 0.0\n0\nUTC\n',
      '/etc/localtime': { link: '/usr/share/zoneinfo/Asia/Makassar' },
      '/run/systemd/timesync/synchronized': '',
    };
    expect((await collect('time', files)).section?.data).toMatchObject({
      ...{ timezone: 'Asia/Makassar', synchronized: true, hardwareClock: 'utc', lastSynchronizedAt: expect.stringMatching(/^20/) },
    });
    expect((await collect('time', { '/etc/adjtime': 'x', '/sys/class/rtc/rtc0/since_epoch': 'x' })).section?.data).toEqual({
      timezone: 'UTC',
    });
  });
});

describe('domain', () => {
  const member = { '/etc/nsswitch.conf': 'passwd:         files systemd sss\n', '/etc/passwd': 'root:x:0:0::/root:/bin/sh\n' };
  const realm = {
    'org.freedesktop.realmd.Realm': {
      Name: 'kantor.example',
      Configured: 'org.freedesktop.realmd.KerberosMembership',
      Details: [['server-software', 'active-directory']],
    },
  };
  const infopipe = 'org.freedesktop.sssd.infopipe';
  const answers = {
    'org.freedesktop.realmd /org/freedesktop/realmd GetManagedObjects': [
      { '/a': realm, '/b': { 'org.freedesktop.realmd.Realm': { Name: 'seen.example', Configured: '' } } },
    ],
    [`${infopipe} /org/freedesktop/sssd/infopipe ListDomains`]: [['/d']],
    [`${infopipe} /d IsOnline`]: [false],
  };

  test('a member whose server is away', async () => {
    const { section, findings } = await collect('domain', member, { bus: bus(answers) });
    expect(section?.data).toEqual({
      ...{
        joined: true,
        realms: [{ name: 'kantor.example', software: 'active-directory' }],
        domainAccount: true,
        accountsBy: ['sssd'],
        online: false,
      },
    });
    expect(findings).toEqual(['domain-unreachable']);
  });

  test('joined by hand with winbind: the realm of krb5.conf', async () => {
    const files = {
      '/etc/nsswitch.conf': 'passwd: files winbind\n',
      '/etc/krb5.conf': '[libdefaults]\n\tdefault_realm = KANTOR.EXAMPLE\n',
    };
    expect((await collect('domain', files)).section?.data).toMatchObject({
      joined: true,
      realms: [{ name: 'KANTOR.EXAMPLE' }],
      accountsBy: ['winbind'],
    });
  });

  test('an account of this computer, whose password runs out', async () => {
    const chage = (date: string) =>
      `Last password change\t\t\t\t\t: Aug 26, 2026\nPassword expires\t\t\t\t\t: ${date}\nPassword inactive\t\t\t\t\t: never\n`;
    expect(parseChage(chage('never'))).toBeUndefined();
    expect(parseChage(chage('password must be changed'))).toBeUndefined();
    const files = { '/etc/passwd': 'budi:x:1000:1000::/home/budi:/bin/bash\n' };
    const asked = (date: string) => collect('domain', files, { exec: programs({ 'chage -l budi': chage(date) }) });
    expect(await asked('Nov 30, 2026')).toMatchObject({
      section: { data: { joined: false, passwordDaysLeft: 5 } },
      findings: ['password-expires-soon'],
    });
    expect(await asked('Nov 20, 2026')).toMatchObject({ section: { data: { passwordDaysLeft: -5 } }, findings: ['password-expires-soon'] });
    expect((await asked('Dec 30, 2026')).findings).toEqual([]);
    expect((await asked('never')).section?.data).not.toHaveProperty('passwordExpiresAt');
  });
});

describe('services', () => {
  const systemd = 'org.freedesktop.systemd1';
  // ListUnitsFiltered of org.freedesktop.systemd1(5): a(ssssssouso).
  const unit = (name: string, path: string) => [name, `Description of ${name}`, 'loaded', 'failed', 'failed', '', path, 0, '', '/'];
  const answers = {
    [`${systemd} /org/freedesktop/systemd1 ListUnitsFiltered failed`]: [
      [unit('cups.service', '/cups'), unit('fwupd-refresh.service', '/fwupd')],
    ],
    [`${systemd} /cups GetAll`]: [{ Result: 'exit-code', ExecStart: [['/usr/sbin/cupsd', ['/usr/sbin/cupsd', '--password=x']]] }],
  };

  test('those that failed, with their reason; only what people notice is a finding', async () => {
    const systemOnly = async (which: 'session' | 'system') => (which === 'system' ? bus(answers)(which) : null);
    const { section, findings } = await collect('services', {}, { bus: systemOnly });
    expect(section?.data).toEqual({
      failed: [
        { name: 'cups.service', description: 'Description of cups.service', by: 'system', reason: 'exit-code' },
        { name: 'fwupd-refresh.service', description: 'Description of fwupd-refresh.service', by: 'system' },
      ],
      asked: ['system'],
    });
    expect(findings).toEqual(['services-failed']);
  });

  test('nobody to ask, and an answer of another shape', async () => {
    expect((await collect('services', {})).section?.data).toEqual({ failed: [], asked: [] });
    const odd = { [`${systemd} /org/freedesktop/systemd1 ListUnitsFiltered`]: ['nonsense'] };
    expect((await collect('services', {}, { bus: bus(odd) })).section?.data).toEqual({ failed: [], asked: [] });
  });
});

describe('protection of the system', () => {
  test('Secure Boot, lockdown, encryption, a driver from outside', async () => {
    const { section } = await collect('security', {
      // Four bytes of attributes, then the value, efivarfs of the kernel's documentation.
      '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': Buffer.from([6, 0, 0, 0, 1]),
      '/sys/kernel/security/lockdown': 'none [integrity] confidentiality\n',
      '/sys/fs/selinux/enforce': '1',
      '/sys/class/tpm/tpm0/tpm_version_major': '2\n',
      '/sys/block/dm-0/dm/uuid': 'CRYPT-LUKS2-0123-luks\n',
      '/sys/block/dm-1/dm/uuid': 'LVM-0123\n',
      '/proc/modules': 'nvidia 56717312 1 nvidia_modeset, Live 0x0000000000000000 (POE)\next4 1142784 1 - Live 0x0000000000000000\n',
    });
    expect(section?.data).toEqual({
      ...{ firmware: 'uefi', secureBoot: true, lockdown: 'integrity', mandatoryAccess: 'selinux-enforcing', encryptedDisks: 1, tpm: '2' },
      foreignModules: ['nvidia (POE)'],
    });
  });

  test('an old computer, and a variable that was cut', async () => {
    expect((await collect('security', { '/sys/module/apparmor/parameters/enabled': 'Y\n' })).section?.data).toEqual({
      ...{ firmware: 'bios', mandatoryAccess: 'apparmor', encryptedDisks: 0, foreignModules: [] },
    });
    const cut = { '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': Buffer.from([6]) };
    expect((await collect('security', cut)).section?.data).not.toHaveProperty('secureBoot');
    expect(foreignModules('nonsense\n\n(OE)')).toEqual([]);
  });
});

import { chmodSync, chownSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCrashes } from '../../../../main/crashes/read.ts';
import { readAbrt } from '../../../../main/crashes/sources/abrt.ts';
import { parseApport } from '../../../../main/crashes/sources/apport.ts';
import { readCores } from '../../../../main/crashes/sources/cores.ts';
import { parseCoredump } from '../../../../main/crashes/sources/systemd.ts';
import type { Exec } from '../../../../main/platform/exec.ts';
import type { FileStatus } from '../../../../main/platform/file-status.ts';
import { createFiles } from '../../../../main/platform/files.ts';
import { crashSchema } from '../../../../shared/model/crash.ts';
import { crashFixture } from '../../../support/crash-fixtures.ts';
import { statLine, systemRoot } from '../../../support/system-root.ts';

const real = JSON.parse(crashFixture('debian12-systemd252.json')) as Record<string, string>;
/** No core was kept. */
const none = () => false;
const line = (change: Record<string, unknown> = {}) => JSON.stringify({ ...real, ...change });

describe('systemd-coredump', () => {
  test('the real entry is believed: program, signal, time, frames', () => {
    expect(parseCoredump(line(), 1001, none)).toMatchObject({
      executable: '/usr/local/bin/pandu-lab-boom',
      signal: 'SIGSEGV',
      at: 1795521148000,
      pid: 8599,
      confirmed: true,
      frames: [{ function: 'boom_deep', module: 'pandu-lab-boom' }, { function: 'boom_mid' }, { function: 'main' }, {}, {}, {}],
    });
  });

  test('of a user of the system: written by the user systemd-coredump', () => {
    expect(parseCoredump(line({ COREDUMP_UID: '0', _UID: '995' }), 0, none)).toMatchObject({ confirmed: true });
    expect(parseCoredump(line({ _UID: '995' }), 1001, none)).toBeNull();
  });

  test('the entry that a user really sent is not', () => {
    expect(parseCoredump(crashFixture('forged-by-user.json'), 1000, none)).toBeNull();
    expect(parseCoredump(crashFixture('forged-by-user.json'), 1001, none)).toBeNull();
  });

  const forged: readonly (readonly [string, Record<string, unknown>])[] = [
    [
      'another program that became systemd-coredump by exec, in the session of the user',
      { _SYSTEMD_UNIT: 'session-2.scope', _SYSTEMD_CGROUP: '/user.slice/user-1001.slice/session-2.scope', _SYSTEMD_OWNER_UID: '1001' },
    ],
    ['in no unit at all', { _SYSTEMD_UNIT: undefined, _SYSTEMD_CGROUP: undefined }],
    ['a unit of the user with the name', { _SYSTEMD_UNIT: 'user@1001.service', _SYSTEMD_USER_UNIT: 'systemd-coredump@1.service' }],
    ['a group with the name below the user', { _SYSTEMD_CGROUP: '/user.slice/user-1001.slice/systemd-coredump@0-1-0.service' }],
    ['a name that only begins so', { _SYSTEMD_UNIT: 'systemd-coredump@1.service.x' }],
    ['another program', { _EXE: '/home/budi/systemd-coredump' }],
    ['another name', { _COMM: 'python3' }],
    ['over the old log socket', { _TRANSPORT: 'syslog' }],
    ['of another user', { _UID: '1002' }],
    ['about another user', { COREDUMP_UID: '1002' }],
    ['a field twice', { COREDUMP_EXE: ['/usr/bin/a', '/usr/bin/b'] }],
    ['another message', { MESSAGE_ID: '0'.repeat(32) }],
    ['a path that is none', { COREDUMP_EXE: 'mousepad' }],
    ['a path that climbs', { COREDUMP_EXE: '/usr/bin/../../home/budi/x' }],
    ['no crash: a kill', { COREDUMP_SIGNAL: '9' }],
    ['no number', { COREDUMP_SIGNAL: '11; rm' }],
    ['no time', { COREDUMP_TIMESTAMP: '-1', __REALTIME_TIMESTAMP: '-1' }],
  ];
  test.each(forged)('not believed: %s', (_why, change) => expect(parseCoredump(line(change), 1001, none)).toBeNull());

  test('gone before the journal could look: the kept core is the witness, of this very crash', () => {
    const missing = { _EXE: undefined, _SYSTEMD_UNIT: undefined, _SYSTEMD_CGROUP: undefined, COREDUMP_EXE: '/usr/lib/x/soffice.bin' };
    const core = 'core.soffice\\x2ebin.1001.8629a9be57434b95882440c87935f29d.8599.1795521148000000.zst';
    const cores = (name: string, status: Partial<FileStatus> = {}) =>
      readCores(createFiles(systemRoot({ [`/var/lib/systemd/coredump/${name}`]: '' })), () => ({
        ...{ kind: 'folder', uid: 0, mode: 0o755, links: 2, size: 1, modifiedAt: 1 },
        ...status,
      }));
    expect(parseCoredump(line(missing), 1001, cores(core))).toMatchObject({ confirmed: true, executable: '/usr/lib/x/soffice.bin' });
    expect(parseCoredump(line({ ...missing, _SYSTEMD_UNIT: 'session-2.scope' }), 1001, cores(core))).toBeNull();
    expect(parseCoredump(line({ ...missing, _EXE: '/usr/bin/logger' }), 1001, cores(core))).toBeNull();
    expect(parseCoredump(line({ ...missing, COREDUMP_EXE: '/usr/bin/gimp' }), 1001, cores(core))).toBeNull();
    for (const other of [
      core.replace('8599', '8600'),
      core.replace('.1001.', '.1000.'),
      core.replace('8000000.zst', '8000001.zst'),
      'core',
    ])
      expect(parseCoredump(line(missing), 1001, cores(other))).toBeNull();
    expect(parseCoredump(line(missing), 1001, cores(core, { uid: 1001 }))).toBeNull();
    expect(parseCoredump(line(missing), 1001, cores(core, { mode: 0o777 }))).toBeNull();
  });

  test('a message that is no UTF-8 comes as bytes; one that is null has no frames', () => {
    expect(parseCoredump(line({ MESSAGE: [...Buffer.from(real.MESSAGE ?? '')] }), 1001, none)?.frames).toHaveLength(6);
    expect(parseCoredump(line({ MESSAGE: null }), 1001, none)?.frames).toEqual([]);
  });

  test('whatever the line: null or a crash of this user', () => {
    const value = fc.oneof(fc.string(), fc.constant(null), fc.array(fc.nat(300)), fc.double(), fc.object());
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(real)), value, fc.nat(line().length - 1), (key, other, cut) => {
        expect(parseCoredump(line().slice(0, cut), 1001, none)).toBeNull();
        const crash = parseCoredump(line({ [key]: other }), 1001, none);
        if (crash && key !== 'MESSAGE') expect(crash.executable.startsWith('/')).toBe(true);
      }),
    );
  });
});

describe('apport', () => {
  const report = crashFixture('ubuntu-apport.crash');
  const around = { uid: 1000, name: '_usr_bin_mousepad.1000.crash', writtenAt: 1, witnessed: new Set(['8599 11']) };

  test('a report that its log confirms; nothing of the command line or the environment', () => {
    const crash = parseApport(report, around);
    expect(crash).toMatchObject({
      executable: '/usr/bin/mousepad',
      signal: 'SIGSEGV',
      pid: 8599,
      confirmed: true,
      package: { name: 'mousepad', version: '0.6.1-1build2' },
    });
    expect(crash?.frames[1]).toEqual({ function: 'g_object_ref', module: 'libgobject-2.0.so' });
    expect(JSON.stringify(crash)).not.toMatch(/rahasia|gaji/i);
  });

  test('without a witness, or with one of another process or signal, it is not confirmed', () => {
    for (const witnessed of [null, new Set<string>(), new Set(['8599 6']), new Set(['8600 11'])])
      expect(parseApport(report, { ...around, witnessed })).toMatchObject({ confirmed: false });
  });

  test.each([
    ['of another program than its name says', report.replace('/usr/bin/mousepad', '/usr/bin/gedit'), around],
    ['of another user', report.replace('Uid:\t1000', 'Uid:\t1002'), around],
    ['of a file for another user', report, { ...around, name: '_usr_bin_mousepad.1002.crash' }],
    ['about something else', report.replace('ProblemType: Crash', 'ProblemType: Package'), around],
    ['a key behind the core', `${report.replace('Signal: 11\n', '')}Signal: 11\n`, around],
    ['no crash', report.replace('Signal: 11', 'Signal: 15'), around],
    ['empty', '', around],
  ])('not believed: %s', (_why, text, where) => expect(parseApport(text, where)).toBeNull());

  const place = (files: Parameters<typeof systemRoot>[0]) => {
    const root = systemRoot(files);
    return { root, env: {}, home: '/home/budi', uid: 1000, exec: null, since: 0 };
  };
  const path = '/var/crash/_usr_bin_mousepad.1000.crash';
  const menu = {
    '/usr/share/applications/org.xfce.mousepad.desktop': '[Desktop Entry]\nType=Application\nName=Mousepad\nExec=mousepad %U\n',
    '/usr/bin/mousepad': '',
  };

  test('through the file system: its owner, the log that only root may write, the menu entry', async () => {
    const query = place({ [path]: report, '/var/log/apport.log': crashFixture('ubuntu-apport-log.txt'), ...menu });
    const { crashes } = await readCrashes(query);
    expect(crashes).toMatchObject([
      { stillOpen: false, crash: { confirmed: true, application: { name: 'Mousepad', desktopId: 'org.xfce.mousepad' } } },
    ]);
    expect(crashSchema.safeParse(crashes[0]?.crash).success).toBe(true);
    // The tests may run as root, who alone can give files away.
    if (process.getuid?.() !== 0) return;
    chownSync(`${query.root}/var/log/apport.log`, 1000, 1000);
    expect((await readCrashes(query)).crashes[0]?.crash.confirmed).toBe(false);
    chownSync(`${query.root}${path}`, 1002, 1002);
    expect((await readCrashes(query)).crashes).toEqual([]);
  });

  test('a link and a file that everybody may write are no reports', async () => {
    const linked = place({ '/elsewhere': report, [path]: { link: '../../elsewhere' } });
    expect((await readCrashes(linked)).crashes).toEqual([]);
    const open = place({ [path]: report });
    chmodSync(`${open.root}${path}`, 0o666);
    expect((await readCrashes(open)).crashes).toEqual([]);
  });

  test('an application that still runs is still open, and one that is not in the menu is none', async () => {
    const running = {
      '/proc/stat': 'btime 1000\n',
      '/proc/42/exe': { link: '/usr/bin/mousepad' },
      '/proc/42/stat': statLine(42, 'mousepad'),
      '/proc/42/status': 'Uid:\t1000\t1000\n',
    };
    const { crashes } = await readCrashes(place({ [path]: report, ...menu, ...running }));
    expect(crashes[0]?.stillOpen).toBe(true);
    const bare = await readCrashes(place({ [path]: report, '/usr/bin/mousepad': '' }));
    expect(bare.crashes[0]?.crash.application).toBeNull();
  });
});

describe('ABRT', () => {
  const problem = '/var/spool/abrt/ccpp-2026-11-24-11:52:28.5-8599';
  const files = {
    [`${problem}/type`]: 'CCpp',
    [`${problem}/uid`]: '1000',
    [`${problem}/executable`]: '/usr/bin/mousepad',
    [`${problem}/reason`]: 'mousepad killed by SIGSEGV',
    [`${problem}/time`]: '1795521148',
    [`${problem}/pid`]: '8599',
    [`${problem}/pkg_name`]: 'mousepad',
    [`${problem}/pkg_version`]: '0.6.3',
    [`${problem}/pkg_release`]: '1.fc41',
    [`${problem}/core_backtrace`]: crashFixture('fedora-abrt-core_backtrace.json'),
  };
  const rootOwned = (path: string): FileStatus => ({
    kind: path.split('/').length > 5 ? 'file' : 'folder',
    uid: 0,
    mode: 0o750,
    links: 1,
    size: 1,
    modifiedAt: 1,
  });
  const read = (statusOf: (path: string) => FileStatus | null, changed = {}) =>
    readAbrt({ files: createFiles(systemRoot({ ...files, ...changed })), statusOf, uid: 1000, since: 0 }).crashes;

  test('a problem of this user, with its frames and package', () => {
    expect(read(rootOwned)).toMatchObject([
      {
        executable: '/usr/bin/mousepad',
        signal: 'SIGSEGV',
        at: 1795521148000,
        pid: 8599,
        package: { name: 'mousepad', version: '0.6.3-1.fc41' },
        confirmed: true,
      },
    ]);
    expect(read(rootOwned)[0]?.frames).toHaveLength(3);
  });

  test('what a user owns or others may write is not believed; nor is another user’s, a Python error, a kill', () => {
    expect(read((path) => ({ ...rootOwned(path), uid: 1000 }))).toEqual([]);
    expect(read((path) => ({ ...rootOwned(path), mode: 0o777 }))).toEqual([]);
    expect(read((path) => (path.endsWith('/executable') ? { ...rootOwned(path), uid: 1000 } : rootOwned(path)))).toEqual([]);
    expect(read(rootOwned, { [`${problem}/uid`]: '1002' })).toEqual([]);
    expect(read(rootOwned, { [`${problem}/type`]: 'Python3' })).toEqual([]);
    expect(read(rootOwned, { [`${problem}/reason`]: 'killed by SIGKILL' })).toEqual([]);
    expect(read(() => null)).toEqual([]);
  });
});

test('one crash that two sources tell of is one, of the source that says more; the newest first', async () => {
  const mine = { COREDUMP_UID: '1000', _UID: '1000', COREDUMP_EXE: '/usr/bin/mousepad' };
  const at = (seconds: number) => String((Date.parse('2026-11-24T04:05:00Z') / 1000 + seconds) * 1e6);
  const lines = [line({ ...mine, COREDUMP_TIMESTAMP: at(2) }), line({ ...mine, COREDUMP_TIMESTAMP: at(900), COREDUMP_PID: '9000' })];
  const asked: string[][] = [];
  const exec: Exec = async (_program, args) => {
    asked.push([...args]);
    return { ok: true, stdout: `${lines.join('\n')}\n`, truncated: false };
  };
  const local = new Date('2026-11-24T04:05:00Z').toString().slice(0, 24);
  const date = `${local.slice(0, 10)} ${local.slice(16)} ${local.slice(11, 15)}`;
  const report = crashFixture('ubuntu-apport.crash').replace('Tue Nov 24 04:05:00 2026', date);
  const root = systemRoot({ '/var/crash/_usr_bin_mousepad.1000.crash': report });
  const { crashes, missing } = await readCrashes({ root, env: {}, home: '/home/budi', uid: 1000, exec, since: 1_795_000_000_500 });
  expect(missing).toEqual([]);
  expect(crashes.map(({ crash }) => [crash.source, crash.at])).toEqual([
    ['systemd-coredump', '2026-11-24T04:20:00.000Z'],
    ['systemd-coredump', '2026-11-24T04:05:02.000Z'],
  ]);
  expect(asked[0]).toEqual(expect.arrayContaining(['--since=@1795000000', 'COREDUMP_UID=1000', '--all']));
  expect(asked.flat().join(' ')).not.toMatch(/ENVIRON|CMDLINE|OPEN_FDS|PROC_MAPS/);
});

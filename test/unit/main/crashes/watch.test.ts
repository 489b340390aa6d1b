import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchForCrashes } from '../../../../main/crashes/watch.ts';
import { systemRoot } from '../../../support/system-root.ts';

const machine = '3d1219c7c4c5404aaa1f6d2a48adfda4';
const core = (uid: number) => `core.soffice\\x2ebin.${uid}.${machine}.8599.1795521148000000.zst`;

/** Hints for user 1000, from the kernel's own inotify. */
async function watched(files: Parameters<typeof systemRoot>[0]) {
  const root = systemRoot(files);
  let hints = 0;
  let heard = () => {};
  const stop = await watchForCrashes({
    root,
    uid: 1000,
    onHint: () => {
      hints += 1;
      heard();
    },
    log: () => undefined,
  });
  onTestFinished(stop);
  return {
    root,
    stop,
    count: () => hints,
    write: (path: string) => writeFileSync(join(root, path), 'x'),
    next: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
  };
}

describe('a hint comes', () => {
  test.each([
    ['a core', `/var/lib/systemd/coredump/${core(1000)}`],
    ['a core that is not whole yet', `/var/lib/systemd/coredump/.#${core(1000)}a1b2`],
    ['a report of apport', '/var/crash/_usr_bin_mousepad.1000.crash'],
    ['a problem of ABRT', '/var/spool/abrt/ccpp-2026-11-24-11:52:28.5-8599'],
  ])('for %s', async (_what, path) => {
    const { write, next } = await watched({ '/var/lib/systemd/coredump/x': '', '/var/crash/x': '', '/var/spool/abrt/x': '' });
    const heard = next();
    write(path);
    await heard;
  });

  test('for the journal of this user, only where no cores are kept', async () => {
    const journal = `/var/log/journal/${machine}/user-1000.journal`;
    const files = { '/etc/machine-id': `${machine}\n`, [journal]: '', '/var/lib/systemd/coredump/x': '' };
    const without = await watched({
      ...files,
      '/etc/systemd/coredump.conf': '[Coredump]\nStorage=external\n',
      '/etc/systemd/coredump.conf.d/50.conf': 'Storage = none\n',
    });
    const heard = without.next();
    without.write(journal);
    await heard;
    const kept = await watched({ ...files, '/etc/systemd/coredump.conf': '[Coredump]\n#Storage=none\n' });
    const core1000 = kept.next();
    kept.write(journal);
    kept.write(`/var/lib/systemd/coredump/${core(1000)}`);
    await core1000;
    // inotify keeps the order: the journal's would have come before.
    const events = kept.count();
    expect(events).toBeLessThanOrEqual(2);
  });
});

test('none for other users, other files, on a computer without any of it, or after the end', async () => {
  const { write, next, count, stop, root } = await watched({ '/var/lib/systemd/coredump/x': '', '/var/crash/x': '' });
  const heard = next();
  write(`/var/lib/systemd/coredump/${core(1001)}`);
  write('/var/lib/systemd/coredump/notes');
  write('/var/crash/_usr_bin_mousepad.1001.crash');
  write('/var/crash/_usr_bin_mousepad.1000.crash');
  await heard;
  const before = count();
  // One file made and written: created, changed, closed.
  expect(before).toBeLessThanOrEqual(3);
  stop();
  mkdirSync(join(root, 'late'));
  write('/var/crash/_usr_bin_gimp.1000.crash');
  rmSync(join(root, 'var/crash'), { recursive: true });
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(count()).toBe(before);
  const bare = await watched({ '/etc/hostname': 'x' });
  expect(bare.count()).toBe(0);
});

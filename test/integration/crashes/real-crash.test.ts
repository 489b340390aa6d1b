import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCrashWatch } from '../../../main/crashes/crash-watch.ts';
import { readCrashes } from '../../../main/crashes/read.ts';
import { watchForCrashes } from '../../../main/crashes/watch.ts';
import { exec } from '../../../main/platform/exec.ts';
import type { Crash } from '../../../shared/model/crash.ts';
import { type CrashLab, crashSleeping, labProblem, openCrashLab } from '../../support/crash-lab.ts';
import { waitFor } from '../../support/session/wait.ts';

/** Nobody's number on any desktop. */
const uid = 61_234;
const problem = labProblem();
let lab: CrashLab | null = null;
let folder = '';
let program = '';

beforeAll(async () => {
  if (problem) return;
  folder = mkdtempSync(join(tmpdir(), 'pandu-crash-'));
  chmodSync(folder, 0o755);
  program = join(folder, 'pandu-crash-test');
  copyFileSync('/bin/sleep', program);
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'applications'));
  writeFileSync(join(folder, 'applications/crash-test.desktop'), `[Desktop Entry]\nType=Application\nName=Crash Test\nExec=${program}\n`);
  lab = await openCrashLab();
});
afterAll(async () => {
  await lab?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const asUser: SpawnOptions = { uid, gid: uid, cwd: '/', env: { PATH: '/usr/bin:/bin' } };

/** What a user can do: an entry of the journal with the same message id and fields. */
async function forge(): Promise<void> {
  const child = spawn('logger', ['--journald'], { ...asUser, stdio: ['pipe', 'ignore', 'inherit'] });
  const fields = {
    MESSAGE_ID: 'fc2e22bc6ee647b6b90729ab34a250b1',
    MESSAGE: `Process 1 (forged) of user ${uid} dumped core.`,
    COREDUMP_UID: uid,
    COREDUMP_PID: 1,
    COREDUMP_SIGNAL: 11,
    COREDUMP_EXE: '/usr/bin/logger',
    COREDUMP_TIMESTAMP: Date.now() * 1000,
    _EXE: '/usr/lib/systemd/systemd-coredump',
    _SYSTEMD_UNIT: 'systemd-coredump@0-1-0.service',
  };
  child.stdin?.end(
    Object.entries(fields)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

test('a real crash is known within 5 s, with its frames and its name; a forged one is not', async ({ skip }) => {
  if (problem) {
    console.warn(`no real crash here: ${problem}`);
    skip(problem);
  }
  const query = { env: { XDG_DATA_HOME: folder }, home: '/nonexistent', uid, exec };
  const told: { crash: Crash; stillOpen: boolean; at: number }[] = [];
  const watch = createCrashWatch({
    watch: (onHint) => watchForCrashes({ uid, onHint, log: () => undefined }),
    read: async (since) => (await readCrashes({ ...query, since })).crashes,
    now: Date.now,
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    onCrash: (one, stillOpen) => told.push({ crash: one, stillOpen, at: Date.now() }),
    log: (message) => console.warn(message),
  });
  await watch.start();
  const began = Date.now();
  try {
    await forge();
    await crashSleeping(program, asUser);
    await waitFor('the crash', 5, async () => told.length > 0);
    expect(told[0]?.at).toBeLessThan(began + 5000);
    await crashSleeping(program, asUser);
    await waitFor('the second crash', 5, async () => told.length > 1);
  } finally {
    watch.stop();
  }
  expect(told).toHaveLength(2);
  for (const one of told) {
    expect(one).toMatchObject({
      stillOpen: false,
      crash: {
        executable: program,
        signal: 'SIGSEGV',
        source: 'systemd-coredump',
        confirmed: true,
        application: { name: 'Crash Test', desktopId: 'crash-test' },
      },
    });
    expect(one.crash.frames.length).toBeGreaterThan(1);
  }
  // Other addresses each time, one signature.
  expect(told[0]?.crash.signature).toBe(told[1]?.crash.signature);

  // The forged entry is in the journal: it was seen, and not believed.
  const raw = await exec('journalctl', ['-q', '-o', 'cat', '--no-pager', `COREDUMP_UID=${uid}`, 'COREDUMP_EXE=/usr/bin/logger']);
  expect(raw.ok && raw.stdout).toContain('(forged)');
  const { crashes } = await readCrashes({ ...query, since: began - 1000 });
  const executables = crashes.map(({ crash: one }) => one.executable);
  expect(executables).not.toContain('/usr/bin/logger');
  expect(executables.filter((one) => one === program)).toHaveLength(2);
});

test('pandu crashes: from a shell, the same facts as one line of JSON', async ({ skip }) => {
  if (problem) skip(problem);
  await crashSleeping(program);
  const pandu = (...args: string[]) =>
    spawnSync(process.execPath, ['main/cli.ts', 'crashes', '--days', '1', ...args], {
      ...{ cwd: join(import.meta.dirname, '../../..'), encoding: 'utf8', timeout: 60_000 },
      env: { PATH: '/usr/bin:/bin', HOME: folder, XDG_DATA_HOME: folder },
    });
  const { status, stdout, stderr } = pandu('--json', '--app', 'Crash Test');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { crashes } = JSON.parse(stdout) as { crashes: Crash[] };
  expect(crashes).toMatchObject([
    { executable: '~/pandu-crash-test', signal: 'SIGSEGV', confirmed: true, application: { name: 'Crash Test' } },
  ]);
  expect(pandu('--app', 'Crash Test').stdout).toMatch(/Crash Test {2}SIGSEGV\n {2}program .*\n {2}signature {2}c1-[a-z]{20}\n/);
});

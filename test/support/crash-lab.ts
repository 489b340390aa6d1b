import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from './session/wait.ts';

/**
 * The real way of a crash: kernel, systemd-coredump, journald, on a machine without a running systemd, as root. Everything
 * is put back by `close`. systemd-coredump runs in the control group that systemd would give it, since that is what the
 * journal vouches for.
 */
export interface CrashLab {
  close(): Promise<void>;
}

const coredump = '/lib/systemd/systemd-coredump';
const journald = '/lib/systemd/systemd-journald';
const socket = '/run/systemd/journal/socket';
const settings = {
  '/proc/sys/kernel/core_pattern': `|${coredump} %P %u %g %s %t 9223372036854775808 %h %d`,
  '/proc/sys/kernel/core_pipe_limit': '16',
  '/proc/sys/fs/suid_dumpable': '2',
};
const unit = 'system.slice/system-systemd\\x2dcoredump.slice/systemd-coredump@0-1-0.service';
const trees = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup'];

/** Why there can be no real crash here, or null. */
export function labProblem(): string | null {
  if (process.getuid?.() !== 0) return 'only root can tell the kernel what to do with a crash';
  for (const program of [coredump, journald, '/usr/bin/systemd-socket-activate'])
    if (!existsSync(program)) return `${program} is not installed (Debian: systemd-coredump)`;
  if (existsSync(socket)) return 'a journal is running here already';
  if (groupTrees().length === 0) return 'there is no control group that can be written';
  try {
    for (const file of Object.keys(settings)) accessSync(file, constants.W_OK);
  } catch (error) {
    return String(error);
  }
  return null;
}

const groupTrees = (): string[] =>
  trees
    .filter((tree) => existsSync(join(tree, 'cgroup.procs')))
    .filter((tree) => {
      try {
        accessSync(tree, constants.W_OK);
        return true;
      } catch {
        return false;
      }
    });

/** Crashes a copy of sleep(1) by SIGSEGV, always in the same place: while it sleeps, not while it is still being loaded. */
export async function crashSleeping(program: string, options: SpawnOptions = {}): Promise<void> {
  const child = spawn(program, ['60'], { ...options, stdio: 'ignore' });
  const exit = once(child, 'exit');
  await waitFor('the program to sleep', 10, async () => readFileSync(`/proc/${child.pid}/wchan`, 'utf8').includes('nanosleep'));
  child.kill('SIGSEGV');
  await exit;
}

export async function openCrashLab(): Promise<CrashLab> {
  const before = Object.keys(settings).map((file) => [file, readFileSync(file, 'utf8')] as const);
  const journal = join('/var/log/journal', readFileSync('/etc/machine-id', 'utf8').trim());
  const hadJournal = existsSync(journal);
  const cores = '/var/lib/systemd/coredump';
  mkdirSync(cores, { recursive: true });
  const hadCores = new Set(readdirSync(cores));
  const groups = groupTrees().map((tree) => join(tree, unit));
  for (const group of groups) mkdirSync(group, { recursive: true });
  mkdirSync('/run/systemd/journal', { recursive: true });
  mkdirSync(journal, { recursive: true });
  // So that the journal is kept on disk, with a file for each user.
  writeFileSync('/run/systemd/journal/flushed', '');
  const children: ChildProcess[] = [];
  const start = (program: string, args: readonly string[]): void => {
    const child = spawn(program, [...args], { stdio: 'ignore' });
    children.push(child);
  };
  const close = async (): Promise<void> => {
    for (const [file, value] of before) writeFileSync(file, value);
    for (const child of children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    }
    rmSync('/run/systemd/journal', { recursive: true, force: true });
    rmSync('/run/systemd/coredump', { force: true });
    if (!hadJournal) rmSync(journal, { recursive: true, force: true });
    for (const name of readdirSync(cores)) if (!hadCores.has(name)) rmSync(join(cores, name), { force: true });
    for (const group of groups)
      for (const folder of [group, join(group, '..'), join(group, '../..')])
        try {
          rmdirSync(folder);
        } catch {
          // Somebody else's is in it.
        }
  };
  try {
    start(journald, []);
    const enter = groups.map((_group, i) => `echo $$ > "$${i + 1}/cgroup.procs"`).join(' && ');
    const activate = `exec systemd-socket-activate -a --seqpacket -l /run/systemd/coredump ${coredump}`;
    start('sh', ['-c', `${enter} && ${activate}`, 'sh', ...groups]);
    await waitFor('the journal and the catcher of crashes', 10, async () => existsSync(socket) && existsSync('/run/systemd/coredump'));
    for (const [file, value] of Object.entries(settings)) writeFileSync(file, value);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

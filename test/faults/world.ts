import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../support/session/wait.ts';

/**
 * A computer within this one: the same programs, with mounts, network and processes of its own, an empty home folder, an /etc
 * that may be written, and nothing running. What is broken in it is broken for real, and nobody else notices.
 */
export interface World {
  /** Runs a program to its end. @returns what it printed; rejects when it fails */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<string>;
  /** Starts a program that stays until the end of the world. Signals do not reach it: `run('kill', …)`. */
  start(program: string, args: readonly string[], options?: RunOptions): ChildProcess;
  /** `pandu health --json`. @param app also looks at this application */
  health(app?: string, options?: { readonly wrap?: readonly string[] }): Promise<Health>;
  /** Environment of all that is started later. */
  readonly env: Record<string, string>;
  /** A folder on this computer that both can see. */
  readonly folder: string;
  /** On the far side of the cable, once `connect` was called: signals reach these. */
  readonly beyond: { start(program: string, args: readonly string[]): ChildProcess };
  /** A cable to a network with one more computer in it, which is the gateway: `gateway` below. */
  connect(): Promise<void>;
  close(): Promise<void>;
}
interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
}
export interface Health {
  /** Ids of what fired, in the order of the alphabet. */
  readonly findings: readonly string[];
  readonly notLookedAt: readonly string[];
  readonly code: number | null;
}

export const home = '/home/budi';
export const gateway = '10.77.0.1';
const project = join(import.meta.dirname, '../..');

/** Why there can be no such world here, or null. */
export function worldProblem(): string | null {
  if (process.getuid?.() !== 0) return 'only root can make namespaces';
  const tried = spawnSync('unshare', ['-m', '-n', '-p', '-f', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' });
  return tried.status === 0 ? null : `no namespaces here: ${(tried.stderr || String(tried.error)).trim()}`;
}

/** Why a test cannot run: the world, or a program that is not installed. */
export function problemWithout(...programs: readonly string[]): string | null {
  const missing = programs.filter((program) => !existsSync(program));
  return (
    worldProblem() ?? (missing.length > 0 ? `not installed: ${missing.join(', ')} (npm run test:faults and test:real install them)` : null)
  );
}

/** Skips the test and says why. */
export function needs(problem: string | null, skip: (why: string) => void): void {
  if (problem === null) return;
  console.warn(`skipped: ${problem}`);
  skip(problem);
}

/** Names of its own for sockets and locks; fresh views of the kernel; an /etc and a home that nobody else has. */
const furnish = `set -e
etc=$(mktemp -d)
mount -t tmpfs tmpfs "$etc"
cp -a /etc/. "$etc"
mount --move "$etc" /etc
rmdir "$etc"
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /home
: > /etc/resolv.conf
mkdir -p ${home} /etc/pandu /run/lock /run/user/0
chmod 700 /run/user/0
ip link set lo up
echo there
exec sleep infinity`;

async function hold(command: string, args: readonly string[]): Promise<{ readonly holder: ChildProcess; readonly pid: number }> {
  const holder = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(holder, 'exit').then(([code]) => {
    throw new Error(`${command} ended with ${code}`);
  });
  await Promise.race([once(holder.stdout ?? holder, 'data'), ended]);
  ended.catch(() => undefined);
  const pid = Number(readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').trim().split(' ')[0]);
  return { holder, pid };
}

/** Also one that is stopped. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'pandu-world-'));
  const namespaces = ['--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child=SIGKILL', '--mount-proc'];
  const inner = await hold('unshare', [...namespaces, 'sh', '-c', furnish]);
  const holders = [inner.holder];
  const parts: ChildProcess[] = [];
  const env: Record<string, string> = {
    ...{ PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, USER: 'budi', LANG: 'C.UTF-8' },
    XDG_RUNTIME_DIR: '/run/user/0',
  };
  const enter = ['-t', String(inner.pid), '--mount', '--net', '--pid', '--ipc', `--wd=${project}`];
  let beyond: number | null = null;

  const start: World['start'] = (program, args, options) =>
    spawn('nsenter', [...enter, program, ...args], { env: { ...env, ...options?.env }, stdio: ['ignore', 'pipe', 'pipe'] });

  async function finish(child: ChildProcess): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
    let [out, err] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  const run: World['run'] = async (program, args, options) => {
    const { code, out, err } = await finish(start(program, args, options));
    if (code !== 0) throw new Error(`${program} ${args.join(' ')}: exit code ${code}\n${out}${err}`);
    return out;
  };

  return {
    env,
    folder,
    run,
    start,
    async health(app, { wrap = [] } = {}) {
      const [program = '', ...args] = [...wrap, process.execPath, 'main/cli.ts', 'health', '--json', ...(app ? ['--app', app] : [])];
      const { code, out, err } = await finish(start(program, args));
      if (!out.startsWith('{')) throw new Error(`pandu health: exit code ${code}\n${out}${err}`);
      const said = JSON.parse(out) as { findings: { id: string }[]; notLookedAt: { id: string }[] };
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
      return { findings: ids(said.findings), notLookedAt: ids(said.notLookedAt), code };
    },
    beyond: {
      start(program, args) {
        if (beyond === null) throw new Error('there is no cable yet');
        // Its processes stay among those of this computer, since a signal would not pass through to another namespace.
        const there = ['-t', String(inner.pid), '--mount', `--net=/proc/${beyond}/ns/net`, `--wd=${project}`];
        const part = spawn('nsenter', [...there, program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
        parts.push(part);
        return part;
      },
    },
    async connect() {
      const outer = await hold('unshare', ['--net', '--fork', '--kill-child=SIGKILL', 'sh', '-c', 'echo there; exec sleep infinity']);
      holders.push(outer.holder);
      beyond = outer.pid;
      const ip = (pid: number, ...args: string[]): Promise<unknown> =>
        finish(spawn('nsenter', [`--net=/proc/${pid}/ns/net`, 'ip', ...args])).then(({ code, err }) => {
          if (code !== 0) throw new Error(`ip ${args.join(' ')}: ${err}`);
        });
      await ip(inner.pid, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(beyond));
      await ip(inner.pid, 'address', 'add', '10.77.0.2/24', 'dev', 'eth0');
      await ip(beyond, 'address', 'add', `${gateway}/24`, 'dev', 'eth0');
      await ip(beyond, 'link', 'set', 'lo', 'up');
      await ip(beyond, 'link', 'set', 'eth0', 'up');
      await ip(inner.pid, 'link', 'set', 'eth0', 'up');
      await ip(inner.pid, 'route', 'add', 'default', 'via', gateway);
    },
    async close() {
      await Promise.all([...parts, ...holders].map(end));
      // Filesystems on files of it are let go by the kernel when the last process of the world has ended.
      await waitFor('the end of the world', 10, async () => !existsSync(`/proc/${inner.pid}`));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

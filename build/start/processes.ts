import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { lastLines, SetUpError } from '../setup/tell.mjs';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Command {
  /** In messages: "the help desk". */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd?: string;
  /** File that takes what it prints; begun anew. */
  readonly log: string;
  /** Where it says that it is ready: standard output, or a file descriptor 3 of its own. */
  readonly speaks?: 'stdout' | 'fd3';
}

/** A program of ours that runs, in a process group of its own so that Ctrl-C reaches us alone and we end all in order. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Resolves when it has ended, with its exit code or the name of the signal. */
  readonly ended: Promise<number | string>;
  hasEnded(): boolean;
  /** The first line that it says; rejects when it ends before, or says nothing in time. */
  said(seconds: number): Promise<string>;
  /** SIGTERM, and after the limit SIGKILL for it and what is left of its group. */
  stop(seconds?: number): Promise<void>;
}

/** Of util-linux: the kernel ends the program when we are killed, so that nothing is left holding the database. */
const setpriv = '/usr/bin/setpriv';

export function start(command: Command): Running {
  mkdirSync(dirname(command.log), { recursive: true });
  const log = openSync(command.log, 'w', 0o600);
  const bound = existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM', '--'] : [];
  const [program = command.program, ...args] = [...bound, command.program, ...command.args];
  const child = spawn(program, args, {
    cwd: command.cwd,
    env: command.env,
    detached: true,
    stdio: ['ignore', command.speaks === 'stdout' ? 'pipe' : log, log, command.speaks === 'fd3' ? 'pipe' : 'ignore'],
  });
  closeSync(log);
  return follow(child, command);
}

function follow(child: ChildProcess, { name, log, speaks }: Command): Running {
  let over = false;
  const ended = new Promise<number | string>((resolve) => {
    const done = (how: number | string) => {
      over = true;
      resolve(how);
    };
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(code ?? signal ?? 'unknown'));
  });
  const stream = speaks && (child.stdio[speaks === 'stdout' ? 1 : 3] as Readable);
  const first = stream && firstLine(stream);
  const signal = (which: NodeJS.Signals, pid: number) => {
    try {
      process.kill(pid, which);
    } catch {
      // It ended by itself.
    }
  };
  return {
    name,
    pid: child.pid ?? 0,
    log,
    ended,
    hasEnded: () => over,
    async said(seconds) {
      const limit = new AbortController();
      const late = wait(seconds * 1000, null, { signal: limit.signal }).catch(() => null);
      // What it wrote closes before it has ended: the message below should say the latter.
      const line = await Promise.race([Promise.resolve(first).then((said) => said ?? ended.then(() => null)), late]);
      limit.abort();
      if (typeof line === 'string') return line;
      throw new SetUpError(`${over ? `${name} ended` : `${name} said nothing for ${seconds} s`}\n${tail(log)}`);
    },
    async stop(seconds = 10) {
      if (child.pid === undefined) return;
      if (!over) signal('SIGTERM', child.pid);
      const limit = new AbortController();
      await Promise.race([ended, wait(seconds * 1000, null, { signal: limit.signal }).catch(() => null)]);
      limit.abort();
      signal('SIGKILL', -child.pid);
      await ended;
      stream?.destroy();
    },
  };
}

/** Null when the stream ends without one. What follows is read and let go, so that the program is never held up. */
async function firstLine(stream: Readable): Promise<string | null> {
  const lines = createInterface({ input: stream });
  return new Promise((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
    stream.once('error', () => resolve(null));
  });
}

/** The end of a log, for an error message. */
export function tail(log: string): string {
  return lastLines(readFileSync(log, 'utf8'), 8);
}

/** Asks again and again until the answer is there; for what tells no one when it is ready. */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | null | undefined | false>,
  owner?: Running,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    const reason = owner?.hasEnded() ? `${owner.name} ended` : `not there after ${seconds} s`;
    if (owner?.hasEnded() || Date.now() > end) throw new SetUpError(`${what}: ${reason}${owner ? `\n${tail(owner.log)}` : ''}`);
    await wait(30);
  }
}

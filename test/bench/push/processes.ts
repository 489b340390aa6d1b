import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FromDesktops, ToDesktops } from './desktops.ts';

const started: ChildProcess[] = [];

/** Ends what was started here, and nothing else. */
export async function endAll(): Promise<void> {
  for (const child of started.splice(0)) {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGTERM');
    await ended;
  }
}

/** A program that says in its first line, as JSON, where it listens. */
export async function serve<T>(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<T & { readonly pid: number }> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  if (!child.stdout || child.pid === undefined) throw new Error('not started');
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${args[0]} ended with ${code}`))),
  ])) as [string];
  return { ...(JSON.parse(line) as T), pid: child.pid };
}

export interface Cost {
  readonly requests: number;
  readonly bytes: number;
}

/** Desktops in several processes, asked as one. */
export function startDesktops(processes: number) {
  const children = Array.from({ length: processes }, () => fork(join(import.meta.dirname, 'desktops.ts')));
  started.push(...children);
  const answer = (child: ChildProcess, done: FromDesktops['done']) =>
    new Promise<FromDesktops>((resolve, reject) => {
      const settle = (message: FromDesktops) => {
        if (message.done !== done) return;
        child.off('message', settle);
        child.off('exit', gone);
        resolve(message);
      };
      const gone = () => reject(new Error('a process of desktops ended'));
      child.on('message', settle);
      child.on('exit', gone);
    });
  const sum = (answers: readonly Cost[]): Cost => ({
    requests: answers.reduce((all, { requests }) => all + requests, 0),
    bytes: answers.reduce((all, { bytes }) => all + bytes, 0),
  });
  return {
    /** Resolves with what all have cost so far. */
    async ask(message: Exclude<ToDesktops, { do: 'expect' }>): Promise<Cost> {
      const answers = Promise.all(children.map((child) => answer(child, message.do)));
      for (const child of children) child.send(message);
      return sum(await answers);
    },
    /** When each desktop had this version, in milliseconds since 1970. */
    async expect(version: number): Promise<{ readonly seen: readonly number[] } & Cost> {
      const answers = Promise.all(children.map((child) => answer(child, 'seen')));
      for (const child of children) child.send({ do: 'expect', version } satisfies ToDesktops);
      const all = await answers;
      return { seen: all.flatMap((one) => ('seen' in one ? one.seen : [])), ...sum(all) };
    },
  };
}

/** Processor seconds that a process used so far: fields 14 and 15 of /proc/PID/stat, in hundredths. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

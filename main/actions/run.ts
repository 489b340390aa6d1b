import { spawn } from 'node:child_process';
import type { Command } from './resolve.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Milliseconds that a command which ends by itself may take; then it works on, and counts as failed. */
const longest = 10_000;

/** What makes a program one of ours would make another Electron of what is started. */
const ours = /^(?:ELECTRON_|CHROME_|PANDU_|NODE_|GOOGLE_API_KEY$)/;

/** What a started program may know of the session: all but what is ours. */
export function environmentOf(env: Env): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined && !ours.test(one[0])));
}

/** Starts it, on its own from then on. True once it runs; of one that ends, once it has ended well. */
export function runCommand({ program, args, ends }: Command, env: Env, home: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { cwd: home, env: environmentOf(env), detached: true, shell: false, stdio: 'ignore' });
    child.unref();
    child.once('error', () => resolve(false));
    if (!ends) {
      child.once('spawn', () => resolve(true));
      return;
    }
    const timer = setTimeout(() => resolve(false), longest);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

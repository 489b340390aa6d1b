import { spawn } from 'node:child_process';
import { environmentOf } from './run.ts';

export interface NewMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Absolute path of what goes with it. */
  readonly file: string;
}

/** Milliseconds: some mail programs keep xdg-email waiting until they are closed. */
const patience = 5_000;

/** One plain address, and nothing that a program could take for an option or a second recipient. */
export const isPlainAddress = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,190}$/.test(text);

/**
 * Opens a new mail in the user's mail program, which the user sends. True when one was opened: whether it took the file along
 * only the user sees, since some programs do not.
 */
export function openNewMail(
  { to, subject, body, file }: NewMail,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): Promise<boolean> {
  if (!isPlainAddress(to)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const args = ['--utf8', '--subject', subject, '--body', body, '--attach', file, to];
    const child = spawn('xdg-email', args, { cwd: home, env: environmentOf(env), detached: true, shell: false, stdio: 'ignore' });
    child.unref();
    const timer = setTimeout(() => resolve(true), patience);
    const end = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}

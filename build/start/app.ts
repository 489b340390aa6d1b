import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetUpError } from '../setup/tell.mjs';
import { type Environment, start, until } from './processes.ts';

export interface AppOptions {
  /** The project's folder; `dist/` must be built. */
  readonly root: string;
  /** What the app keeps, and its settings. */
  readonly folder: string;
  readonly session: Environment;
  readonly server: { readonly url: string; readonly enrolmentKey: string };
  readonly log: string;
  readonly args?: readonly string[];
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

export interface RunningApp {
  readonly pid: number;
  readonly log: string;
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

/** The Electron that set-up took. */
export const electronProgram = (root: string): string => join(root, '.runtime/electron/electron');

/** What Electron is given: the app's folder, and no sandbox as root, where Chromium refuses to have one. */
export const electronArguments = (root: string, args: readonly string[]): readonly string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  root,
  ...args,
];

/** Places and server by environment, so that nothing of an installed Pandu is touched. */
export const appEnvironment = ({ session, folder, server }: Pick<AppOptions, 'session' | 'folder' | 'server'>): Environment => ({
  ...session,
  PANDU_DATA: join(folder, 'data'),
  PANDU_CONFIG: join(folder, 'config'),
  PANDU_SERVER: server.url,
  PANDU_ENROLMENT_KEY: server.enrolmentKey,
});

/** Whether the help desk knows this desktop. */
async function isEnrolled(folder: string, url: string): Promise<boolean> {
  const text = await readFile(join(folder, 'data/desktop.json'), 'utf8').catch(() => '{}');
  try {
    const { serverUrl, token } = JSON.parse(text) as { serverUrl?: string; token?: string | null };
    return serverUrl === url && typeof token === 'string';
  } catch {
    return false;
  }
}

/** Starts the tray app; ready when the help desk has enrolled it. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { root, folder, server, log, args = [], signal } = options;
  const running = start({
    name: 'the tray app',
    program: electronProgram(root),
    args: electronArguments(root, args),
    env: appEnvironment(options),
    log,
  });
  const stop = () => running.stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await until('the tray app at the help desk', 60, () => isEnrolled(folder, server.url), running);
    // A second instance hands over to the first and ends: what is enrolled is not what we started.
    if (running.hasEnded()) throw new SetUpError('the tray app ended at once: does another one run with the same data?');
    return { pid: running.pid, log, ended: running.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

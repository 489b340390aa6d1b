import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { appEnvironment, electronArguments, electronProgram } from '../../../build/start/app.ts';
import type { Environment } from '../../../build/start/processes.ts';
import { defined } from './chromium.ts';
import { waitFor } from './wait.ts';

export interface AppStart {
  /** "--hidden" when not told otherwise: in the tray, no window. */
  readonly args?: readonly string[];
  readonly env?: Environment;
  /** Whose computer it is, where a test has several: each has its own folder. */
  readonly of?: string;
  /** Another way to the help desk than the test's network. */
  readonly url?: string;
}

/** The real app in real Electron, with folders of its own. */
export interface DesktopApp {
  readonly electron: ElectronApplication;
  /** Its data and settings. */
  readonly folder: string;
  /** The page of its window, once that is there. */
  window(): Promise<Page>;
  hasWindow(): boolean;
  /** Starts the program a second time, as the launcher entry does; resolves when that one has handed over and ended. */
  launchAgain(args: readonly string[]): Promise<void>;
  /** Waits until it has ended by itself. */
  ended(): Promise<void>;
  stop(): Promise<void>;
}

export const root = join(import.meta.dirname, '../../..');

export async function launchApp(
  options: { folder: string; session: Environment; server: { url: string; enrolmentKey: string } },
  { args = ['--hidden'], env = {} }: AppStart = {},
): Promise<DesktopApp> {
  const own = { ...appEnvironment(options), PANDU_POLICY_FILE: join(options.folder, 'policy.json'), ...env };
  const electron = await _electron.launch({
    executablePath: electronProgram(root),
    args: [...electronArguments(root, args)],
    env: defined(own),
    timeout: 30_000,
  });
  const child = electron.process();
  const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  const open = (): Page | undefined => electron.windows().find((page) => !page.isClosed());
  return {
    electron,
    folder: options.folder,
    async window() {
      const page = await waitFor('the window', 20, async () => open());
      // The form may be drawn ahead; it takes clicks once the page has started.
      await page.locator('#root:not([data-ahead]) main').waitFor();
      return page;
    },
    hasWindow: () => open() !== undefined,
    async launchAgain(more) {
      await promisify(execFile)(electronProgram(root), [...electronArguments(root, more)], { env: own, timeout: 20_000 });
    },
    async ended() {
      if ((await Promise.race([exit, pause(15_000, 'late', { ref: false })])) !== 'late') return;
      throw new Error(`the app did not end\n${await stateOf(child.pid, options.folder)}`);
    },
    async stop() {
      child.kill('SIGTERM');
      if ((await Promise.race([exit, pause(10_000, 'late', { ref: false })])) === 'late') child.kill('SIGKILL');
      await exit;
    },
  };
}

/** What a process that should have ended is doing: its threads, and the end of its log. */
async function stateOf(pid: number | undefined, folder: string): Promise<string> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const doing = await Promise.all(
    threads.map(async (id) => {
      const read = (name: string) => readFile(`/proc/${pid}/task/${id}/${name}`, 'utf8').catch(() => '?');
      return `${(await read('comm')).trim()}:${(await read('wchan')).trim()}`;
    }),
  );
  const logs = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.log'));
  const ends = await Promise.all(logs.map(async (name) => (await readFile(join(folder, name), 'utf8')).split('\n').slice(-15).join('\n')));
  return [doing.join(' '), ...ends].join('\n');
}

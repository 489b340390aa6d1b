import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isFresh } from '../fresh.ts';
import { SetUpError } from '../setup/tell.mjs';
import { type RunningApp, startApp } from './app.ts';
import { type HelpDesk, startHelpDesk } from './helpdesk.ts';
import { start } from './processes.ts';
import { openSession, type Session } from './session.ts';

export interface StartOptions {
  /** The project's folder, set up. */
  readonly root: string;
  /** Where everything is kept from one start to the next. */
  readonly folder: string;
  /** `auto` takes the screen that the person sits at, when there is one. */
  readonly screen: 'auto' | 'own';
  /** Handed to the app. */
  readonly appArguments?: readonly string[];
  readonly tell: (text: string) => void;
  /** Ends the start; what was started by then is ended. */
  readonly signal?: AbortSignal;
}

/** The whole of Pandu on this machine: a session, the help desk, the tray app enrolled with it. */
export interface Parts {
  readonly session: Session;
  readonly helpDesk: HelpDesk;
  readonly app: RunningApp;
  readonly logs: string;
  /** Ends everything that was started, the app first. */
  stop(): Promise<void>;
}

async function ensureBuilt({ root, tell, signal }: StartOptions, log: string): Promise<void> {
  if (await isFresh(root)) return;
  tell('building (some ten seconds)');
  const build = start({
    name: 'the build',
    program: process.execPath,
    args: [join(root, 'build/bundle.ts')],
    env: process.env,
    log,
    cwd: root,
  });
  const late = AbortSignal.any([AbortSignal.timeout(300_000), ...(signal ? [signal] : [])]);
  const stop = () => void build.stop(1);
  late.addEventListener('abort', stop, { once: true });
  const how = await build.ended;
  late.removeEventListener('abort', stop);
  if (how !== 0) throw new SetUpError(`the build ended with ${how}; what it says is in ${log}`, 'npm run build');
}

/** A desktop is enrolled with an address: it must be the same at the next start. */
async function portOf(file: string): Promise<number | undefined> {
  const port = Number(await readFile(file, 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/** @throws SetUpError with what to type; whatever was started until then has ended */
export async function startAll(options: StartOptions): Promise<Parts> {
  const { root, folder, tell, signal } = options;
  const limits = signal ? { signal } : {};
  const logs = join(folder, 'logs');
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    await mkdir(logs, { recursive: true });
    await ensureBuilt(options, join(logs, 'build.log'));
    if (!existsSync(join(root, 'dist/main/index.cjs'))) throw new SetUpError('the tray app is not built', 'npm run build');
    signal?.throwIfAborted();

    // What the app finds out about this machine is the person's: their home, whatever screen it is on.
    const session = await openSession({ screen: options.screen, home: homedir() });
    opened.push(session.close);
    signal?.throwIfAborted();

    const data = join(folder, 'helpdesk');
    tell(existsSync(data) ? 'starting the help desk' : 'starting the help desk (the first time takes some ten seconds)');
    const [portFile, log] = [join(folder, 'port'), join(logs, 'helpdesk.log')];
    const port = await portOf(portFile);
    const helpDesk = await startHelpDesk({ root, data, log, ...(port ? { port } : {}), ...limits });
    opened.push(helpDesk.stop);
    await writeFile(portFile, new URL(helpDesk.url).port);

    tell('starting the tray app');
    const app = await startApp({
      root,
      folder: join(folder, 'desktop'),
      session: session.env,
      server: helpDesk,
      log: join(logs, 'app.log'),
      args: options.appArguments ?? [],
      ...limits,
    });
    opened.push(app.stop);
    return { session, helpDesk, app, logs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

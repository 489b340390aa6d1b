import { createServer } from 'node:net';
import { join } from 'node:path';
import { SetUpError } from '../setup/tell.mjs';
import { type Environment, start } from './processes.ts';

export interface HelpDeskOptions {
  /** The project's folder; `dist/` must be built. */
  readonly root: string;
  /** Folder of its database, made when it is not there. */
  readonly data: string;
  readonly log: string;
  /** Taken when it is free, otherwise another. */
  readonly port?: number;
  /** More of its variables: docs/operate-helpdesk.md. */
  readonly env?: Environment;
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

export interface HelpDesk {
  readonly url: string;
  /** Null when the first administrator has a password of their own already. */
  readonly firstAdmin: { readonly login: string; readonly oneTimePassword: string } | null;
  readonly enrolmentKey: string;
  readonly log: string;
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The real one with its embedded database, on loopback. The first start takes some ten seconds, later ones two. */
export async function startHelpDesk({ root, data, log, port, env = {}, signal }: HelpDeskOptions): Promise<HelpDesk> {
  const chosen = port !== undefined && (await isFree(port)) ? port : 0;
  const running = start({
    name: 'the help desk',
    program: process.execPath,
    args: [join(root, 'dist/helpdesk/main.js'), '--bootstrap'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      PANDU_HOST: '127.0.0.1',
      PANDU_PORT: String(chosen),
      PANDU_HELPDESK_DATA: data,
      PANDU_CONSOLE_DIR: join(root, 'dist/console'),
      PANDU_SITE_DIR: join(root, 'dist/site'),
      PANDU_STARTER_TIPS: join(root, 'dist/tips.json'),
      ...env,
    },
    log,
    speaks: 'stdout',
  });
  // Longer than it takes to close gracefully.
  const stop = () => running.stop(12);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const ready: { event: string; url: string; firstAdmin: HelpDesk['firstAdmin']; enrolmentKey: string } = JSON.parse(
      await running.said(90),
    );
    if (ready.event !== 'ready') throw new SetUpError(`the help desk said ${JSON.stringify(ready)}`);
    return { url: ready.url, firstAdmin: ready.firstAdmin, enrolmentKey: ready.enrolmentKey, log, ended: running.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

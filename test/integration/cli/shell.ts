import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { type Desk, openDesk } from '../helpdesk/desk.ts';

const cli = join(import.meta.dirname, '../../../main/cli.ts');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The `pandu` command as it is started, over a folder that is new for each test, with a real help desk for the whole file. */
export interface Shell {
  readonly desk: Desk;
  readonly url: string;
  readonly key: string;
  /** Of the policy and of all that Pandu keeps. */
  readonly folder: string;
  /** What tells the command of the help desk. */
  server(): Record<string, string>;
  pandu(args: readonly string[], env?: Readonly<Record<string, string>>, input?: string): Promise<Ran>;
}

/** To be called once, at the top of a test file. */
export function openShell(): Shell {
  let desk: Desk;
  let url: string;
  let key: string;
  let folder: string;
  beforeAll(async () => {
    desk = await openDesk();
    url = await desk.app.listen({ host: '127.0.0.1', port: 0 });
    key = (await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'cli'))).key;
  }, 120_000);
  afterAll(() => desk?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pandu-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return {
    get desk() {
      return desk;
    },
    get url() {
      return url;
    },
    get key() {
      return key;
    },
    get folder() {
      return folder;
    },
    server: () => ({ PANDU_SERVER: url, PANDU_ENROLMENT_KEY: key }),
    pandu(args, env = {}, input = '') {
      const own = { PANDU_DATA: folder, PANDU_CONFIG: folder, PANDU_POLICY_FILE: join(folder, 'policy.json') };
      const child = spawn(process.execPath, [cli, ...args], {
        env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', ...own, ...env },
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.end(input);
      return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
    },
  };
}

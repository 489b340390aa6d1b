import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Both give up their rights and so begin as root; `npm run test:channels` has installed them before. What is missing is said. */
export const able = process.getuid?.() === 0;
if (!able) console.error('Other help desks are not tested for real here. Type: sudo npm run test:channels');

export interface DeskServer {
  /** What the script wrote down for us: addresses, keys. */
  readonly env: Readonly<Record<string, string>>;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A real help desk on a free port of loopback, in a folder of its own that goes with it. @param script beside this file */
export async function startDeskServer(script: string): Promise<DeskServer> {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-desk-'));
  const act = (what: string, ...more: string[]) =>
    run('bash', [join(import.meta.dirname, script), what, folder, ...more], { timeout: 240_000, killSignal: 'SIGTERM' });
  const stop = async () => {
    await act('stop');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await act('start', String(await freePort()));
    const lines = (await readFile(join(folder, 'env'), 'utf8')).trim().split('\n');
    const env = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return { env, pause: async () => void (await act('stop')), resume: async () => void (await act('resume')), stop };
  } catch (error) {
    await stop();
    throw new Error(`${script}: ${String((error as { stderr?: string }).stderr || error).trim()}`);
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The public site as it is built for production, in a folder of its own. */
export async function buildSite(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'pandu-site-'));
  const root = join(import.meta.dirname, '../..');
  // In a process of its own: this one's NODE_ENV would make React's development build of it.
  await promisify(execFile)(process.execPath, [join(root, 'build/bundle.ts'), '--only', 'site', '--into', dist], {
    env: { PATH: process.env.PATH },
    timeout: 60_000,
  });
  return { folder: join(dist, 'site'), remove: () => rm(dist, { recursive: true, force: true }) };
}

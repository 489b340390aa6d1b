import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, type Running, start } from './processes.ts';

export interface Display {
  /** ":99" */
  readonly name: string;
  /** File with the cookie that lets programs in. */
  readonly authority: string;
  readonly server: Running;
}

/** One entry of an Xauthority file: family, address, display number, method, secret; each with its length before it. */
function authorityEntry(number: string, secret: Buffer): Buffer {
  const familyWild = Buffer.from([0xff, 0xff]);
  const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const texts = ['', number, 'MIT-MAGIC-COOKIE-1'].map((text) => field(Buffer.from(text)));
  return Buffer.concat([familyWild, ...texts, field(secret)]);
}

/**
 * A display in memory. Only who can read the cookie gets in: what is on it can be a real report of this machine.
 * @param size "1280x800"
 */
export async function openDisplay(folder: string, env: Environment, size: string): Promise<Display> {
  const authority = join(folder, 'Xauthority');
  const secret = randomBytes(16);
  // The server takes every cookie in the file; programs look for their display's, known only when it has found a free one.
  await writeFile(authority, authorityEntry('0', secret), { mode: 0o600 });
  const server = start({
    name: 'the display (Xvfb)',
    program: 'Xvfb',
    args: ['-displayfd', '3', '-screen', '0', `${size}x24`, '-auth', authority, '-nolisten', 'tcp', '-noreset', '-dpi', '96'],
    env,
    log: join(folder, 'logs/xvfb.log'),
    speaks: 'fd3',
  });
  try {
    const number = (await server.said(20)).trim();
    await writeFile(authority, authorityEntry(number, secret), { mode: 0o600 });
    return { name: `:${number}`, authority, server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

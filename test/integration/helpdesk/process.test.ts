import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { followKeys } from '../../../main/sync/signature.ts';
import type { KeyLink } from '../../../shared/api/feed.ts';
import { inventory, newId, reportOf } from './desk.ts';

const entry = fileURLToPath(new URL('../../../helpdesk/main.ts', import.meta.url));
const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGKILL');
    await ended;
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

interface Ready {
  url: string;
  firstAdmin: { login: string; oneTimePassword: string } | null;
  enrolmentKey: string | null;
}

function run(env: Record<string, string>, args: string[] = []) {
  const { HOME = '', PATH = '' } = process.env;
  const child = spawn(process.execPath, [entry, ...args], {
    env: { HOME, PATH, PANDU_PORT: '0', PANDU_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const exited = once(child, 'exit').then(([code]) => ({ code: code as number | null, errors }));
  return { child, exited };
}
async function ready(env: Record<string, string>): Promise<{ child: ChildProcess; exited: Promise<{ code: number | null }>; line: Ready }> {
  const { child, exited } = run(env, ['--bootstrap']);
  if (!child.stdout) throw new Error('no output');
  const first = once(createInterface(child.stdout), 'line').then(([line]) => line as string);
  const line = await Promise.race([first, exited.then(({ code, errors }) => Promise.reject(new Error(`exit ${code}: ${errors}`)))]);
  return { child, exited, line: JSON.parse(line) };
}
const send = (line: Ready, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${line.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('the process', () => {
  test('keeps a report that it has answered for, although it is killed at once', async () => {
    const data = await mkdtemp(join(tmpdir(), 'pandu-killed-'));
    folders.push(data);
    const first = await ready({ PANDU_HELPDESK_DATA: data });
    expect(first.line.firstAdmin).toMatchObject({ login: 'admin' });
    const enrolled = await send(first.line, 'POST', '/api/v1/desktops', {
      id: newId(),
      enrolmentKey: first.line.enrolmentKey,
      inventory: inventory('rina'),
    });
    const { token, signingKey } = (await enrolled.json()) as { token: string; signingKey: unknown };
    const authorization = { authorization: `Bearer ${token}` };
    const report = reportOf();
    const answered = await send(first.line, 'PUT', `/api/v1/reports/${report.id}`, report, authorization);
    first.child.kill('SIGKILL');
    const receipt = await answered.json();
    await first.exited;

    const second = await ready({ PANDU_HELPDESK_DATA: data });
    const again = await send(second.line, 'PUT', `/api/v1/reports/${report.id}`, report, authorization);
    expect(await again.json()).toEqual(receipt);
    expect(second.line.firstAdmin?.oneTimePassword).not.toBe(first.line.firstAdmin?.oneTimePassword);
    // The key of the start before is revoked, the desktop stays enrolled, and what it verifies tips with is the same.
    const stale = await send(second.line, 'POST', '/api/v1/desktops', {
      id: newId(),
      enrolmentKey: first.line.enrolmentKey,
      inventory: inventory('x'),
    });
    expect(stale.status).toBe(403);
    const fresh = await send(second.line, 'POST', '/api/v1/desktops', {
      id: newId(),
      enrolmentKey: second.line.enrolmentKey,
      inventory: inventory('x'),
    });
    expect(((await fresh.json()) as { signingKey: unknown }).signingKey).toEqual(signingKey);

    const third = await run({ PANDU_HELPDESK_DATA: data }).exited;
    expect(third).toMatchObject({ code: 78, errors: expect.stringContaining('Another help desk runs') });

    const made = await run({ PANDU_HELPDESK_DATA: data }, ['--new-signing-key']).exited;
    expect(made, 'not beside a running one: it has the folder').toMatchObject({
      code: 78,
      errors: expect.stringContaining('Another help desk runs'),
    });

    // An open stream does not hold up the end.
    const stream = await send(second.line, 'GET', '/api/v1/events', undefined, authorization);
    second.child.kill('SIGTERM');
    expect((await second.exited).code).toBe(0);
    await stream.body?.cancel().catch(() => {});

    // A new key from a shell, which the old one vouches for.
    const making = run({ PANDU_HELPDESK_DATA: data }, ['--new-signing-key']);
    let printed = '';
    making.child.stdout?.on('data', (chunk) => {
      printed += chunk;
    });
    expect((await making.exited).code).toBe(0);
    const { keyId } = JSON.parse(printed) as { keyId: string };
    const fourth = await ready({ PANDU_HELPDESK_DATA: data });
    const before = signingKey as { keyId: string; publicKey: string };
    const { links } = (await (
      await send(fourth.line, 'GET', `/api/v1/signing-keys?after=${before.keyId}`, undefined, authorization)
    ).json()) as {
      links: KeyLink[];
    };
    expect(followKeys(before, links).keyId).toBe(keyId);
    expect((await send(fourth.line, 'GET', '/api/v1/changes', undefined, authorization)).headers.get('pandu-signature')).toContain(keyId);
  });

  test.each([
    [{ PANDU_HOST: '0.0.0.0' }, 'PANDU_TLS_CERT'],
    [{ PANDU_PORT: 'x' }, 'PANDU_PORT'],
  ])('refuses %j with exit code 78 and one line that says what to do', async (env, named) => {
    const { code, errors } = await run(env).exited;
    expect(code).toBe(78);
    expect(errors.trim().split('\n')).toEqual([expect.stringContaining(named)]);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { packageHelpdesk } from '../../../build/package/helpdesk.ts';

const root = join(import.meta.dirname, '../../..');
let work = '';
let child: ChildProcess | null = null;

test.beforeAll(async () => {
  // Outside the project, where no node_modules of ours can help it.
  work = await mkdtemp(join(tmpdir(), 'pandu-packaged-helpdesk-'));
  expect(await packageHelpdesk(root, join(work, 'helpdesk'))).toBeNull();
});
test.afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(work, { recursive: true, force: true });
});

test('the packaged help desk starts alone, with its console, tips and version', async () => {
  test.setTimeout(60_000);
  const server = spawn(process.execPath, ['main.js', '--bootstrap'], {
    cwd: join(work, 'helpdesk'),
    env: { PATH: process.env.PATH ?? '', PANDU_HELPDESK_DATA: join(work, 'data'), PANDU_PORT: '0', PANDU_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = server;
  let log = '';
  server.stderr.on('data', (data) => {
    log += data;
  });
  const exited = once(server, 'exit').then(([code]) => code as number | null);
  const line = await Promise.race([
    once(createInterface({ input: server.stdout }), 'line').then(([text]) => String(text)),
    exited.then((code) => Promise.reject(new Error(`it ended with ${code}: ${log}`))),
  ]);
  const { url, enrolmentKey } = JSON.parse(line) as { url: string; enrolmentKey: string | null };
  expect(enrolmentKey).not.toBeNull();

  const page = await fetch(url);
  expect(page.headers.get('content-type')).toContain('text/html');
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  expect((await fetch(`${url}/${script}`)).status).toBe(200);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ok: true });

  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ info: { version } });

  server.kill('SIGTERM');
  expect(await exited).toBe(0);
  const told = log
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { level: number; added?: number });
  const tips = JSON.parse(await readFile(join(root, 'dist/tips.json'), 'utf8')) as unknown[];
  expect(told.find(({ added }) => added !== undefined)?.added).toBe(tips.length);
  const warning = 40;
  expect(told.filter(({ level }) => level >= warning)).toEqual([]);
});

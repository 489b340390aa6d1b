import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, expect, test } from '@playwright/test';
import { packageDesktop } from '../../../build/package/desktop.ts';
import type { Environment } from '../../../build/start/processes.ts';
import { openSession, type Session } from '../../../build/start/session.ts';

const root = join(import.meta.dirname, '../../..');
const exec = promisify(execFile);
let work = '';
let tree = '';
let session: Session | null = null;

test.describe.configure({ mode: 'serial' });

// The real way of a package: electron-builder, our fpm, dpkg-deb; then unpacked as apt would, but not into the system.
test.beforeAll(async () => {
  test.setTimeout(90_000);
  work = await mkdtemp(join(tmpdir(), 'pandu-packaged-'));
  tree = join(work, 'tree');
  expect(await packageDesktop(root, { target: 'deb', developmentRuntime: true, output: join(work, 'package'), quick: true })).toBeNull();
  const deb = (await readdir(join(work, 'package'))).find((name) => name.endsWith('.deb'));
  const file = join(work, 'package', deb ?? 'no deb');
  await exec('dpkg-deb', ['--extract', file, tree], { timeout: 30_000 });
  await exec('dpkg-deb', ['--control', file, join(work, 'control')], { timeout: 30_000 });
  session = await openSession({ tray: 'none', notifications: 'none' });
});
test.afterAll(async () => {
  await session?.close();
  await rm(work, { recursive: true, force: true });
});

test('the deb holds the app and no more', async () => {
  const files = await readdir(tree, { recursive: true });
  expect(files.filter((path) => /node_modules|\.map$|opt\/Pandu\/electron$|resources\/app$/.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'opt/Pandu/pandu',
      'opt/Pandu/LICENSE',
      'opt/Pandu/resources/apparmor-profile',
      'opt/Pandu/resources/app.asar.unpacked/dist/native/koffi.node',
    ]),
  );
  for (const script of ['postinst', 'postrm'])
    expect(await readFile(join(work, 'control', script), 'utf8')).toMatch(/update-alternatives .*'\/opt\/Pandu\/bin\/pandu'/);
  const entry = await readFile(launcher(), 'utf8');
  expect(entry).toMatch(/^Exec=\/opt\/Pandu\/pandu/m);
  expect(entry).toMatch(/^Exec=pandu --report$/m);
  expect(existsSync(join(tree, `usr/share/icons/hicolor/48x48/apps/${await launcherIcon()}.png`))).toBe(true);
});

test('the packaged app opens its window, finds its tips, and ends when a second start says so', async () => {
  const program = join(tree, 'opt/Pandu/pandu');
  // Chromium has no sandbox for root.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env: Environment = { ...session?.env, PANDU_POLICY_FILE: join(work, 'no-policy.json'), LANG: 'C.UTF-8', LANGUAGE: 'en' };
  const app = await _electron.launch({ executablePath: program, args: [...flags, '--home'], env: definite(env), timeout: 30_000 });
  // Asked for now: Playwright knows no process any more once it has heard of the end.
  const running = app.process();
  const ended = once(running, 'exit').then(([code]) => code as number | null);
  try {
    expect(await app.evaluate(({ app }) => ({ packaged: app.isPackaged, name: app.getName() }))).toEqual({ packaged: true, name: 'Pandu' });
    const page = await app.firstWindow();
    await expect(page.getByRole('heading', { name: 'What is wrong?' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'What is wrong?' }).fill('printer does nothing');
    await expect(page.getByRole('listitem').getByRole('button').first()).toBeVisible();

    const autostart = join(env.XDG_CONFIG_HOME ?? '', 'autostart/org.pandu.Pandu.desktop');
    await expect.poll(() => readFile(autostart, 'utf8').catch(() => '')).toContain(`Exec="${program}" "--hidden"`);
    expect(await readFile(autostart, 'utf8')).toContain(`\nIcon=${await launcherIcon()}\n`);

    const second = spawn(join(tree, 'opt/Pandu/bin/pandu'), [...flags, '--quit'], { env: definite(env), stdio: 'ignore', timeout: 30_000 });
    expect((await once(second, 'exit'))[0]).toBe(0);
    expect(await ended).toBe(0);
  } finally {
    running.kill('SIGKILL');
  }
});

test('the command that apt links to knows the commands, and starts the app', async () => {
  const cli = join(tree, 'opt/Pandu/bin/pandu');
  const env = definite({ ...session?.env, PANDU_POLICY_FILE: join(work, 'no-policy.json'), LANG: 'C.UTF-8' });
  const found = JSON.parse(
    (await exec(cli, ['tips', 'search', 'printer does nothing', '--lang', 'en', '--json'], { env, timeout: 30_000 })).stdout,
  );
  expect(found[0].id).toContain('print');
  expect((await exec(cli, ['redact', '--help'], { env, timeout: 30_000 })).stdout).toContain('Usage: pandu redact');
  expect((await exec(cli, ['--help'], { env, timeout: 30_000 })).stdout).toContain('diagnose');
  await expect(exec(cli, ['nonsense'], { env, timeout: 30_000 })).rejects.toMatchObject({ code: 2 });
});

const launcher = () => join(tree, 'usr/share/applications/org.pandu.Pandu.desktop');

async function launcherIcon(): Promise<string | undefined> {
  return /^Icon=(.*)$/m.exec(await readFile(launcher(), 'utf8'))?.[1];
}

function definite(env: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

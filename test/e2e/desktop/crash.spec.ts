import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashLab, crashSleeping, labProblem, openCrashLab } from '../../support/crash-lab.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { waitFor } from '../../support/session/wait.ts';

test.use({ tray: 'none' });
test.setTimeout(180_000);

const problem = labProblem();
let lab: CrashLab | null = null;
let folder = '';

/** A program that the menu knows by this name. */
function install(name: string): string {
  const program = join(folder, name.toLowerCase().replace(' ', '-'));
  copyFileSync('/bin/sleep', program);
  chmodSync(program, 0o755);
  writeFileSync(
    join(folder, `applications/${name.replace(' ', '')}.desktop`),
    `[Desktop Entry]\nType=Application\nName=${name}\nExec=${program}\n`,
  );
  return program;
}

test.beforeAll(async () => {
  if (problem) return;
  folder = mkdtempSync(join(tmpdir(), 'pandu-e2e-crash-'));
  mkdirSync(join(folder, 'applications'));
  lab = await openCrashLab();
});
test.afterAll(async () => {
  await lab?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('a real crash offers help; its click opens the report about it; the agent sees where it crashed', async ({
  launch,
  notifications,
  console: desk,
}, info) => {
  if (problem) console.warn(`no real crash here: ${problem}`);
  info.skip(problem !== null, problem ?? '');
  const [first, second, third] = [install('Crash One'), install('Crash Two'), install('Crash Three')];
  const background = join(folder, 'background');
  copyFileSync('/bin/sleep', background);
  const app = await launch({ env: { XDG_DATA_DIRS: `${folder}:/usr/local/share:/usr/share` } });
  const log = join(app.folder, 'data/logs/main.log');
  await waitFor('the app to watch', 30, async () => (await readFile(log, 'utf8').catch(() => '')).includes('crashes: watched'));

  await test.step('within five seconds, in plain words, with a way out', async () => {
    await crashSleeping(background);
    const began = Date.now();
    await crashSleeping(first);
    const shown = await notifications.saying('Crash One closed unexpectedly. Get help?', 5);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(Object.values(shown.actions)).toEqual(['Get help', 'Not now', 'Never for this application']);
    await notifications.click('later');
    expect(app.hasWindow()).toBe(false);
  });

  await test.step('once: the same crash again says nothing, another does', async () => {
    await crashSleeping(first);
    await crashSleeping(second);
    await notifications.saying('Crash Two closed unexpectedly', 8);
    expect(notifications.shown.filter(({ title }) => title.includes('closed unexpectedly'))).toHaveLength(2);
  });

  await test.step('a click opens the report about it', async () => {
    await notifications.click();
    const page = await app.window();
    await expect(page.getByText(/Crash Two closed unexpectedly at/)).toBeVisible();
    await expect(page.getByText('Crash Two', { exact: true }).first()).toBeVisible();
    await page.getByLabel('What happened?').fill('It was gone');
    await page.screenshot({ path: info.outputPath('report.png') });
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/The help desk has it: number \d+/).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step('where a tip answers it, the notice says so and opens it', async () => {
    await crashSleeping(install('soffice.bin'));
    const shown = await notifications.saying('soffice.bin closed unexpectedly', 8);
    expect(shown.body).toContain('A tip may help: LibreOffice');
    expect(Object.values(shown.actions)).toEqual(['Get help', 'See a tip', 'Not now', 'Never for this application']);
    await notifications.click('tip');
    const page = await app.window();
    await expect(page.getByRole('heading', { name: /^LibreOffice/, level: 1 })).toBeVisible();
  });

  await test.step('the agent sees signal, signature and frames', async () => {
    await desk.goto('/');
    await desk.getByRole('link', { name: /It was gone/ }).click();
    await expect(desk.getByRole('heading', { name: 'The same crash' })).toBeVisible();
    await expect(desk.getByText('No other ticket has this crash.')).toBeVisible();
    await desk.getByRole('button', { name: /The crash/ }).click();
    // Also in the table beside the time axis, which is folded.
    await expect(desk.getByText('SIGSEGV', { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await expect(
      desk
        .getByText(/^c1-[a-z]{20}$/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await expect(
      desk
        .getByRole('cell', { name: /nanosleep/ })
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await desk.screenshot({ path: info.outputPath('ticket.png'), fullPage: true });
  });

  await test.step('"never for this application" is kept, shown in the settings, and can be taken back', async () => {
    await crashSleeping(third);
    await notifications.saying('Crash Three closed unexpectedly', 8);
    await notifications.click('never');
    const page = await app.window();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByText('Crash Three', { exact: true })).toBeVisible();
    await page.screenshot({ path: info.outputPath('settings.png'), fullPage: true });
    await page.getByRole('button', { name: 'Tell me again about Crash Three' }).click();
    await expect(page.getByText('Crash Three', { exact: true })).toBeHidden();
    const settings = JSON.parse(await readFile(join(app.folder, 'config/settings.json'), 'utf8')) as { crashNever: unknown[] };
    expect(settings.crashNever).toEqual([]);
  });
});

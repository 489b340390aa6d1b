import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronArguments, electronProgram } from '../../../build/start/app.ts';
import { writeHangApp } from '../../support/hang-app.ts';
import { root } from '../../support/session/desktop-app.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { trayItem } from '../../support/session/tray.ts';

test('a program that does not answer is named in the report; when it answers again, a second look says so', async ({
  launch,
  bus,
  session,
  pointer,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'pandu-e2e-hang-'));
  const args = electronArguments(writeHangApp(join(folder, 'app')), [`--user-data-dir=${join(folder, 'data')}`]);
  const program = spawn(electronProgram(root), [...args], { env: session.env, stdio: 'ignore' });
  try {
    const app = await launch();
    const tray = await trayItem(bus, { pid: app.electron.process().pid });
    await pointer.waitForWindow('hang-test');
    program.kill('SIGSTOP');
    await tray.activate();
    const page = await app.window();
    const notice = page.getByText(/does not answer at the moment/);
    await expect(notice).toBeVisible();
    await page.screenshot({ path: info.outputPath('hang.png') });

    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
    program.kill('SIGCONT');
    await expect(async () => {
      if (await notice.isVisible()) await page.getByRole('button', { name: 'Look again' }).click({ timeout: 1000 });
      await expect(notice).toBeHidden({ timeout: 6000 });
    }).toPass({ timeout: 30_000 });
  } finally {
    program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

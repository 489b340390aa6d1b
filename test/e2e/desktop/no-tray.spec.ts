import { expect, test } from '../../support/session/fixtures.ts';

test.use({ tray: 'none' });

test('without any tray: the launcher opens it, a report is sent, the answer is notified', async ({ launch, console, notifications }) => {
  const app = await launch({ args: [] });
  const page = await app.window();
  await expect(page.getByLabel('What is wrong?')).toBeFocused();
  await page.close();
  await expect.poll(() => app.hasWindow()).toBe(false);

  await app.launchAgain(['--report']);
  const report = await app.window();
  await report.getByLabel('What happened?').fill('No icon, still here');
  await report.keyboard.press('Control+Enter');
  await expect(report.getByText(/The help desk has it: number \d+/).first()).toBeVisible({ timeout: 30_000 });
  await report.close();

  await console.goto('/');
  await console.getByRole('link', { name: /No icon, still here/ }).click();
  await console.getByRole('textbox', { name: 'Problem' }).fill('There is no tray here.');
  await console.keyboard.press('Control+Enter');
  await notifications.saying('The help desk has answered you');
  await notifications.click();
  await expect((await app.window()).getByText('There is no tray here.').first()).toBeVisible();
});

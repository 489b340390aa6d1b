import { expect } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(180_000);

test('the lead reads how it goes, filters by the address, takes tables along, on every screen and on paper', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByText('No tickets in these days.')).toBeVisible();
  await expectAccessible(page, 'empty report');
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await page.reload();
  await expect(page.getByRole('img', { name: 'Tickets by week' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What hurts most now' })).toBeVisible();
  await expectAccessible(page, 'report, light');

  await page.getByRole('combobox', { name: 'Cause' }).click();
  await page.getByRole('option', { name: 'The document' }).click();
  await expect(page).toHaveURL(/reports\?.*cause=document/);
  await expect(page.getByText('No tickets in these days.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).not.toHaveURL(/cause/);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV: By application' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^pandu-applications-.*\.csv$/);

  await page.getByRole('button', { name: 'Text for a mail' }).click();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/Tickets: \d+/);
  await page.keyboard.press('Escape');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Text for a mail' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'How this is counted' })).toBeVisible();
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expectAccessible(page, 'report, dark');
  if (process.env.PANDU_SHOTS) await page.screenshot({ path: `${process.env.PANDU_SHOTS}/dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  if (process.env.PANDU_SHOTS) await page.screenshot({ path: `${process.env.PANDU_SHOTS}/light.png`, fullPage: true });
  await page.setViewportSize({ width: 320, height: 720 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { message: 'nothing is wider than the screen' }).toBeLessThanOrEqual(320);
  await expectAccessible(page, 'report, narrow');
  if (process.env.PANDU_SHOTS) await page.screenshot({ path: `${process.env.PANDU_SHOTS}/narrow.png`, fullPage: true });
});

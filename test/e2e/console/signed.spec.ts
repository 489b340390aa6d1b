import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { enrolDesktop } from '../../support/seed.ts';
import { seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

test('a desktop that refused news says what was wrong and what to do', async ({ desk, page }) => {
  await signInFirst(page, desk);
  const inventory = seedReports()[0]?.inventory;
  if (!inventory) throw new Error('no inventory to enrol with');
  const desktop = await enrolDesktop(desk.url, desk.enrolmentKey, { ...inventory, hostName: 'cafe-001' });
  const at = new Date().toISOString();
  for (const [kind, count] of [
    ['wrong-signature', 3],
    ['unknown-key', 1],
  ] as const) {
    const id = uuidv7(Date.now(), randomBytes(10));
    await desktop.call(desktopRoutes.putTrouble, { params: { id }, body: { kind, at, count } });
  }
  await page.getByRole('link', { name: 'Desktops' }).click();
  const row = page.getByRole('row').filter({ hasText: 'cafe-001' });
  await row.getByText('News refused').click();
  await expect(row).toContainText('It was changed on its way. (3 times');
  await expect(row).toContainText('policy file (signingKey)');
  await expectAccessible(page, 'refused news');
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(row.getByText('Something on the way')).toBeVisible();
});

test('an administrator makes a new signing key, and is asked first', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.goto('/#/keys');
  const table = page.getByRole('table', { name: 'Signing keys' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Make a new key' }).click();
  await expectAccessible(page, 'asked for a new signing key');
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new key' }).click();
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row').nth(1)).toContainText('Current');
  await expect(table.getByRole('row').nth(2)).toContainText('Replaced');
  await expectAccessible(page, 'signing keys');
});

import { expect } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every dialog passes axe, ${colorScheme}, and Escape closes it`, async ({ desk, page }) => {
    await page.emulateMedia({ colorScheme });
    await signInFirst(page, desk);
    await seedHelpDesk(desk.url, desk.enrolmentKey);
    const dialog = page.getByRole('dialog');
    const look = async (name: string) => {
      await expect(dialog).toBeVisible();
      await expectAccessible(page, name);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    };
    await expect(page.getByRole('row')).toHaveCount(5);
    await page.keyboard.press('?');
    await look('keys of the queue');

    await page.getByRole('link', { name: /Excel tidak bisa/ }).click();
    await page.getByRole('button', { name: 'Open: Screenshot' }).click();
    await look('screenshot');

    await page.getByRole('link', { name: 'Announcements' }).click();
    await page.getByRole('button', { name: 'New announcement' }).click();
    await dialog.getByRole('button', { name: 'Announce' }).click();
    await expect(dialog.getByText('Please fill this in.')).toHaveCount(2);
    await look('announcement');

    await page.getByRole('link', { name: 'Desktops' }).click();
    await page.getByRole('button', { name: 'Remove Budi Santoso@hrd-002' }).click();
    await look('remove a desktop');

    await page.getByRole('link', { name: 'Enrolment keys' }).click();
    await page.getByRole('button', { name: 'New key', exact: true }).click();
    await dialog.getByLabel('Label').fill('Wave 3');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await expect(dialog.getByLabel('Enrolment key')).toContainText('enrol_');
    await look('key, shown once');
    await page.getByRole('button', { name: 'Revoke Wave 3' }).click();
    await look('revoke a key');

    await page.getByRole('banner').getByRole('button', { name: 'Administrator' }).click();
    await look('menu of the user');
    await page.getByRole('banner').getByRole('button', { name: 'Administrator' }).click();
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await expect(dialog.getByLabel('Current password')).toBeVisible();
    await look('change password');
  });
}

test('a person gets a new one-time password only after a second thought', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Users and roles' }).click();
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Rina');
  await page.getByLabel('Sign-in name').fill('rina');
  await page.getByRole('button', { name: 'Add' }).click();
  const first = await page.getByLabel('One-time password').textContent();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Edit Rina' }).click();
  await page.getByRole('button', { name: 'New one-time password' }).click();
  await expect(page.getByRole('dialog')).toContainText('stops working at once');
  await expectAccessible(page, 'new one-time password');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'New one-time password' }).click();
  await page.getByRole('button', { name: 'Make a new one' }).click();
  await expect(page.getByLabel('One-time password')).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('One-time password made');
});

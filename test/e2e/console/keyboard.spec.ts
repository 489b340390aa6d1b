import { expect, type Locator, type Page } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { password, test } from './fixtures.ts';

test.setTimeout(240_000);

/** Presses Tab until the focus is there, as somebody without a mouse would; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, 'the focus never came there').toBeFocused();
}

test('sign in, open a ticket, answer it, publish the tip: without a mouse', async ({ desk, page }) => {
  const type = (text: string) => page.keyboard.type(text);
  const press = (key: string) => page.keyboard.press(key);
  await page.goto('/');
  await expect(page.getByLabel('Sign-in name')).toBeFocused();
  await type('admin');
  await press('Tab');
  await type(desk.oneTimePassword);
  await press('Enter');
  await tabTo(page, page.getByLabel('One-time password'));
  await type(desk.oneTimePassword);
  await tabTo(page, page.getByLabel('New password', { exact: true }));
  await type(password);
  await tabTo(page, page.getByLabel('New password again'));
  await type(password);
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Tickets' })).toBeVisible();

  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await expect(page.getByRole('row')).toHaveCount(5);
  await press('j');
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Excel tidak bisa menyimpan');
  await tabTo(page, page.getByRole('textbox', { name: 'Problem' }));
  await type('Calc could not save.');
  await tabTo(page, page.getByLabel('Step 1', { exact: true }));
  await type('Empty the trash');
  await press('Enter');
  await type('Save again');
  await press('Control+Enter');
  await expect(page.getByRole('article').filter({ hasText: 'Empty the trash' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Status' }).first()).toHaveValue('Waiting for user');

  await tabTo(page, page.getByRole('button', { name: 'Make it a tip' }), 'Shift+Tab');
  await press('Enter');
  const english = page.getByRole('region', { name: 'English' });
  await tabTo(page, english.getByLabel('Title'));
  await press('Control+A');
  await type('I cannot save my Excel file');
  await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }), 'Shift+Tab');
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish this tip?' });
  await tabTo(page, dialog.getByRole('button', { name: 'Publish' }));
  await press('Enter');
  await expect(page.getByText('version 1 on desktops', { exact: true })).toBeVisible();
});

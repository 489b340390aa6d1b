import { expect, type Page } from '@playwright/test';
import { enrolDesktop, seedHelpDesk } from '../../support/seed.ts';
import { seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

const inventory = () => {
  const [first] = seedReports();
  if (!first) throw new Error('no desktop to copy');
  return first.inventory;
};
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('a wave is made by keyboard, filled by pasted names and by choosing, and every deed can be undone', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await enrolDesktop(desk.url, desk.enrolmentKey, { ...inventory(), hostName: 'law-107', desktop: 'KDE' });
  const dialog = page.getByRole('dialog');

  await test.step('made by keyboard alone', async () => {
    await page.getByRole('link', { name: 'Groups' }).click();
    await expect(page.getByText('No groups yet.')).toBeVisible();
    await page.getByRole('button', { name: 'New group' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Name')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Please fill this in.')).toBeVisible();
    await page.keyboard.type('Wave 3, finance');
    await expectAccessible(page, 'new group');
    await dialog.getByLabel('Migration day').fill(daysAgo(10));
    await page.keyboard.press('Enter');
    await expect(row(page, 'Wave 3, finance')).toContainText('day 10');
    await expect(page.getByText('Group made')).toBeVisible();
  });

  await test.step('a name is not given twice', async () => {
    await page.getByRole('button', { name: 'New group' }).click();
    await dialog.getByLabel('Name').fill('wave 3, FINANCE');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('There is a group called "wave 3, FINANCE" already.');
    await page.keyboard.press('Escape');
  });

  await test.step('pasted names: what joined, what means several, what was not found', async () => {
    await page.getByRole('button', { name: 'Add desktops to Wave 3, finance' }).click();
    await dialog.getByLabel('Names of computers or people').fill('keu-014\nLAW-107, pc-999\nBudi');
    await expectAccessible(page, 'pasted names');
    await dialog.getByRole('button', { name: 'Add desktops' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('3 desktops joined.');
    await expect(dialog).toContainText('LAW-107: 2 desktops');
    await expect(dialog).toContainText('These 2 names were not found.');
    await expect(dialog.getByLabel('Names that were not found')).toHaveText('pc-999, Budi');
    await expectAccessible(page, 'what became of the names');
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone: the group is as before')).toBeVisible();
    await expect(row(page, 'Wave 3, finance')).not.toContainText('3 desktops');
  });

  await test.step('chosen in the list of desktops, put in, undone, put in again', async () => {
    await page.getByRole('link', { name: 'Desktops' }).click();
    await expect(page.getByRole('row')).toHaveCount(5);
    await page.getByLabel('Choose Maria Hutapea@law-107').check();
    await page.getByLabel('Choose Budi Santoso@hrd-002').focus();
    await page.keyboard.press('Space');
    const bar = page.getByRole('region', { name: 'What is chosen' });
    await expect(bar).toContainText('2 desktops chosen');
    await bar.getByRole('button', { name: 'Put into …' }).click();
    await page.getByRole('menuitem', { name: 'Wave 3, finance' }).click();
    await expect(bar.getByRole('status')).toHaveText('2 desktops are now in “Wave 3, finance”');
    await expect(row(page, 'Budi Santoso')).toContainText('Wave 3, finance');
    await expectAccessible(page, 'chosen desktops');
    await bar.getByRole('button', { name: 'Undo' }).click();
    await expect(bar.getByRole('status')).toHaveText('Undone: the group is as before');
    await expect(row(page, 'Budi Santoso')).not.toContainText('Wave 3');
    await page.getByLabel('Choose all on this page').check();
    await bar.getByRole('button', { name: 'Put into …' }).click();
    await page.getByRole('menuitem', { name: 'Wave 3, finance' }).click();
    await expect(bar.getByRole('status')).toHaveText('4 desktops are now in “Wave 3, finance”');
  });

  await test.step('the list is narrowed down by group and desktop environment, and the address keeps it', async () => {
    await page.getByRole('combobox', { name: 'Desktop environment' }).click();
    await page.getByRole('option', { name: 'KDE (1)' }).click();
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByLabel('Choose all on this page').check();
    const bar = page.getByRole('region', { name: 'What is chosen' });
    await bar.getByRole('button', { name: 'Take out of …' }).click();
    await page.getByRole('menuitem', { name: 'Wave 3, finance' }).click();
    await expect(bar.getByRole('status')).toHaveText('1 desktop is no longer in “Wave 3, finance”');
    await page.getByRole('link', { name: 'Groups' }).click();
    await page.getByRole('link', { name: '3 desktops of Wave 3, finance' }).click();
    await expect(page.getByRole('row')).toHaveCount(4);
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Group', exact: true })).toHaveValue('Wave 3, finance (3)');
    await expect(page.getByRole('row')).toHaveCount(4);
  });

  await test.step('a key puts new desktops into it at once', async () => {
    await page.getByRole('link', { name: 'Enrolment keys' }).click();
    await page.getByRole('button', { name: 'New key', exact: true }).click();
    await dialog.getByLabel('Label').fill('Finance laptops');
    await dialog.getByRole('combobox', { name: 'Groups of new desktops' }).click();
    await page.getByRole('option', { name: 'Wave 3, finance' }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page, 'key with groups');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const key = (await dialog.getByLabel('Enrolment key').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(row(page, 'Finance laptops')).toContainText('Wave 3, finance');
    await enrolDesktop(desk.url, key, { ...inventory(), userName: 'Newcomer' });
    await page.getByRole('link', { name: 'Groups' }).click();
    await expect(row(page, 'Wave 3, finance')).toContainText('4 desktops');
    await expect(row(page, 'Wave 3, finance')).toContainText('Finance laptops');
  });

  await test.step('deleted only after a second thought, which says what stays', async () => {
    await page.getByRole('button', { name: 'Delete Wave 3, finance' }).click();
    await expect(dialog).toContainText('has 4 desktops, which stay enrolled.');
    await expectAccessible(page, 'delete a group');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('No groups yet.')).toBeVisible();
    await page.getByRole('link', { name: 'Audit log' }).click();
    await expect(page.getByRole('row').nth(1)).toContainText('Group deleted');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`groups and chosen desktops pass axe and fit 320 px, ${colorScheme}`, async ({ desk, page }) => {
    await page.emulateMedia({ colorScheme });
    await signInFirst(page, desk);
    await seedHelpDesk(desk.url, desk.enrolmentKey);
    await page.getByRole('link', { name: 'Groups' }).click();
    await page.getByRole('button', { name: 'New group' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Wave 1, the whole of the finance department');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(row(page, 'Wave 1')).toBeVisible();
    await expectAccessible(page, 'groups');
    await page.getByRole('link', { name: 'Desktops' }).click();
    await page.getByLabel('Choose Maria Hutapea@law-107').check();
    for (const path of ['groups', 'desktops']) {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(`/#/${path}`);
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      if (path === 'desktops') await page.getByLabel('Choose Maria Hutapea@law-107').check();
      await expectAccessible(page, `${path}, narrow`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}

test('an agent sees groups and changes none', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await page.route('**/api/v1/agent/session', async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    await route.fulfill({ response: answer, json: { ...json, user: { ...json.user, role: 'agent' } } });
  });
  await page.goto('/#/groups');
  await page.reload();
  await expect(page.getByText('No groups yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New group' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Desktops' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

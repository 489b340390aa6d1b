import { expect } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { enrolDesktop, seedHelpDesk } from '../../support/seed.ts';
import { officeSections, seedReports } from '../../support/seed-reports.ts';
import { password, signInFirst, test } from './fixtures.ts';

test.setTimeout(240_000);

test('from the one-time password to the published tip', async ({ desk, page }) => {
  await test.step('a wrong password is refused in plain words', async () => {
    await page.goto('/');
    await page.getByLabel('Sign-in name').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('Name or password is not right.');
  });
  await signInFirst(page, desk);
  await expect(page.getByText('No open tickets.')).toBeVisible();

  await test.step('a report appears by itself, the hindered one first', async () => {
    await seedHelpDesk(desk.url, desk.enrolmentKey);
    await expect(page.getByRole('row')).toHaveCount(5);
    await expect(page.getByRole('row').nth(1)).toContainText('Can’t work');
    await expect(page).toHaveTitle('(4) Tickets · Pandu');
  });

  await test.step('one click assigns it', async () => {
    await page.getByRole('button', { name: 'Assign to me: #1' }).click();
    await expect(page.getByRole('row').nth(1)).toContainText('In progress');
  });

  await test.step('the ticket shows findings and facts at a glance', async () => {
    await page.getByRole('link', { name: /Excel tidak bisa menyimpan/ }).click();
    const report = page.getByRole('complementary', { name: 'Report of the computer' });
    await expect(report.getByText('The disk with your files is nearly full.')).toBeVisible();
    await expect(report.getByText('/home: 99.7 %, 600 MB free')).toBeVisible();
    await report.getByRole('button', { name: /^The application/ }).click();
    await expect(report.getByText('gave up after 2000 ms')).toBeVisible();
    await report.getByRole('button', { name: /^future-thing/ }).click();
    await expect(report.getByText('unknown to this console')).toBeVisible();
  });

  await test.step('an internal note, then an answer in four parts; a reload loses nothing', async () => {
    await page.getByRole('tab', { name: 'Internal note' }).click();
    await page.getByLabel('Note for colleagues').fill('Third full /home this week.');
    await page.getByRole('button', { name: 'Add note' }).click();
    await expect(page.getByText('Internal note, never shown to the user')).toBeVisible();
    await page.getByRole('tab', { name: 'Answer' }).click();
    await page.getByRole('textbox', { name: 'Problem' }).fill('Calc could not save the file.');
    await page.getByLabel('Cause', { exact: true }).fill('The disk is **full**.');
    await page.getByLabel('Step 1', { exact: true }).fill('Empty the trash');
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Problem' })).toHaveValue('Calc could not save the file.');
    await page.getByLabel('Alternatives').fill('Save to the shared folder for now.');
    await page.getByLabel('Step 1', { exact: true }).press('Enter');
    await page.keyboard.type('Save again');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('article').filter({ hasText: 'Empty the trash' })).toContainText('Save again');
    await expect(page.getByRole('textbox', { name: 'Problem' })).toHaveValue('');
  });

  await test.step('one action makes the answer a tip', async () => {
    await page.getByRole('button', { name: 'Make it a tip' }).click();
    const english = page.getByRole('region', { name: 'English' });
    await expect(english.getByLabel('Step 2', { exact: true })).toHaveValue('Save again');
    await english.getByLabel('Title').fill('I cannot save my Excel file');
    await expect(page.getByRole('complementary', { name: 'As desktops show it' })).toContainText('I cannot save my Excel file');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('Draft saved')).toBeVisible();
  });

  await test.step('unsaved changes are not lost by a click', async () => {
    await page.getByRole('region', { name: 'Bahasa Indonesia' }).getByLabel('Title').fill('File Excel tidak bisa disimpan');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: 'Announcements' }).click();
    await expect(page.getByRole('region', { name: 'Bahasa Indonesia' }).getByLabel('Title')).toHaveValue('File Excel tidak bisa disimpan');
  });

  await test.step('it is published and reaches a desktop', async () => {
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('version 1 on desktops', { exact: true })).toBeVisible();
    const inventory = seedReports()[0]?.inventory;
    if (!inventory) throw new Error('no inventory to enrol with');
    const desktop = await enrolDesktop(desk.url, desk.enrolmentKey, { ...inventory, hostName: 'new-001' });
    const { changes } = await desktop.call(desktopRoutes.listChanges, { query: { since: 0 } });
    const tips = changes.filter(({ kind }) => kind === 'tip');
    expect(tips.some((change) => change.kind === 'tip' && JSON.stringify(change.tip).includes('File Excel tidak bisa disimpan'))).toBe(
      true,
    );
  });

  await test.step('withdrawn, then published again', async () => {
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('button', { name: 'Publish again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText(/version [23] on desktops/)).toBeVisible();
  });

  await test.step('an announcement is shown now, then ended', async () => {
    await page.getByRole('link', { name: 'Announcements' }).click();
    await page.getByRole('button', { name: 'New announcement' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Known issue').click();
    await dialog.getByRole('group', { name: 'English' }).getByLabel('Title').fill('The printer on floor 2 is being repaired');
    await dialog.getByRole('group', { name: 'English' }).getByLabel('Text').fill('It is not you. It works again from **14:00**.');
    await dialog.getByRole('button', { name: 'Announce' }).click();
    const card = page.getByRole('article').filter({ hasText: 'The printer on floor 2' });
    await expect(card).toContainText('Shown now');
    await card.getByRole('button', { name: 'End now' }).click();
    await expect(card).toContainText('Ended');
  });

  await test.step('the audit log knows it all', async () => {
    await page.getByRole('link', { name: 'Audit log' }).click();
    await expect(page.getByRole('table', { name: 'Audit log' })).toContainText('publish');
  });
});

test('a session that ends while somebody writes asks to sign in again and keeps the words', async ({ desk, page }) => {
  await signInFirst(page, desk);
  const desktop = await enrolDesktop(desk.url, desk.enrolmentKey, {
    userName: 'Sari',
    hostName: 'keu-014',
    distribution: 'Ubuntu',
    desktop: 'GNOME',
    sessionType: 'x11',
    language: 'id',
    panduVersion: '0.1.0',
  });
  await desktop.report({
    language: 'id',
    message: 'Tolong',
    hinders: 'blocked',
    application: null,
    findings: [],
    sections: officeSections(),
    tipsShown: [],
    pandu: { version: '0.1.0' },
  });
  await page.getByRole('link', { name: /Tolong/ }).click();
  await page.getByRole('tab', { name: 'Short reply' }).click();
  await page.getByLabel('Reply to the user').fill('We are on it.');
  await page.context().clearCookies();
  // Not by the pointer: who looks at a ticket says so from time to time, and then the dialog may be there first.
  await page.getByRole('button', { name: 'Send reply' }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Reply to the user')).toHaveValue('We are on it.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'We are on it.' })).toBeVisible();
});

test('a lost answer is repeated without a second message', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await page.getByRole('link', { name: /Printer lantai 2/ }).click();
  await page.getByRole('tab', { name: 'Short reply' }).click();
  await page.getByLabel('Reply to the user').fill('Is it switched on?');
  // The help desk gets the message, its answer gets lost on the way back.
  let lost = 0;
  await page.route('**/messages/*', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  expect(lost).toBe(1);
  await page.unroute('**/messages/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByLabel('Reply to the user')).toHaveValue('');
  await page.reload();
  await expect(page.getByRole('article').filter({ hasText: 'Is it switched on?' })).toHaveCount(1);
});

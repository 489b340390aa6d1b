import { expect, type Page } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { password, signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

const reach = (page: Page) => page.getByRole('status', { name: 'Reach' }).first();
const pick = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
};
const dialog = (page: Page) => page.getByRole('dialog');

async function write(page: Page, title: string): Promise<void> {
  await page.goto('/#/tips/new');
  const english = page.getByRole('region', { name: 'English' });
  await english.getByLabel('Title').fill(title);
  await english.getByRole('textbox', { name: 'Problem' }).fill('The table runs out of the page.');
}

async function publish(page: Page, button = 'Publish'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Publish' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('Published; desktops get it within seconds')).toBeVisible();
}

async function makeGroup(page: Page, name: string, people: string): Promise<void> {
  await page.goto('/#/groups');
  await page.getByRole('button', { name: 'New group' }).click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Add desktops to ${name}` }).click();
  await dialog(page).getByLabel('Names of computers or people').fill(people);
  await dialog(page).getByRole('button', { name: 'Add desktops' }).click();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
}

test('the editor shows whom a tip reaches; it is scheduled, changed, compared and restored', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await write(page, 'My Word document looks different');
  await expect(reach(page)).toHaveText('No desktop is enrolled yet.');
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await expect(reach(page), 'counted anew by itself').toHaveText('Reaches all 3 desktops.');
  page.once('dialog', (asked) => void asked.accept());
  await makeGroup(page, 'Wave 3', 'keu-014, hrd-002');
  await write(page, 'My Word document looks different');

  await test.step('the count follows the conditions', async () => {
    await pick(page, 'Groups and waves', 'Wave 3');
    await expect(reach(page)).toHaveText('Reaches 2 of 3 desktops.');
    await page.getByText('By group').click();
    await expect(page.getByRole('region', { name: 'Who gets it' }).getByRole('definition')).toHaveText('2 of 2');
    await page.getByRole('combobox', { name: 'Versions of applications' }).fill('LibreOffice below 24.2');
    await page.getByRole('combobox', { name: 'Versions of applications' }).press('Enter');
    await expect(reach(page)).toHaveText('Reaches no desktop: none fits all conditions.');
    await page.getByRole('combobox', { name: 'Versions of applications' }).press('Backspace');
    await page.getByRole('combobox', { name: 'Versions of applications' }).fill('Evolution from 3.50');
    await page.getByRole('combobox', { name: 'Versions of applications' }).press('Enter');
    await expect(reach(page)).toHaveText('Surely reaches none of 3 desktops; for 2 more it depends on the installed version.');
    await page.getByRole('combobox', { name: 'Versions of applications' }).press('Backspace');
    await expect(reach(page)).toHaveText('Reaches 2 of 3 desktops.');
    await expectAccessible(page, 'audience');
  });

  await test.step('scheduled; an end before the start is refused in words', async () => {
    await page.getByLabel(/^Shown from/).fill('2099-01-02T08:00');
    await page.getByLabel(/^Shown until/).fill('2099-01-01T08:00');
    await expect(page.getByText('The end must come after the start.')).toBeVisible();
    await page.getByLabel(/^Shown until/).fill('2099-02-01T08:00');
    await page.getByLabel('Comes first').check();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog(page)).toContainText('Reaches 2 of 3 desktops.');
    await dialog(page).getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Scheduled', { exact: true })).toBeVisible();
  });

  const history = page.getByRole('region', { name: 'History' });
  await test.step('a second version is shown now, and the history tells both apart', async () => {
    await page.getByLabel(/^Shown from/).fill('');
    await page.getByRole('region', { name: 'English' }).getByRole('textbox', { name: 'Problem' }).fill('The table leaves the page.');
    await publish(page);
    await expect(page.getByText('Published', { exact: true })).toBeVisible();
    await expect(history.getByRole('listitem')).toHaveCount(2);
    await expect(history.getByRole('listitem').first()).toContainText('on desktops now');
    await expect(history.getByRole('listitem').first()).toContainText('published by Administrator');
    await history.getByRole('button', { name: 'Compare version 2' }).click();
    await expect(dialog(page).locator('del')).toHaveText([/runs out of/, /Shown from/]);
    await expect(dialog(page).locator('ins')).toHaveText([/leaves/]);
    await expectAccessible(page, 'what changed');
    await page.keyboard.press('Escape');
  });

  await test.step('the first version comes back as a draft, and the way back from that too', async () => {
    const problem = page.getByRole('region', { name: 'English' }).getByRole('textbox', { name: 'Problem' });
    await history.getByRole('button', { name: 'Restore as draft: version 1' }).click();
    await expect(problem).toHaveValue('The table runs out of the page.');
    await expect(page.getByText('Not saved yet', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(problem).toHaveValue('The table leaves the page.');
    await page.getByRole('button', { name: 'Redo' }).click();
    await publish(page);
    await expect(history.getByRole('listitem')).toHaveCount(3);
  });

  await test.step('one that has ended is called so, and found by it', async () => {
    await page.getByLabel(/^Shown from/).fill('');
    await page.getByLabel(/^Shown until/).fill('2020-01-01T08:00');
    await expect(page.getByText('This has passed: nobody would see it.')).toBeVisible();
    await publish(page);
    await page.goto('/#/tips?state=ended');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row').nth(1)).toContainText('Ended');
  });
});

test('where policy wants it, a second editor looks at the tip: asked, sent back, asked again, approved', async ({
  desk,
  page,
  complaints,
}) => {
  await signInFirst(page, desk);
  await page.goto('/#/policy');
  await page.getByLabel('A second editor publishes').check();
  await page.getByLabel('Address of the site').fill('help.example.org');
  await expect(page.getByText('An address begins with https:// or http://.')).toBeVisible();
  await page.getByLabel('Address of the site').fill('https://help.example.org');
  await page.getByRole('combobox', { name: 'Links may lead to' }).fill('https://Wiki.example.org/page');
  await page.keyboard.press('Enter');
  await expect(page.getByText('wiki.example.org', { exact: true })).toBeVisible();
  await expectAccessible(page, 'policy');
  await page.getByRole('button', { name: 'Save and push' }).click();
  await expect(page.getByText('Saved; desktops get it within seconds')).toBeVisible();

  await page.goto('/#/users');
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Dewi');
  await page.getByLabel('Sign-in name').fill('dewi');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Editor/ }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  const oneTime = (await page.getByLabel('One-time password').textContent()) ?? '';
  await page.getByRole('button', { name: 'Done' }).click();

  await write(page, 'My Word document looks different');
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Save draft' }).click();
  const bar = (where: Page) => where.getByRole('region', { name: 'Ask for review' });
  await expect(bar(page)).toContainText('Another editor publishes it');
  await expectAccessible(page, 'needs a second editor');
  await bar(page).getByRole('button', { name: 'Ask for review' }).click();
  await dialog(page).getByLabel('Note (optional)').fill('Is it the same on KDE?');
  await expectAccessible(page, 'ask for review');
  await dialog(page).getByRole('button', { name: 'Ask for review' }).click();
  await expect(bar(page)).toContainText('You asked for a review');

  const context = await page.context().browser()?.newContext({ baseURL: desk.url, locale: 'en-GB', reducedMotion: 'reduce' });
  if (!context) throw new Error('no second browser context');
  const second = await context.newPage();
  second.on('pageerror', (error) => complaints.push(String(error)));
  await second.goto('/');
  await second.getByLabel('Sign-in name').fill('dewi');
  await second.getByLabel('Password', { exact: true }).fill(oneTime);
  await second.getByRole('button', { name: 'Sign in' }).click();
  await second.getByLabel('One-time password').fill(oneTime);
  await second.getByLabel('New password', { exact: true }).fill(`${password} kedua`);
  await second.getByLabel('New password again').fill(`${password} kedua`);
  await second.getByRole('button', { name: 'Set password' }).click();
  await expect(second.getByRole('heading', { name: 'Tickets' })).toBeVisible();
  await second.goto('/#/tips?state=review');
  await second.getByRole('link', { name: 'My Word document looks different' }).click();
  await expect(bar(second)).toContainText('Administrator asks for a review');
  await expect(bar(second)).toContainText('Is it the same on KDE?');
  await bar(second).getByRole('button', { name: 'Send back' }).click();
  await expect(dialog(second).getByRole('button', { name: 'Send back' })).toBeDisabled();
  await dialog(second).getByLabel('What should be different?').fill('Not on KDE: say so.');
  await dialog(second).getByRole('button', { name: 'Send back' }).click();

  await test.step('the writer sees it by itself, changes the draft and asks again', async () => {
    await expect(bar(page)).toContainText('Dewi sent it back');
    await expect(bar(page)).toContainText('Not on KDE: say so.');
    await page.getByRole('region', { name: 'English' }).getByLabel('Cause', { exact: true }).fill('The font is missing, but not on KDE.');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(bar(page)).not.toContainText('Dewi');
    await bar(page).getByRole('button', { name: 'Ask for review' }).click();
    await dialog(page).getByRole('button', { name: 'Ask for review' }).click();
    await expect(bar(page)).toContainText('You asked for a review');
  });

  await test.step('what the second editor reads is what is published: a later draft is refused until it is read', async () => {
    await second.getByRole('button', { name: 'Approve and publish' }).click();
    await dialog(second).getByRole('button', { name: 'Publish' }).click();
    await expect(dialog(second).getByRole('alert')).toContainText('Administrator changed the draft since you read it.');
    await second.reload();
    await second.getByRole('button', { name: 'Approve and publish' }).click();
    await dialog(second).getByRole('button', { name: 'Publish' }).click();
    await expect(second.getByText('Published; desktops get it within seconds')).toBeVisible();
    await expect(second.getByRole('region', { name: 'History' })).toContainText('published by Dewi');
    await expect(bar(second)).toHaveCount(0);
  });
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the editor with its audience passes axe and fits 320 px, ${colorScheme}`, async ({ desk, page }) => {
    await page.emulateMedia({ colorScheme });
    await signInFirst(page, desk);
    await seedHelpDesk(desk.url, desk.enrolmentKey);
    await write(page, 'My Word document looks different');
    await expect(reach(page)).toHaveText('Reaches all 3 desktops.');
    await publish(page);
    await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1);
    await expectAccessible(page, 'editor');
    await page.setViewportSize({ width: 320, height: 700 });
    await expectAccessible(page, 'editor, narrow');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0);
    await page.goto('/#/policy');
    await expect(page.getByLabel('A second editor publishes')).toBeVisible();
  });
}

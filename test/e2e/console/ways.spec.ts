import { expect, type Page } from '@playwright/test';
import { type DiscourseContract, openDiscourse } from '../../support/discourse.ts';
import { test as base, expectAccessible, signInFirst } from './fixtures.ts';

/** With a forum on loopback that answers as Discourse's documentation says. */
const test = base.extend<{ forum: DiscourseContract }>({
  forum: async ({ starterTips: _ }, use) => {
    const forum = await openDiscourse('the key');
    await use(forum);
    await forum.close();
  },
  environment: async ({ forum }, use) =>
    use({ PANDU_DISCOURSE_URL: forum.url, PANDU_DISCOURSE_KEY: 'the key', PANDU_DISCOURSE_USER: 'pandu' }),
});
test.setTimeout(180_000);

const dialog = (page: Page) => page.getByRole('dialog');
const panel = (page: Page) => page.getByRole('region', { name: 'Forum' });

async function writeTip(page: Page): Promise<void> {
  await page.goto('/#/tips/new');
  for (const [language, title, problem] of [
    ['English', 'The printer prints blank pages', 'Every second page is blank.'],
    ['Bahasa Indonesia', 'Printer mencetak halaman kosong', 'Setiap halaman kedua kosong.'],
  ] as const) {
    const fields = page.getByRole('region', { name: language });
    await fields.getByLabel('Title').fill(title);
    await fields.getByRole('textbox', { name: 'Problem' }).fill(problem);
  }
}

test('an editor reads what will stand in the forum, agrees, and finds the way to it', async ({ desk, page, forum }) => {
  await signInFirst(page, desk);
  await writeTip(page);
  await expect(panel(page), 'nothing to post before it is saved').toHaveCount(0);
  await page.getByRole('button', { name: 'Save draft', exact: true }).click();
  await expect(panel(page)).toContainText('Others with the same question');
  await panel(page).getByRole('button', { name: 'Post to the forum' }).press('Enter');
  const action = dialog(page).getByRole('button', { name: 'Post', exact: true });
  await expect(action).toBeDisabled();
  await dialog(page).getByText('Bahasa Indonesia').click();
  await expect(dialog(page).getByLabel('Title')).toHaveValue('Printer mencetak halaman kosong');
  await dialog(page).getByText('English').click();
  await expect(dialog(page).getByLabel('Text')).toHaveValue('Every second page is blank.');
  await dialog(page).getByLabel('I have read it').check();
  await dialog(page).getByLabel('Text').fill('Every second page is blank since the update.');
  await expect(action, 'agreed was to other words').toBeDisabled();
  await expectAccessible(page, 'dialog');
  await page.screenshot({ path: '.runtime/ways-dialog.png' });

  await test.step('a busy forum: told when, nothing lost', async () => {
    forum.next.push('long-busy');
    await dialog(page).getByLabel('I have read it').check();
    await action.click();
    await expect(dialog(page).getByRole('alert')).toContainText('It is worth another try in 60 seconds.');
    await expect(dialog(page).getByLabel('Text')).toHaveValue('Every second page is blank since the update.');
  });
  await action.click();
  await expect(dialog(page)).toHaveCount(0);
  expect(forum.topics).toMatchObject([{ title: 'The printer prints blank pages', raw: 'Every second page is blank since the update.' }]);
  await expect(panel(page).getByRole('link', { name: 'Open in the forum' })).toHaveAttribute('href', `${forum.url}/t/topic-10/10`);
  await expect(panel(page).getByRole('button')).toHaveCount(0);
  await expectAccessible(page, 'posted');
  await page.setViewportSize({ width: 320, height: 800 });
  await panel(page).scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('what the moderators hold is told and looked for again', async ({ desk, page, forum }) => {
  await signInFirst(page, desk);
  await writeTip(page);
  await page.getByRole('button', { name: 'Save draft', exact: true }).click();
  await panel(page).getByRole('button', { name: 'Post to the forum' }).click();
  await dialog(page).getByLabel('I have read it').check();
  forum.next.push('held');
  await dialog(page).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(panel(page)).toContainText('its moderators look at it first');
  await panel(page).getByRole('button', { name: 'Look again' }).click();
  await expect(panel(page).getByRole('button', { name: 'Look again' })).toBeEnabled();
  expect(forum.topics).toEqual([]);
});

test('policy: SMS is off at first; prefixes are put in order, nonsense is told', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.goto('/#/policy');
  const on = page.getByRole('switch', { name: 'Read and answer SMS' });
  await expect(on).not.toBeChecked();
  await on.check();
  const prefixes = page.getByRole('combobox', { name: 'Only numbers that begin with' });
  await prefixes.fill('0062');
  await prefixes.press('Enter');
  await prefixes.fill('abc');
  await prefixes.press('Enter');
  await expect(page.getByText('A prefix looks like +62.')).toBeVisible();
  await expectAccessible(page, 'policy');
  await prefixes.fill('65');
  await prefixes.press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A prefix looks like +62.')).toHaveCount(0);
  await page.reload();
  await expect(on).toBeChecked();
  await expect(page.getByText('+62', { exact: true })).toBeVisible();
  await expect(page.getByText('+65', { exact: true })).toBeVisible();
});

import { expect, type Page } from '@playwright/test';
import { type DiscourseContract, openDiscourse } from '../../support/discourse.ts';
import { openSmsProvider, type SmsProvider, signedSms } from '../../support/sms-provider.ts';
import { expectAccessible } from '../accessible.ts';
import { test as base, signInFirst } from './fixtures.ts';

const secret = 'a-secret-of-twenty-letters';

/** With a provider of SMS and a forum on loopback, which answers as Discourse's documentation says. */
const test = base.extend<{ forum: DiscourseContract; provider: SmsProvider }>({
  forum: async ({ starterTips: _ }, use) => {
    const forum = await openDiscourse('the key');
    await use(forum);
    await forum.close();
  },
  provider: async ({ starterTips: _ }, use) => {
    const provider = await openSmsProvider();
    await use(provider);
    provider.close();
  },
  environment: async ({ forum, provider }, use) =>
    use({
      ...{ PANDU_DISCOURSE_URL: forum.url, PANDU_DISCOURSE_KEY: 'the key', PANDU_DISCOURSE_USER: 'pandu' },
      ...{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_LANGUAGE: 'id', PANDU_SMS_HTTP_URL: provider.url, PANDU_SMS_HTTP_SECRET: secret },
    }),
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

test('an SMS comes, its number goes back, an agent answers in the console, and the answer goes out', async ({ desk, page, provider }) => {
  const bring = (text: string, id: string) =>
    fetch(`${desk.url}/channels/sms`, { method: 'POST', ...signedSms({ from: '08123456789', text, id }, { secret, at: Date.now() }) });
  await signInFirst(page, desk);
  expect((await bring('Terlalu awal', '0')).status, 'policy has it off').toBe(503);
  await page.goto('/#/policy');
  await page.getByRole('switch', { name: 'Read and answer SMS' }).check();
  await page.getByRole('button', { name: 'Save and push' }).click();
  await expect(page.getByText('Saved; desktops get it within seconds')).toBeVisible();
  expect(await (await bring('Printer mati sejak pagi', '1')).json()).toEqual({ received: 'message' });
  await page.goto('/#/tickets');
  await page.getByRole('link', { name: /Printer mati sejak pagi/ }).click();
  await expect(page.getByText('+628123456789', { exact: false }).first()).toBeVisible();
  await expect.poll(() => provider.asked.map(({ fields }) => fields.text)).toEqual([expect.stringMatching(/nomor 1\./)]);
  await page.getByRole('tab', { name: 'Short reply' }).click();
  await page.getByLabel('Reply to the user').fill('Coba nyalakan ulang.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect
    .poll(() => provider.asked.map(({ fields }) => [fields.to, fields.text])[1])
    .toEqual(['+628123456789', '#1 Coba nyalakan ulang.']);
  await expectAccessible(page, 'ticket');

  await test.step('the number is removed when its person asks for it', async () => {
    const card = page.getByRole('region', { name: 'Addresses of this person' });
    await expect(card).toContainText('Telephone, not verified');
    const remove = card.getByRole('button', { name: 'Remove +628123456789' });
    await remove.press('Enter');
    await expect(dialog(page)).toContainText('Answers go there no more');
    await expectAccessible(page, 'asked');
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(remove).toBeFocused();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await card.scrollIntoViewIfNeeded();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: `.runtime/addresses-${colorScheme}-${width}.png` });
      }
      await expectAccessible(page, `addresses, ${colorScheme}`);
    }
    await remove.press('Enter');
    await dialog(page).getByRole('button', { name: 'Remove', exact: true }).press('Enter');
    await expect(page.getByText('The address is removed')).toBeVisible();
    await expect(card).toContainText('No mail address and no number is known.');
    await expect(page.getByText('+628123456789')).toHaveCount(0);
    await page.goto('/#/audit');
    await expect(page.getByRole('row', { name: /address\.forget/ })).toContainText('+62…89');
  });
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
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await on.scrollIntoViewIfNeeded();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `.runtime/ways-${scheme}-${width}.png` });
    }
    await expectAccessible(page, `policy, ${scheme}`);
  }
  await prefixes.fill('65');
  await prefixes.press('Enter');
  await page.getByRole('button', { name: 'Save and push' }).click();
  await expect(page.getByText('A prefix looks like +62.')).toHaveCount(0);
  await page.reload();
  await expect(on).toBeChecked();
  await expect(page.getByText('+62', { exact: true })).toBeVisible();
  await expect(page.getByText('+65', { exact: true })).toBeVisible();
});

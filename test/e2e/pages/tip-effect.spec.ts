import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const told = (page: Page, name: string) =>
  page.evaluate((call) => window.fake.log.filter((one) => one.call === call).map(({ input }) => input), name);
const fonts = { id: 'missing-fonts', version: 2 };

test('what was shown, opened and solved is told, with where', async ({ open }) => {
  const page = await open({ view: { name: 'home' } });
  await page.getByRole('searchbox').fill('my word letter');
  await page.getByRole('button', { name: /My Word document looks different/ }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect
    .poll(() => told(page, 'tips.note'))
    .toEqual([
      { ...fonts, what: 'shown', where: 'home' },
      { ...fonts, what: 'opened', where: 'home' },
      { ...fonts, what: 'solved', where: 'home' },
    ]);
  await page.getByRole('button', { name: 'All tips' }).click();
  await page.getByRole('button', { name: /My Word document looks different/ }).click();
  await expect.poll(async () => (await told(page, 'tips.note')).at(-1)).toEqual({ ...fonts, what: 'opened', where: 'list' });
});

test('a tip that a finding or a crash offers is told as shown, once and with where', async ({ open, page }) => {
  await open({ crash: true });
  const crash = { id: fonts.id, what: 'shown', where: 'crash' };
  await expect.poll(() => told(page, 'tips.note')).toEqual([crash]);
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  const finding = { id: fonts.id, what: 'shown', where: 'finding' };
  await expect.poll(() => told(page, 'tips.note')).toEqual([crash, finding]);
  await page.getByRole('button', { name: 'My computer' }).click();
  await page.getByRole('button', { name: 'Open the tip' }).click();
  await expect
    .poll(async () => (await told(page, 'tips.note')).slice(2))
    .toEqual([finding, { ...fonts, what: 'opened', where: 'finding' }]);
});

test('a link of the help desk to a tip opens it here, and is told as met in the conversation', async ({ open, page }) => {
  await open({ view: { name: 'reports' }, policy: { siteUrl: 'help.example.org' } });
  await page.getByRole('button', { name: /My letter looks different/ }).click();
  await page.getByRole('link', { name: 'another' }).click();
  await expect.poll(() => told(page, 'openLink')).toEqual([{ url: 'https://help.example.org/en/tips/gone' }]);
  await page.getByRole('link', { name: 'this tip' }).click();
  await expect(page.getByRole('heading', { name: 'My Word document looks different', level: 1 })).toBeVisible();
  expect(await told(page, 'tips.note')).toEqual([{ ...fonts, what: 'opened', where: 'conversation' }]);
  expect(await told(page, 'openLink')).toHaveLength(1);
});

test.describe('a search in vain', () => {
  const searchInVain = async (page: Page, text = 'zebra of Rina') => {
    await page.getByRole('searchbox').fill(text);
    await expect(page.getByText(/No tip fits yet|Belum ada tips yang cocok/)).toBeVisible();
  };

  for (const language of ['en', 'id'] as const) {
    test(`is told only after the user was shown what is told, and agreed: ${language}`, async ({ open }) => {
      const page = await open({ view: { name: 'home' }, language });
      await searchInVain(page);
      await expect(page.getByText('“zebra of [name]”')).toBeVisible();
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await expectAccessible(page, `asking, ${scheme}`);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await told(page, 'tips.unanswered')).toEqual([{ text: 'zebra of Rina' }]);
      await page.getByRole('button', { name: language === 'en' ? 'Just this once' : 'Kali ini saja' }).click();
      await expect(
        page.locator('main').getByText(language === 'en' ? 'Thank you. The help desk will see it.' : 'Terima kasih.'),
      ).toBeVisible();
      expect(await told(page, 'tips.unanswered')).toEqual([{ text: 'zebra of Rina' }, { text: 'zebra of Rina', answer: 'once' }]);
    });
  }

  test('is asked about once; no is for good, and can be changed in the settings', async ({ open }) => {
    const page = await open({ view: { name: 'home' } });
    await searchInVain(page);
    await page.getByRole('button', { name: 'No, thanks' }).click();
    await expect(page.locator('main').getByText('All right. Nothing is told')).toBeVisible();
    await searchInVain(page, 'okapi');
    await expect(page.locator('main').getByText('All right. Nothing is told')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Just this once' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Settings' }).click();
    const share = page.getByRole('switch', { name: 'Tell the help desk what I could not find' });
    await expect(share).not.toBeChecked();
    await share.check();
    await expect(share).toBeChecked();
    await page.getByRole('button', { name: 'Home' }).click();
    await searchInVain(page, 'tapir');
    await expect.poll(() => told(page, 'tips.unanswered')).toContainEqual({ text: 'tapir' });
    await expect(page.getByRole('button', { name: 'Just this once' })).toHaveCount(0);
  });
});

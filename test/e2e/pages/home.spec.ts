import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const heading = { en: 'What often helps', id: 'Yang sering membantu' } as const;
const often = (page: Page, language: 'en' | 'id' = 'en') => page.getByRole('list', { name: heading[language] });
const shown = (page: Page) =>
  page.evaluate(() =>
    window.fake.log.filter(({ call }) => call === 'tips.note').map(({ input }) => input as { id: string; where: string }),
  );

for (const language of ['en', 'id'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`what often helps is below the box: ${language}, ${colorScheme}`, async ({ open, page }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 900, height: 720 });
      await open({ view: { name: 'home' }, language, often: 5 });
      await expect(often(page, language).getByRole('listitem')).toHaveCount(5);
      await expectAccessible(page, `home, ${language}, ${colorScheme}`);
      await page.screenshot({ path: info.outputPath('home-900.png'), fullPage: true });
      await page.setViewportSize({ width: 380, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
      await expectAccessible(page, `home at 380 px, ${language}, ${colorScheme}`);
      await page.screenshot({ path: info.outputPath('home-380.png'), fullPage: true });
    });
  }
}

test('it gives way to what is typed, and comes back with an empty box', async ({ open }) => {
  const page = await open({ view: { name: 'home' }, often: 3 });
  await expect(often(page).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('searchbox').fill('w');
  await expect(often(page)).toHaveCount(0);
  await page.getByRole('searchbox').fill('');
  await expect(often(page).getByRole('listitem')).toHaveCount(3);
});

test('each is counted as shown on Home, and opens from the keyboard', async ({ open }) => {
  const page = await open({ view: { name: 'home' }, often: 2 });
  await expect(often(page).getByRole('button')).toHaveCount(2);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect
    .poll(() => shown(page))
    .toEqual([
      { id: 'missing-fonts', version: 2, what: 'shown', where: 'home' },
      { id: 'missing-fonts-1', version: 2, what: 'shown', where: 'home' },
    ]);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Report a problem' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /The help desk has answered/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(often(page).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'My Word document looks different', level: 1 })).toBeVisible();
  expect((await shown(page)).at(-1)).toEqual({ id: 'missing-fonts', version: 2, what: 'opened', where: 'home' });
});

test('with nothing that helps there is no heading either', async ({ open }) => {
  const page = await open({ view: { name: 'home' } });
  await expect(page.getByRole('button', { name: 'Report a problem' })).toBeVisible();
  await expect(page.getByRole('heading', { name: heading.en })).toHaveCount(0);
});

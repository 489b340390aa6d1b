import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import type { Scenario } from './fake-page.ts';
import { test } from './fixtures.ts';

const views: Readonly<Record<string, Scenario['view']>> = {
  home: { name: 'home' },
  report: { name: 'report' },
  tips: { name: 'tips' },
  tip: { name: 'tips', id: 'missing-fonts' },
  reports: { name: 'reports' },
  conversation: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000002' },
  computer: { name: 'computer' },
  contact: { name: 'contact' },
  settings: { name: 'settings' },
};

for (const language of ['en', 'id'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, view] of Object.entries(views)) {
      test(`${name} passes axe and fits 380 px and 200 %, ${language}, ${colorScheme}`, async ({ open, page }, info) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 900, height: 720 });
        await open({ language, ...(view === undefined ? {} : { view }) });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page, name);
        await page.screenshot({ path: info.outputPath(`${name}-900.png`) });
        for (const width of [450, 380]) {
          await page.setViewportSize({ width, height: 700 });
          const over = await page.evaluate(() => {
            const main = document.querySelector('main');
            return Math.max(document.documentElement.scrollWidth - innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth);
          });
          expect(over, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
        }
        await expectAccessible(page, `${name} at 380 px`);
        await page.screenshot({ path: info.outputPath(`${name}-380.png`) });
      });
    }
  }
}

test('news that may be missing is said on every page, with since when and whom to ask', async ({ open, page }) => {
  await open({ view: { name: 'home' }, sync: 'stale' });
  const banner = page.getByRole('status').filter({ hasText: 'News from the help desk may be missing' });
  await expect(banner).toContainText(/The last news that we could check came on (24 Nov|Nov 24,) 2026/);
  await expect(banner).toContainText('What you send still goes out.');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'stale');
  await banner.getByRole('button', { name: 'Contact' }).click();
  await expect(page.getByText('news may be missing')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(/News from the help desk checked: (24 Nov|Nov 24,) 2026/)).toBeVisible();
});

test('empty and troubled states say what to do', async ({ open, page }) => {
  await open({ empty: true, view: { name: 'reports' }, sync: 'foreign' });
  await expect(page.getByText('Nothing reported yet')).toBeVisible();
  await expect(page.getByText('This network wants you to sign in first')).toBeVisible();
  await expectAccessible(page, 'empty reports');
  await page.getByRole('button', { name: 'Tips' }).click();
  await expect(page.getByText('No tips yet')).toBeVisible();
});

test('a tip shows its picture from this computer, and its words where it is not', async ({ open }) => {
  const page = await open({ view: { name: 'tips', id: 'missing-fonts' }, picture: 'here' });
  const shown = page.getByRole('img', { name: 'The list of fonts' });
  await expect(shown).toBeVisible();
  await expect(shown).toHaveAttribute('src', /^blob:/);
  expect(await shown.evaluate((img) => (img instanceof HTMLImageElement ? [img.naturalWidth, img.naturalHeight] : null))).toEqual([
    640, 400,
  ]);
  const without = await open({ view: { name: 'tips', id: 'missing-fonts' }, picture: 'missing' });
  await expect(without.getByText('picture: The list of fonts')).toBeVisible();
  await expect(without.getByRole('img', { name: 'The list of fonts' })).toHaveCount(0);
});

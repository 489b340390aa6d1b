import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the report with everything unfolded passes axe and fits 420 px, ${colorScheme}`, async ({ open, page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 900, height: 720 });
    await open();
    await page.getByLabel('What happened?').fill('my word document looks different');
    await page.getByRole('button', { name: /My Word document looks different/ }).click();
    await expect(page.getByLabel('Step 1 done')).toBeVisible();
    await page.getByRole('button', { name: /^Which application/ }).click();
    await page.getByRole('radio', { name: 'Something else' }).check();
    await page.getByLabel('What is it called?').fill('An application with a very long name');
    await page.getByRole('switch', { name: 'Add a picture of the screen' }).check();
    await page.getByRole('button', { name: 'Add a black box' }).click();
    await page.getByRole('button', { name: 'See what will be sent' }).click();
    await page.getByRole('button', { name: /^Memory: / }).click();
    await page.getByRole('button', { name: /^Printers: / }).click();
    await page.getByRole('button', { name: 'Show the exact text' }).click();
    await expect(page.locator('pre')).toContainText('"hinders"');
    for (const width of [900, 420]) {
      await page.setViewportSize({ width, height: 720 });
      const over = await page.evaluate(() => {
        const main = document.querySelector('main');
        return Math.max(document.documentElement.scrollWidth - innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth);
      });
      expect(over, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(below, 'only the page inside the window scrolls').toBeLessThanOrEqual(0);
      await expectAccessible(page, `everything at ${width} px`);
      await page.screenshot({ path: info.outputPath(`everything-${width}.png`) });
    }
  });
}

import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';

/** The whole page wide and narrow, light and dark: axe finds nothing, nothing scrolls sideways, and there is a picture of each. */
export async function lookAt(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Styles follow at once, the components when they have heard of it: axe must not see half of each.
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      // The menu is folded away a moment after the width changed.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
          message: `${name} at ${width} px scrolls sideways`,
        })
        .toBeLessThanOrEqual(0);
      await expectAccessible(page, `${name}, ${colorScheme}, ${width} px`);
      await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

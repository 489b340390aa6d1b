import type { Page } from '@playwright/test';

/** Until what a page knows by now is on the screen: it draws, and hears of light, dark and its width, once a frame. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

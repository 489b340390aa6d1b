import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with every axe violation of the page as it is, named by rule and place. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // A page hears of light and dark, and of its width, with its next frame. Axe takes colours one by one: never between two schemes.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`,
  );
  expect(found, where).toEqual([]);
}

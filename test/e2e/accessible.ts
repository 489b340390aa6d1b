import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { drawn } from '../support/drawn.ts';

/** Fails with every axe violation of the page as it is, named by rule and place. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Axe takes colours one by one: never between two schemes.
  await drawn(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`,
  );
  expect(found, where).toEqual([]);
}

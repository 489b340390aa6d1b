import { expect, type Page } from '@playwright/test';
import { expectAccessible, test } from './fixtures.ts';

const question = 'What happened?';
const begun = (page: Page) => page.evaluate(() => window.fake.log.filter((one) => one.call === 'begin').length);
const application = (page: Page) => page.getByRole('button', { name: /^Which application is it about/ });

test('a click on the tray with nothing written asks about what is in front now', async ({ open, page }) => {
  await open();
  await expect(application(page)).toContainText('LibreOffice Writer');
  await page.evaluate(() => window.fake.click());
  await expect(application(page)).toContainText('Firefox');
  await expect(page.getByLabel(question)).toBeFocused();
  expect(await begun(page)).toBe(2);
  expect(await page.evaluate(() => window.fake.log.some((one) => one.call === 'discard'))).toBe(true);
});

test('a click on the tray leaves what is written, from another page as well', async ({ open, page }) => {
  await open();
  await page.getByLabel(question).fill('The printer does nothing');
  await page.evaluate(() => window.fake.click());
  await page.getByRole('button', { name: 'Contact' }).click();
  await expect(page).toHaveTitle('Contact – Pandu');
  await page.evaluate(() => window.fake.click());
  await expect(page.getByLabel(question)).toHaveValue('The printer does nothing');
  await expect(page.getByLabel(question)).toBeFocused();
  await expect(page).toHaveTitle('Report a problem – Pandu');
  await expect(application(page)).toContainText('LibreOffice Writer');
  expect(await begun(page)).toBe(1);
});

test('after a report was kept, a click and the way back from another page begin the next one', async ({ open, page }) => {
  await open();
  for (const comeBack of [() => window.fake.click(), null]) {
    await page.getByLabel(question).fill('The printer does nothing');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeFocused();
    if (comeBack) await page.evaluate(comeBack);
    else {
      await page.getByRole('button', { name: 'See my report' }).click();
      await page.getByRole('button', { name: 'Report', exact: true }).click();
    }
    await expect(page.getByLabel(question)).toHaveValue('');
    await expect(page.getByLabel(question)).toBeFocused();
  }
});

test('a reply waits until the report has a number', async ({ open, page }) => {
  await open();
  await page.getByLabel(question).fill('The printer does nothing');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'See my report' }).click();
  await expect(page.getByText('Kept safe here, will be sent')).toBeVisible();
  await expect(page.getByLabel('Your reply')).toHaveCount(0);
  await expectAccessible(page, 'a report without a number');
  await page.evaluate(() => window.fake.receive(12));
  await expect(page.getByText('Received as number 12')).toBeVisible();
  await expect(page.getByLabel('Your reply')).toBeVisible();
});

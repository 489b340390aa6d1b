import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

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

test('a reply that is begun survives a look at another page, and is gone once it is sent', async ({ open, page }) => {
  await open({ view: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000002' } });
  const reply = page.getByLabel('Your reply');
  await reply.fill('It is better, but');
  await page.getByRole('button', { name: 'Tips', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tips' })).toBeFocused();
  await page.goBack();
  await expect(reply).toHaveValue('It is better, but');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(reply).toHaveValue('');
  await page.reload();
  await expect(reply).toHaveValue('');
});

test('a page begins at its top; the report goes on where it was left', async ({ open, page }) => {
  await page.setViewportSize({ width: 500, height: 480 });
  await open();
  const top = () => page.locator('main').evaluate((main) => main.scrollTop);
  await page.getByRole('button', { name: 'See what will be sent' }).scrollIntoViewIfNeeded();
  const left = await top();
  expect(left).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(await top()).toBe(0);
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await expect.poll(top).toBe(left);
});

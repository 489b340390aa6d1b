import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const view = { name: 'contact' } as const;

test('an address is added and confirmed by keyboard; a wrong code says so, then it is theirs, and removable', async ({ open, page }) => {
  await open({ view });
  await page.getByLabel('Add a mail address').fill('rina');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Please type one mail address')).toBeVisible();
  await page.getByLabel('Add a mail address').fill('rina@example.org');
  await page.keyboard.press('Enter');
  const code = page.getByLabel('Code for rina@example.org');
  await expect(code, 'the next thing to do').toBeFocused();
  await expect(page.getByText('We have sent you a code')).toBeVisible();
  await expectAccessible(page, 'a code is waited for');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the code.')).toBeVisible();
  await expect(code).toBeFocused();
  await code.fill('abcd-efgh');
  await page.keyboard.press('Enter');
  await expect(page.getByText('rina@example.org is confirmed.').first()).toBeVisible();
  await expect(page.getByText('This is yours')).toBeVisible();
  await expectAccessible(page, 'confirmed');
  await page.getByRole('button', { name: 'Remove rina@example.org' }).click();
  await expect(page.getByText('rina@example.org is removed.').first()).toBeVisible();
  await expect(page.getByText('This is yours')).toHaveCount(0);
});

test('a code that is over leads to a new one', async ({ open, page }) => {
  await open({ view });
  await page.getByLabel('Add a mail address').fill('rina@example.org');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code for rina@example.org').fill('over');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This code is over. Ask for a new one.')).toBeVisible();
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await expect(page.getByLabel('Code for rina@example.org')).toBeVisible();
});

test('offline it says when, too many say how long, and where no mail is sent nothing is offered', async ({ open }) => {
  const offline = await open({ view, addresses: 'offline' });
  await expect(offline.getByText('as soon as there is a connection')).toBeVisible();
  await expect(offline.getByLabel('Add a mail address')).toHaveCount(0);
  const many = await open({ view, addresses: 'too-many' });
  await many.getByLabel('Add a mail address').fill('rina@example.org');
  await many.getByRole('button', { name: 'Send me a code' }).click();
  await expect(many.getByText('Please wait an hour.')).toBeVisible();
  const none = await open({ view, addresses: 'none' });
  await expect(none.getByText('For the help desk')).toBeVisible();
  await expect(none.getByText('Your mail address')).toHaveCount(0);
});

for (const language of ['en', 'id'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`it passes axe and fits 320 px, ${language}, ${colorScheme}`, async ({ open, page }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 900, height: 900 });
      await open({ view, language, addresses: 'some' });
      await page.getByRole('textbox').fill('rina@example.org');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox')).toHaveCount(2);
      await expectAccessible(page, 'contact');
      await page.screenshot({ path: info.outputPath('addresses-900.png'), fullPage: true });
      await page.setViewportSize({ width: 320, height: 900 });
      const over = await page.evaluate(() => {
        const main = document.querySelector('main');
        return Math.max(document.documentElement.scrollWidth - innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth);
      });
      expect(over).toBeLessThanOrEqual(0);
      await page.screenshot({ path: info.outputPath('addresses-320.png') });
    });
  }
}

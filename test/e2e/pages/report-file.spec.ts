import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const calls = (name: string) => window.fake.log.filter(({ call }) => call === name).length;

for (const language of ['en', 'id'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`offline, a kept report can be taken along; it fits 320 px and passes axe, ${language}, ${colorScheme}`, async ({
      open,
      page,
    }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 900, height: 800 });
      await open({ language, sync: 'offline', takeAlong: 'mailed', view: { name: 'report', text: 'The printer does nothing' } });
      await page.keyboard.press('Control+Enter');
      const card = page
        .getByRole('region')
        .or(page.locator('section'))
        .filter({ hasText: language === 'en' ? 'Cannot wait' : 'Tidak bisa menunggu' });
      await expect(card.last()).toBeVisible();
      await page.getByRole('button', { name: language === 'en' ? 'Send by e-mail' : 'Kirim lewat email' }).click();
      await expect(page.getByText(language === 'en' ? 'Your mail program was opened' : 'Program email Anda sudah terbuka')).toBeVisible();
      await expect(page.getByText('bantuan@example.org').first()).toBeVisible();
      await expectAccessible(page, 'taken along');
      await page.screenshot({ path: info.outputPath('taken-along-900.png'), fullPage: true });
      await page.setViewportSize({ width: 320, height: 700 });
      const over = await page.evaluate(() => {
        const main = document.querySelector('main');
        return Math.max(document.documentElement.scrollWidth - innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth);
      });
      expect(over).toBeLessThanOrEqual(0);
      await page.screenshot({ path: info.outputPath('taken-along-320.png'), fullPage: true });
    });
  }
}

test('a report that waits or was refused has it folded away, by keyboard; one that arrived has not', async ({ open, page }) => {
  await open({ view: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000004' } });
  const summary = page.getByText('Other ways to send it');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: /home/rina/Documents/report-00000001.pandu')).toBeVisible();
  await expect(page.getByText('Now send this file to bantuan@example.org, as an attachment.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the address' }).click();
  expect(await page.evaluate(() => window.fake.log.find(({ call }) => call === 'copyText')?.input)).toEqual({
    text: 'bantuan@example.org',
  });
  expect(await page.evaluate(calls, 'reportFile.save')).toBe(1);
  await expectAccessible(page, 'saved');
  await open({ view: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000005' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Other ways to send it')).toHaveCount(0);
});

test('no mail program, no address, no help desk, a full disk: each says what to do', async ({ open }) => {
  const view = { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000004' } as const;
  const press = async (scenario: Parameters<typeof open>[0], button: string, says: string) => {
    const page = await open({ view, ...scenario });
    await page.getByText('Other ways to send it').click();
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByText(says)).toBeVisible();
    return page;
  };
  await press({ takeAlong: 'saved' }, 'Send by e-mail', 'No mail program could be opened here');
  await press({ takeAlong: 'not-enrolled' }, 'Save as file', 'The help desk does not know this computer yet');
  await press({ takeAlong: 'failed' }, 'Save as file', 'Please choose another folder');
  await press({ takeAlong: 'gone' }, 'Save as file', 'No need any more: the help desk has it.');
  const page = await press({ policy: { contact: {} } }, 'Save as file', 'Now give this file to the help desk.');
  await expect(page.getByRole('button', { name: 'Send by e-mail' })).toHaveCount(0);
  const cancelled = await open({ view, takeAlong: 'cancelled' });
  await cancelled.getByText('Other ways to send it').click();
  await cancelled.getByRole('button', { name: 'Save as file' }).click();
  await expect(cancelled.getByRole('button', { name: 'Save as file' })).toBeEnabled();
  await expect(cancelled.getByText('Saved:')).toHaveCount(0);
});

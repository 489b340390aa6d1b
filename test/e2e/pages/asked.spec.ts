import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const view = { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000002' } as const;

test('a request for a fresh set: seen first, a section kept, sent; the focus stays where the answer is', async ({ open, page }) => {
  await open({ view, asked: true });
  await expect(page.getByText('Is it still slow after the restart?')).toBeVisible();
  await expect(page.getByTestId('announcer')).toContainText('how your computer is doing now');
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  await expect(page.getByRole('switch', { name: 'Recent errors' }), 'policy keeps it').toBeDisabled();
  await page.getByRole('switch', { name: 'Printers' }).uncheck();
  await page.getByRole('button', { name: 'Show the exact text' }).click();
  await expect(page.locator('pre')).toContainText('printers');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const thanks = page.getByText('Thank you! Kept safe');
  await expect(thanks.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'No, thanks' })).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Thank you! Kept safe');
  const sent = await page.evaluate(() => window.fake.log.find(({ call }) => call === 'freshSet.send')?.input);
  expect(sent).toMatchObject({ sectionsOff: ['printers'], shown: 'b'.repeat(64) });
});

test('a no is one click, and nobody is blamed for it', async ({ open, page }) => {
  await open({ view, asked: true, language: 'id' });
  await page.getByRole('button', { name: 'Tidak, terima kasih' }).click();
  await expect(page.getByText('Tidak ada yang dikirim, dan itu tidak apa-apa.').first()).toBeVisible();
});

test('a full disk says so, and the choice stays', async ({ open, page }) => {
  await open({ view, asked: true, send: 'full' });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The disk is full');
  await expect(page.getByRole('button', { name: 'No, thanks' })).toBeVisible();
});

test('the list of reports shows where somebody asks', async ({ open, page }) => {
  await open({ view: { name: 'reports' }, asked: true });
  await expect(page.getByRole('button', { name: /My letter looks different/ })).toContainText('A question for you');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the question passes axe and fits 380 px, ${colorScheme}`, async ({ open, page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 900, height: 900 });
    await open({ view, asked: true });
    await page.getByRole('button', { name: 'See what will be sent' }).click();
    await page.getByRole('button', { name: /^Memory: / }).click();
    for (const width of [900, 380]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByRole('heading', { name: /asks how your computer/ }).scrollIntoViewIfNeeded();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page, `the question at ${width} px`);
      await page.screenshot({ path: info.outputPath(`asked-${width}.png`) });
    }
  });
}

import { expect } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

const pages = [
  '/tickets',
  '/tips',
  '/tips/new',
  '/canned-answers',
  '/announcements',
  '/desktops',
  '/groups',
  '/keys',
  '/users',
  '/assignment-rules',
  '/policy',
  '/audit',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page passes axe, ${colorScheme}, and fits 360 px`, async ({ desk, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await page.getByLabel('Sign-in name').waitFor();
    await expectAccessible(page, 'sign in');
    await signInFirst(page, desk);
    const [first] = await seedHelpDesk(desk.url, desk.enrolmentKey);
    for (const path of [...pages, `/tickets/${first?.ticketId}`]) {
      await page.goto(`/#${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Loading …')).toHaveCount(0);
      await expectAccessible(page, path);
    }
    await page.getByRole('button', { name: /^Disks/ }).click();
    await page.getByRole('button', { name: /^Recent errors/ }).click();
    await expectAccessible(page, 'ticket with open sections');
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of [...pages, `/tickets/${first?.ticketId}`]) {
      await page.goto(`/#${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Loading …')).toHaveCount(0);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}

test('the queue works by keyboard alone, and nothing jumps under it', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await expect(page.getByRole('row')).toHaveCount(5);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('a');
  await expect(page.getByText('#1 is yours')).toBeVisible();
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await expect(page.getByRole('button', { name: 'Show 4 new tickets' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(5);
  await page.keyboard.press('/');
  await page.keyboard.type('Word document');
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('searchbox').press('Tab');
  await page
    .getByRole('searchbox')
    .evaluate((box) => box.ownerDocument.activeElement instanceof HTMLElement && box.ownerDocument.activeElement.blur());
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My Word document looks different');
});

test('Indonesian, and a role that may do less', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.getByRole('banner').getByRole('button', { name: 'Administrator' }).click();
  await page.getByText('Bahasa Indonesia').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Tiket' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.getByRole('link', { name: 'Pengguna dan peran' }).click();
  await page.getByRole('button', { name: 'Pengguna baru' }).click();
  await page.getByLabel('Nama', { exact: true }).fill('Rina');
  await page.getByLabel('Nama masuk').fill('rina');
  await page.getByRole('button', { name: 'Tambah' }).click();
  const oneTime = await page.getByLabel('Kata sandi sekali pakai').textContent();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Administrator' }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama masuk').fill('rina');
  await page.getByLabel('Kata sandi', { exact: true }).fill(oneTime ?? '');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByLabel('Kata sandi sekali pakai').fill(oneTime ?? '');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('sarapan nasi uduk');
  await page.getByLabel('Ulangi kata sandi baru').fill('sarapan nasi uduk');
  await page.getByRole('button', { name: 'Tetapkan kata sandi' }).click();
  await expect(page.getByRole('link', { name: 'Kiat' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Kebijakan' })).toHaveCount(0);
  await page.goto('/#/policy');
  await expect(page.getByRole('heading', { name: 'Bukan untuk peran Anda' })).toBeVisible();
});

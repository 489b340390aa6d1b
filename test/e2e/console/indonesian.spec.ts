import { expect, type Page } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { enrolDesktop } from '../../support/seed.ts';
import { seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

// Another help desk that does not answer: its page has something to say.
test.use({
  environment: {
    ...{ PANDU_RT_URL: 'http://127.0.0.1:9', PANDU_RT_QUEUE: 'Pandu', PANDU_RT_TOKEN: '1-22-x' },
    ...{ PANDU_SMS_COUNTRY: '+62', PANDU_SMS_HTTP_URL: 'http://127.0.0.1:9', PANDU_SMS_HTTP_SECRET: 'a-secret-of-twenty-letters' },
  },
});
test.setTimeout(240_000);

/** Words that hold every English sentence together, and that no Indonesian one has. */
const english = /\b(the|and|of|with|from|for|is|are|was|not|nobody|yet|your|you|this|that|when|which|what|who|they|it)\b/i;

const [sari] = seedReports();
if (!sari) throw new Error('nothing to seed with');

/** Titles and other names stand in quotes, and stay what they are. */
const withoutNames = (text: string) => text.replaceAll(/“[^”]*”/g, '');

/** What somebody sees or hears, a piece for each element; code, and what is marked as another language, is left out. */
const wordsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('script, style, code, pre, kbd, [lang]:not(html)') || !element.checkVisibility()) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '');
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });

const table = [
  { path: '/policy', heading: 'Kebijakan', says: 'Dengan kata-kata, bila jam kerja' },
  { path: '/channels', heading: 'Saluran', says: 'Cara orang menghubungi Anda' },
  { path: '/bridges', heading: 'Meja bantuan lain', says: 'Tidak menjawab' },
  { path: '/calls/ID', heading: /./, says: 'Sedang menelepon' },
  { path: '/canned-answers', heading: 'Jawaban siap pakai', says: 'Belum ada jawaban siap pakai' },
  { path: '/assignment-rules', heading: 'Aturan penugasan', says: 'Belum ada aturan' },
];

test('pages of the ways in and of the agents’ day are Indonesian throughout, and pass axe at 320 px', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const desktop = await enrolDesktop(desk.url, desk.enrolmentKey, { ...sari.inventory, language: 'id' });
  const { code } = await desktop.call(desktopRoutes.createSupportCode, { body: {} });
  const opened = await page.request.post('/api/v1/agent/calls', { headers: { 'x-pandu': '1' }, data: { code } });
  expect(opened.status(), await opened.text()).toBe(201);
  const { id } = await opened.json();
  await page.evaluate(() => localStorage.setItem('pandu.language', 'id'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  for (const { path, heading, says } of table) {
    await test.step(path, async () => {
      await page.goto(`/#${path.replace('ID', id)}`);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText('Memuat …')).toHaveCount(0);
      await expect(page.getByText(says).first()).toBeVisible();
      await page.setViewportSize({ width: 320, height: 900 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await expectAccessible(page, `${path}, 320 px`);
      await page.screenshot({ path: info.outputPath(`${path.split('/')[1]}-320.png`), fullPage: true });
      await page.setViewportSize({ width: 1440, height: 900 });
      const words = await wordsOf(page);
      expect(words.length, 'something is read').toBeGreaterThan(20);
      expect(
        words.filter((text) => english.test(withoutNames(text))),
        path,
      ).toEqual([]);
    });
  }
});

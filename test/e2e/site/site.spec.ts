import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { changePolicy, signInAdmin } from '../../support/agent.ts';
import { png } from '../../support/pictures.ts';
import { expectAccessible } from '../accessible.ts';
import { password, signInFirst, test } from '../console/fixtures.ts';

const library = join(import.meta.dirname, '../../../dist/tips.json');
test.use({ starterTips: library });

async function openSite(page: Page, desk: { url: string; oneTimePassword: string }) {
  const call = await signInAdmin(page.context().request, desk.url, desk.oneTimePassword, password);
  await changePolicy(call, {
    sitePublic: true,
    siteUrl: 'https://help.example.org',
    organisation: 'Dinas Contoh',
    contact: { phone: '021 555 0101', email: 'bantuan@example.org', hours: 'Monday to Friday, 08:00-16:00' },
  });
  await page.context().clearCookies();
  return call;
}

test('the administrator opens the site, and anybody reads it', async ({ desk, page }) => {
  await signInFirst(page, desk);
  expect((await page.request.get('/help/en/')).status()).toBe(404);
  await page.getByRole('link', { name: 'Policy' }).click();
  await page.getByRole('switch', { name: 'Readable without signing in' }).check();
  await page.getByLabel('Address of the site').fill(`${desk.url}/help`);
  await page.getByRole('button', { name: 'Save and push' }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Open the site' }).click();
  const site = await opened;
  await expect(site.getByRole('heading', { level: 1, name: 'All tips' })).toBeVisible();
  await page.context().clearCookies();
  await site.reload();
  await expect(site.getByRole('main').getByRole('listitem')).toHaveCount(JSON.parse(readFileSync(library, 'utf8')).length);
});

test('without JavaScript: search, read, choose the desktop, go on', async ({ desk, page }) => {
  await openSite(page, desk);
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false, locale: 'id-ID', baseURL: desk.url });
  if (!context) throw new Error('no browser');
  const reader = await context.newPage();
  await reader.goto('/help/');
  await expect(reader).toHaveURL(/\/help\/id\/$/);
  await reader.getByRole('link', { name: 'English' }).click();
  await reader.getByRole('searchbox', { name: 'What is wrong?' }).fill('blury screen 4k');
  await reader.keyboard.press('Enter');
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('for “blury screen 4k”');
  await reader.getByRole('main').getByRole('link').first().click();
  await expect(reader).toHaveURL(/\/help\/en\/tips\/blurry-display$/);
  await expect(reader.getByRole('listitem').filter({ hasText: 'MATE:' }).first()).toBeVisible();
  await reader.getByRole('navigation', { name: 'Steps for' }).getByRole('link', { name: 'KDE Plasma' }).click();
  await expect(reader.getByText('System Settings').first()).toBeVisible();
  await expect(reader.getByText('MATE:')).toHaveCount(0);
  await reader.getByRole('region', { name: 'Other tips that may help' }).getByRole('link').first().click();
  await expect(reader).toHaveURL(/desktop=kde-plasma/);
  await reader.getByRole('link', { name: 'Bahasa Indonesia' }).click();
  await expect(reader.locator('html')).toHaveAttribute('lang', 'id');
  await reader.getByRole('navigation', { name: 'Halaman' }).getByRole('link', { name: 'Kontak' }).click();
  await expect(reader.getByRole('link', { name: '021 555 0101' })).toHaveAttribute('href', 'tel:0215550101');
  await context.close();
});

test('shows the pictures of a tip, as long as the tip is there', async ({ desk, page }) => {
  const call = await openSite(page, desk);
  await signInAgain(page, desk.url);
  const bytes = png({ width: 320, height: 200 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `/help/pictures/${sha256}`;
  const stored = await page.request.put(`${desk.url}/api/v1/agent/tips/pictures/${sha256}`, {
    headers: { 'x-pandu': '1', 'content-type': 'application/octet-stream' },
    data: bytes,
  });
  expect(stored.status(), await stored.text()).toBe(200);
  const empty = { cause: '', alternatives: '', keywords: [] };
  const body = {
    app: 'Printing',
    causeKind: 'howto' as const,
    texts: {
      en: {
        ...empty,
        title: 'The zebra printer blinks',
        problem: `A lamp blinks.\n\n![The lamp that blinks](picture:${sha256})`,
        steps: ['Look.'],
      },
    },
    audience: {},
    findings: [],
    related: [],
  };
  const { id } = await call(agentRoutes.createTip, { body });
  expect((await page.request.get(path)).status(), 'a draft shows nothing to the public').toBe(404);
  await call(agentRoutes.publishTip, { params: { id }, query: {} });
  await page.context().clearCookies();
  await page.goto(`/help/en/tips/${id}`);
  const shown = page.getByRole('img', { name: 'The lamp that blinks' });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((img) => (img instanceof HTMLImageElement ? [img.naturalWidth, img.naturalHeight] : null))).toEqual([
    320, 200,
  ]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page, 'a tip with a picture');
  await signInAgain(page, desk.url);
  await call(agentRoutes.withdrawTip, { params: { id } });
  await page.context().clearCookies();
  expect((await page.request.get(path)).status(), 'withdrawn').toBe(404);
});

test('answers while one types; nothing is fetched before', async ({ desk, page }) => {
  await openSite(page, desk);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/help/en/tips/blurry-display');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(asked.filter((path) => path.includes('index.json') || path.includes('as-you-type'))).toEqual([]);
  const box = page.getByRole('searchbox', { name: 'What is wrong?' });
  await box.focus();
  await box.pressSequentially('printr missing');
  const hits = page.getByRole('search').getByRole('listitem');
  await expect(page.getByRole('status')).toContainText('for “printr missing”');
  await expect(hits.first()).toContainText(/print/i);
  const [first] = await hits.getByRole('link').all();
  const title = (await first?.locator('.hits-name').textContent()) ?? '';
  // The same engine on the server: the same answer first.
  const server = await page.request.get('/help/en/search?q=printr+missing');
  const main = (await server.text()).split('<main')[1] ?? '';
  expect(main.indexOf(title)).toBeLessThan(main.indexOf('</li>'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await box.fill('qzxvkwj');
  await expect(page.getByRole('status')).toContainText('No tip for “qzxvkwj”');
});

test('is small', async ({ desk, page }) => {
  await openSite(page, desk);
  const sizeOf = async (path: string) => {
    const response = await page.request.get(path, { headers: { 'accept-encoding': 'gzip' } });
    return gzipSync(await response.body()).length;
  };
  await page.goto('/help/en/');
  const paths = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  const style = paths.find((path) => path.endsWith('.css')) ?? '';
  const script = paths.find((path) => path.endsWith('.js')) ?? '';
  const fetched = page.waitForRequest(/as-you-type/);
  await page.getByRole('searchbox').focus();
  const engine = new URL((await fetched).url()).pathname;
  expect(paths.filter((path) => !path.endsWith('.svg'))).toHaveLength(2);
  const sizes = {
    home: await sizeOf('/help/en/'),
    tip: await sizeOf('/help/en/tips/blurry-display'),
    style: await sizeOf(style),
    script: await sizeOf(script),
    engine: await sizeOf(engine),
    index: await sizeOf('/help/en/index.json'),
  };
  test.info().annotations.push({ type: 'bytes, zipped', description: JSON.stringify(sizes) });
  expect(sizes.home + sizes.style).toBeLessThan(30_000);
  expect(sizes.tip + sizes.style).toBeLessThan(30_000);
  expect(sizes.script + sizes.engine).toBeLessThan(60_000);
});

test('light and dark, narrow and wide, on paper', async ({ desk, page }) => {
  const call = await openSite(page, desk);
  await signInAgain(page, desk.url);
  await call(agentRoutes.createAnnouncement, {
    body: {
      kind: 'issue',
      title: { en: 'The mail server is down', id: 'Server surel sedang mati' },
      body: { en: 'It is not you. We expect it back at **14:00**.', id: 'Bukan karena Anda. Perkiraan pulih pukul **14.00**.' },
      audience: { applications: ['Thunderbird'] },
      startsAt: new Date(Date.now() - 3_600_000).toISOString(),
      endsAt: null,
    },
  });
  await page.context().clearCookies();
  const shots = process.env.PANDU_SHOTS;
  for (const path of ['/help/en/', '/help/id/tips/blurry-display', '/help/en/search?q=printer', '/help/en/contact', '/help/id/tips/none']) {
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 320],
    ] as const) {
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(width);
      await expectAccessible(page, `${path}, ${colorScheme}, ${width}`);
      if (shots)
        await page.screenshot({
          path: `${shots}/${path.replaceAll(/\W+/g, '-')}-${colorScheme}-${width}.png`,
          fullPage: path !== '/help/en/',
        });
    }
  }
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.setViewportSize({ width: 800, height: 1000 });
  await page.goto('/help/id/tips/blurry-display');
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByText('https://help.example.org/id/tips/blurry-display')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(29, 41, 39)');
  if (shots) await page.screenshot({ path: `${shots}/print.png`, fullPage: true });
});

async function signInAgain(page: Page, origin: string): Promise<void> {
  const reply = await page.context().request.post(`${origin}/api/v1/agent/session`, { data: { login: 'admin', password } });
  expect(reply.status()).toBe(200);
}

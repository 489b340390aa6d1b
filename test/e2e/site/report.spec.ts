import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { type AgentCall, changePolicy, signInAdmin } from '../../support/agent.ts';
import { png } from '../../support/pictures.ts';
import { expectAccessible } from '../accessible.ts';
import { type HelpDesk, password, signInFirst, test } from '../console/fixtures.ts';
import { photo } from './photo.ts';

const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

async function openSite(page: Page, desk: HelpDesk): Promise<AgentCall> {
  const call = await signInAdmin(page.context().request, desk.url, desk.oneTimePassword, password);
  await changePolicy(call, {
    sitePublic: true,
    siteUrl: `${desk.url}/help`,
    organisation: 'Dinas Contoh',
    contact: { phone: '021 555 0101' },
  });
  return call;
}
/** Somebody else's browser: no script, no cookie, a telephone's screen. */
async function telephone(page: Page, desk: HelpDesk, locale: string): Promise<BrowserContext> {
  const browser: Browser | null = page.context().browser();
  if (!browser) throw new Error('no browser');
  return browser.newContext({ javaScriptEnabled: false, locale, baseURL: desk.url, viewport: { width: 320, height: 640 } });
}
const answer = (call: AgentCall, id: string, text: string) =>
  call(agentRoutes.putAgentMessage, { params: { id, messageId: newId() }, body: { text, answer: null, note: false, status: 'waiting' } });

test('from a telephone, without JavaScript, in Indonesian: report, keep the link, read the answer, go on, solved', async ({
  desk,
  page,
}) => {
  const call = await openSite(page, desk);
  const context = await telephone(page, desk, 'id-ID');
  const reader = await context.newPage();
  await reader.goto('/help/report');
  await expect(reader.getByRole('heading', { level: 1, name: 'Laporkan masalah' })).toBeVisible();
  // What a browser refuses to send by itself, an old one sends: the page comes back with everything.
  await reader.getByLabel('Apa yang terjadi?').fill('Layar hitam sejak pagi');
  await reader.getByLabel('Tidak bisa bekerja').check();
  await reader.getByLabel('Nama Anda').fill('Budi');
  await reader.getByLabel('Nomor di komputer Anda').fill('PC-042');
  await reader.getByLabel('Gambar').setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film') });
  await reader.getByRole('button', { name: 'Kirim' }).click();
  await expect(reader.getByRole('alert')).toContainText('bukan gambar');
  await expect(reader.getByLabel('Apa yang terjadi?')).toHaveValue('Layar hitam sejak pagi');
  await expect(reader.getByLabel('Tidak bisa bekerja')).toBeChecked();
  await reader.getByLabel('Gambar').setInputFiles({ name: 'layar.png', mimeType: 'image/png', buffer: png() });
  await reader.getByRole('button', { name: 'Kirim' }).click();
  await expect(reader.getByRole('heading', { level: 1, name: 'Laporan Anda #1' })).toBeVisible();
  await expect(reader.getByRole('status')).toContainText('Laporan Anda sudah kami terima');
  const link = reader.url().split('?')[0] ?? '';
  await expect(reader.getByText(link, { exact: true })).toBeVisible();
  await expect(reader.getByRole('img', { name: 'Gambar 1' })).toHaveJSProperty('naturalWidth', 40);

  const { items } = await call(agentRoutes.listTickets, { query: {} });
  await answer(call, items[0]?.id ?? '', 'Coba tekan **tombol kiri**.');
  // Another day: only the link is left.
  const later = await context.newPage();
  await later.goto(link);
  await expect(later.getByText('tombol kiri')).toBeVisible();
  await later.getByLabel('Pesan Anda').fill('Menyala lagi!');
  await later.getByRole('button', { name: 'Kirim' }).click();
  await expect(later.getByRole('status')).toContainText('Pesan Anda sudah kami terima');
  await later.getByRole('button', { name: 'Ya, sudah' }).click();
  await expect(later.getByText('Selesai.', { exact: true })).toBeVisible();
  // Reading it again sends nothing again.
  await later.reload();
  await expect(later.getByRole('listitem').filter({ hasText: 'Menyala lagi!' })).toHaveCount(1);
  await later.getByRole('link', { name: 'English' }).click();
  await expect(later.getByRole('heading', { level: 1, name: 'Your report #1' })).toBeVisible();
  await context.close();
});

test('a photo of a telephone keeps its right side up, and does not say where it was taken', async ({ desk, page }) => {
  const call = await openSite(page, desk);
  await page.goto('/help/en/report');
  await page.getByLabel('What happened?').fill('See the photo');
  await page.getByLabel('Your name').fill('Budi');
  const bytes = await photo(page);
  expect(bytes.includes('GPS-SECRET')).toBe(true);
  await page.getByLabel('Pictures').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: bytes });
  await page.getByRole('button', { name: 'Send' }).click();
  const shown = page.getByRole('img', { name: 'Picture 1' });
  // 64 by 32, lying on its side.
  await expect(shown).toHaveJSProperty('naturalWidth', 32);
  await expect(shown).toHaveJSProperty('naturalHeight', 64);
  const address = await shown.getAttribute('src');
  const kept = await (await page.request.get(new URL(address ?? '', page.url()).href)).body();
  expect(kept.includes('GPS-SECRET')).toBe(false);
  expect((await call(agentRoutes.listTickets, { query: {} })).items[0]?.channel).toBe('web');
});

test('light and dark, 320 px and wide, on paper; every field by keyboard', async ({ desk, page }) => {
  const call = await openSite(page, desk);
  const shots = process.env.PANDU_SHOTS;
  await page.goto('/help/en/report');
  await page.getByLabel('What happened?').focus();
  const order: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    order.push(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? ''));
    await page.keyboard.press('Tab');
  }
  // The field for programs is not among them.
  expect(order.slice(0, 6)).toEqual(['text', 'hinders', 'name', 'tag', 'mail', 'pictures']);
  await page.getByLabel('What happened?').fill('The screen stays black. '.repeat(12));
  await page.getByLabel('Your name').fill('averylongnamewithoutanyspaceinitatall'.repeat(3));
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('status')).toContainText('has arrived');
  const conversation = new URL(page.url()).pathname;
  const { items } = await call(agentRoutes.listTickets, { query: {} });
  await call(agentRoutes.putAgentMessage, {
    params: { id: items[0]?.id ?? '', messageId: newId() },
    body: {
      text: '',
      answer: {
        problem: 'No picture',
        cause: 'A cable',
        causeKind: 'desktop',
        alternatives: 'Use the laptop',
        steps: ['Push the cable in.', 'Switch it on.'],
      },
      note: false,
      status: 'waiting',
    },
  });
  const paths = [
    '/help/en/report',
    '/help/id/report',
    `${conversation}?said=report`,
    conversation.replace('/en/', '/id/'),
    '/help/en/wall',
    '/help/id/wall',
  ];
  for (const path of paths) {
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 320],
      ['light', 320],
    ] as const) {
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width}`).toBeLessThanOrEqual(width);
      await expectAccessible(page, `${path}, ${colorScheme}, ${width}`);
      if (shots) {
        const name = path.replace(/my\/[\w-]+/, 'my').replaceAll(/\W+/g, '-');
        await page.screenshot({ path: `${shots}/${name}-${colorScheme}-${width}.png`, fullPage: true });
      }
    }
  }
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto(conversation);
  await expect(page.getByLabel('Your message')).toBeHidden();
  await expect(page.getByText('Push the cable in.')).toBeVisible();
  await page.goto('/help/en/wall');
  await expect(page.getByRole('img', { name: 'QR code of the report form' })).toBeVisible();
  await expect(page.getByText(`${desk.url.replace('http://', '')}/help/report`)).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1123);
  if (shots) await page.screenshot({ path: `${shots}/wall-print.png`, fullPage: true });
});

test('the agent sees who says so, ties the desktop after asking, and the policy closes the form', async ({ desk, page }) => {
  const enrolled = await page.request.post(`${desk.url}/api/v1/desktops`, {
    data: {
      id: newId(),
      enrolmentKey: desk.enrolmentKey,
      inventory: {
        userName: 'budi',
        hostName: 'pc-042',
        distribution: 'Debian 12',
        desktop: 'GNOME',
        sessionType: 'x11',
        language: 'id',
        panduVersion: '0.1.0',
      },
    },
  });
  expect(enrolled.status()).toBe(201);
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Policy' }).click();
  await page.getByRole('switch', { name: 'Readable without signing in' }).check();
  await expect(page.getByRole('switch', { name: 'With a form to report problems' })).toBeChecked();
  await page.getByLabel('Address of the site').fill(`${desk.url}/help`);
  await page.getByRole('button', { name: 'Save and push' }).click();
  await expect(page.getByRole('link', { name: 'A sheet with QR code for the wall' })).toHaveAttribute('href', '/help/wall');
  await page.emulateMedia({ colorScheme: 'dark' });

  const context = await telephone(page, desk, 'en-GB');
  const reader = await context.newPage();
  await reader.goto('/help/report');
  await reader.getByLabel('What happened?').fill('No picture');
  await reader.getByLabel('Your name').fill('Budi Santoso');
  await reader.getByLabel('Number on your computer').fill('PC-042');
  await reader.getByLabel('Your e-mail address').fill('budi@example.org');
  await reader.getByRole('button', { name: 'Send' }).click();
  await expect(reader.getByRole('heading', { level: 1, name: 'Your report #1' })).toBeVisible();
  await context.close();

  await page.goto('/');
  await page.getByRole('link', { name: /No picture/ }).click();
  await expect(page.getByText('by the web form')).toBeVisible();
  await expect(page.getByText('budi@example.org (not verified)')).toBeVisible();
  await expect(page.getByText('1 enrolled desktop has this name:')).toBeVisible();
  await expectAccessible(page, 'ticket of the web form');
  // Nothing of the desktop before an agent has made sure.
  await expect(page.getByRole('button', { name: 'Ask for fresh diagnostics' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Find a desktop by person or computer …' }).fill('nobody at all');
  await expect(page.getByText('No other desktop matches.')).toBeVisible();
  const shots = process.env.PANDU_SHOTS;
  if (shots) await page.screenshot({ path: `${shots}/console-web.png` });
  await page.getByRole('button', { name: 'Tie to budi@pc-042' }).click();
  await expect(page.getByRole('dialog')).toContainText('This cannot be taken back.');
  await page.getByRole('dialog').getByRole('button', { name: 'Tie' }).click();
  await expect(page.getByText('Tied to budi@pc-042: the conversation is shown there too.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask for fresh diagnostics' })).toBeVisible();
  await expectAccessible(page, 'ticket of the web form, tied');

  await page.getByRole('link', { name: 'Policy' }).click();
  await page.getByRole('switch', { name: 'With a form to report problems' }).uncheck();
  await page.getByRole('button', { name: 'Save and push' }).click();
  await expect.poll(async () => (await page.request.get('/help/en/report')).status()).toBe(404);
});

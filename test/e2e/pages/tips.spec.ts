import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const view = { name: 'tips', id: 'missing-fonts' } as const;
const steps = [
  '[Open the printer settings](pandu:open-printer-settings) and look.',
  '[Empty the trash](pandu:empty-trash), or [start it](pandu:format-the-disk), or [read](https://example.org/a).',
  'Then [copy this path](pandu:copy?text=%2Fhome%2Fbudi).',
];
const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.fake.log.filter(({ call }) => call === wanted).map(({ input }) => input), name);

test('a step opens what it names; what cannot be done here is plain words', async ({ open, page }, info) => {
  await open({ view, steps, actions: ['open-printer-settings', 'copy /home/budi'] });
  await page.getByRole('button', { name: 'Open the printer settings' }).click();
  await expect(page.getByText('It opens in a moment.')).toBeVisible();
  await page.getByRole('button', { name: 'copy this path' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  for (const words of ['Empty the trash', 'start it']) {
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole('button', { name: words })).toHaveCount(0);
    await expect(page.getByRole('link', { name: words })).toHaveCount(0);
  }
  expect(await calls(page, 'tips.act')).toEqual([
    { id: 'missing-fonts', action: 'open-printer-settings' },
    { id: 'missing-fonts', action: 'copy?text=%2Fhome%2Fbudi' },
  ]);
  expect(await calls(page, 'openLink'), 'no action is ever a link').toEqual([]);
  await page.getByRole('link', { name: 'read' }).click();
  expect(await calls(page, 'openLink')).toEqual([{ url: 'https://example.org/a' }]);
  await expectAccessible(page, 'steps with actions');
  await page.setViewportSize({ width: 900, height: 1500 });
  await page.screenshot({ path: info.outputPath('actions.png') });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`long steps with buttons pass axe and fit 320 px, ${colorScheme}`, async ({ open, page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open({
      view,
      steps: [
        'Empty the Trash, after a look inside. [Open **Trash**](pandu:open-trash) in Files and choose [**Empty Trash**](pandu:empty-trash).',
        '[See what uses the space](pandu:open-disk-usage):\n- **GNOME:** open **Disk Usage Analyzer** from the menu.',
        'Answer, with [a long line of words that does not fit on a narrow screen at all](pandu:copy?text=x).',
      ],
      actions: ['open-trash', 'empty-trash', 'open-disk-usage', 'copy x'],
      policy: { siteUrl: 'https://a-rather-long-name-of-a-help-desk.dinas-komunikasi.example.org' },
      day: true,
    });
    await page.getByRole('button', { name: 'QR code' }).click();
    for (const width of [900, 320]) {
      await page.setViewportSize({ width, height: 1500 });
      const over = await page.evaluate(() => {
        const main = document.querySelector('main');
        return main === null ? 0 : main.scrollWidth - main.clientWidth;
      });
      expect(over, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page, `steps at ${width} px`);
      await page.screenshot({ path: info.outputPath(`steps-${width}.png`) });
    }
  });
}

test('an action that does not work says so, and one that was declined says nothing', async ({ open, page }) => {
  await open({ view, steps, actions: ['open-printer-settings'], act: 'failed' });
  await page.getByRole('button', { name: 'Open the printer settings' }).click();
  await expect(page.getByText('That did not work here.')).toBeVisible();
  await open({ view, steps, actions: ['empty-trash'], act: 'declined' });
  await page.getByRole('button', { name: 'Empty the trash' }).click();
  await expect.poll(() => calls(page, 'tips.act')).toHaveLength(1);
  await expect(page.getByRole('status').filter({ hasText: /work|moment/ })).toHaveCount(0);
});

test('an address that is no action of ours is never followed', async ({ open, page }) => {
  const hostile = [
    'pandu:open-trash/../x',
    'pandu://open-trash',
    'PANDU:open-trash',
    'pandu:%6Fpen-trash',
    'javascript:alert(1)',
    'data:text/html,x',
  ];
  await open({ view, steps: hostile.map((url, index) => `[hostile ${index}](${url})`), actions: ['open-trash'] });
  await expect(page.getByText('hostile 5')).toBeVisible();
  expect(await page.locator('article a, article button').count()).toBe(0);
});

test('the tip of the day: read, put away, switched off and back', async ({ open, page }, info) => {
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Tip of the day' }) });
  await open({ view: { name: 'home' }, day: true });
  await expect(card).toContainText('My Word document looks different');
  await expect(page.getByLabel('What is wrong?'), 'it stays out of the way').toBeFocused();
  await expectAccessible(page, 'tip of the day');
  await page.screenshot({ path: info.outputPath('day.png') });
  await card.getByRole('button', { name: 'No more tips of the day' }).click();
  await expect(page.getByTestId('announcer')).toContainText('No more tips of the day');
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('heading', { name: 'My Word document looks different', level: 1 })).toBeFocused();
  expect(await calls(page, 'tips.note')).toContainEqual({ id: 'missing-fonts', version: 2, what: 'opened', where: 'day' });
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page.getByLabel('What is wrong?')).toBeFocused();
  await expect(card).toHaveCount(0);
});

test('not today is one click; typing hides the card', async ({ open, page }) => {
  const title = page.getByRole('heading', { name: 'Tips hari ini' });
  await open({ view: { name: 'home' }, day: true, language: 'id' });
  await expect(title).toBeVisible();
  await page.keyboard.type('pr');
  await expect(title).toHaveCount(0);
  await page.getByLabel('Ada masalah apa?').fill('');
  await page.getByRole('button', { name: 'Jangan hari ini' }).click();
  await expect(title).toHaveCount(0);
  expect(await calls(page, 'tips.notToday')).toHaveLength(1);
});

test('the settings have its switch, and say when the organisation has switched it off', async ({ open, page }) => {
  await open({ view: { name: 'settings' } });
  await page.getByRole('switch', { name: 'Tip of the day' }).uncheck();
  await expect(page.getByRole('switch', { name: 'Tip of the day' })).not.toBeChecked();
  await open({ view: { name: 'settings' }, policy: { tipOfTheDay: false } });
  await expect(page.getByRole('switch', { name: 'Tip of the day' })).toBeDisabled();
  await expect(page.getByText('Your organisation has switched the tip of the day off.')).toBeVisible();
});

test('shared with a colleague: text, address, code', async ({ open, page }, info) => {
  await open({ view, steps, policy: { siteUrl: 'https://help.example.org/' } });
  await page.getByRole('button', { name: 'Copy as text' }).click();
  const [copied] = (await calls(page, 'copyText')) as { text: string }[];
  expect(copied?.text).toContain('1. Open the printer settings and look.');
  expect(copied?.text).not.toContain('pandu:');
  expect(copied?.text.endsWith('https://help.example.org/tips/missing-fonts')).toBe(true);
  await page.getByRole('button', { name: 'QR code' }).click();
  await expect(page.getByRole('img', { name: 'QR code with the address of this tip' })).toBeVisible();
  await expect(page.getByText('https://help.example.org/tips/missing-fonts').filter({ visible: true })).toBeVisible();
  await expectAccessible(page, 'share');
  await page.setViewportSize({ width: 900, height: 1500 });
  await page.screenshot({ path: info.outputPath('share.png') });
});

test('without a public site there is no code', async ({ open, page }) => {
  await open({ view });
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'QR code' })).toHaveCount(0);
});

test('on paper: the tip, its address and code, and nothing of the window', async ({ open, page }, info) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open({ view, steps, actions: ['open-printer-settings'], policy: { siteUrl: 'help.example.org' } });
  await expect(page.getByRole('button', { name: 'Open the printer settings' })).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Open the printer settings')).toBeVisible();
  await expect(page.getByText('https://help.example.org/tips/missing-fonts')).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code with the address of this tip' })).toBeVisible();
  for (const gone of [
    page.getByRole('navigation'),
    page.getByText('Did it help?'),
    page.getByRole('button', { name: 'Print', exact: true }),
    page.getByText('All tips'),
  ]) {
    await expect(gone).toBeHidden();
  }
  // Nothing is cut off: the page is as long as the tip.
  expect(await page.evaluate(() => document.querySelector('main')?.clientHeight === document.querySelector('main')?.scrollHeight)).toBe(
    true,
  );
  await page.setViewportSize({ width: 700, height: 990 });
  await page.screenshot({ path: info.outputPath('paper.png') });
  const pdf = await page.pdf({ format: 'A4', path: info.outputPath('tip.pdf') });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

import { expect } from '@playwright/test';
import { expectAccessible, test } from './fixtures.ts';

test('a report by keyboard alone: kept at once, the number follows', async ({ open, page }) => {
  await open();
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Please tell us in a few words')).toBeVisible();
  await page.keyboard.type('The printer does nothing');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeFocused();
  await page.evaluate(() => window.fake.receive(12));
  await expect(page.getByText('The help desk has it: number 12').first()).toBeVisible();
  const sent = await page.evaluate(() => window.fake.log.find((one) => one.call === 'send')?.input);
  expect(sent).toMatchObject({ message: 'The printer does nothing', hinders: 'slowed', application: { name: 'LibreOffice Writer' } });
  await expectAccessible(page, 'kept');
});

test('a tip opens in place and ends the report kindly', async ({ open, page }) => {
  await open();
  await page.getByLabel('What happened?').fill('my word document looks different');
  await page.getByRole('button', { name: /My Word document looks different/ }).click();
  await page.getByLabel('Step 1 done').check();
  await expect(page.getByText('1 of 3 steps done')).toBeVisible();
  await expect(page.getByLabel('What happened?')).toHaveValue('my word document looks different');
  await expectAccessible(page, 'open tip');
  await page.getByRole('button', { name: 'This solved it' }).click();
  await expect(page.getByText('Well done, you solved it!')).toBeVisible();
  expect(await page.evaluate(() => window.fake.log.filter((one) => one.call !== 'save').map((one) => one.call))).toEqual([
    'begin',
    'tips.outcome',
    'discard',
  ]);
});

test('what is blacked out is not in the picture that leaves', async ({ open, page }) => {
  await open();
  await page.getByRole('switch', { name: 'Add a picture of the screen' }).check();
  await page.getByRole('button', { name: 'Add a black box' }).click();
  const box = page.getByRole('button', { name: /^Black box 1/ });
  await box.focus();
  for (let turn = 0; turn < 16; turn += 1) await page.keyboard.press('ArrowUp');
  for (let turn = 0; turn < 18; turn += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await expectAccessible(page, 'redactor');
  await page.getByLabel('What happened?').fill('something');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible();
  const pixels = await page.evaluate(async () => {
    const last = window.fake.log.findLast((one) => one.call === 'setScreenshot');
    const { png } = (last ?? { input: { png: new Uint8Array() } }).input as { png: Uint8Array<ArrayBuffer> };
    const bitmap = await createImageBitmap(new Blob([png], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    const sum = (x: number, y: number, w: number, h: number) =>
      context?.getImageData(x, y, w, h).data.reduce((all, one, at) => (at % 4 === 3 ? all : all + one), 0);
    return { size: [bitmap.width, bitmap.height], secret: sum(60, 65, 100, 35), elsewhere: sum(400, 300, 10, 10) };
  });
  expect(pixels.size).toEqual([640, 400]);
  expect(pixels.secret).toBe(0);
  expect(pixels.elsewhere).toBeGreaterThan(0);
});

test('sections are switched off, locked ones stay off, the exact text follows', async ({ open, page }) => {
  await open();
  await page.getByLabel('What happened?').fill('something');
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  const switches = page.getByRole('switch');
  await expect(switches).toHaveCount(4);
  await switches.nth(2).uncheck();
  await expect(switches.nth(3)).toBeDisabled();
  await page.getByRole('button', { name: 'Show the exact text' }).click();
  await expect(page.locator('pre')).toContainText('"sectionsOff": [\n  "printers"');
  await expectAccessible(page, 'preview');
});

test('a full disk keeps the text; other pages do, too', async ({ open, page }) => {
  await open({ send: 'full' });
  await page.getByLabel('What happened?').fill('keep me');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The disk is full')).toBeVisible();
  await page.getByRole('button', { name: 'Contact' }).click();
  await expect(page.getByRole('heading', { name: 'Contact', level: 1 })).toBeFocused();
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await expect(page.getByLabel('What happened?')).toHaveValue('keep me');
});

test('what was typed on Home is carried over', async ({ open, page }) => {
  await open({ view: { name: 'home' }, sync: 'offline' });
  await expect(page.getByLabel('What is wrong?')).toBeFocused();
  await page.keyboard.type('scanner is gone');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What happened?')).toHaveValue('scanner is gone');
  await expect(page.getByText('You are offline')).toBeVisible();
});

test('reply with a picture, say solved, rate, take it back', async ({ open, page }) => {
  await open({ view: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000002' } });
  await page.getByLabel('Your reply').fill('Thank you!');
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('waits to be sent')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, solved' }).click();
  await page.getByLabel('4 – good').check();
  await page.getByRole('button', { name: 'Not yet after all' }).click();
  await expect(page.getByRole('heading', { name: 'Not solved yet. We stay on it.' })).toBeVisible();
  const outcomes = await page.evaluate(() =>
    window.fake.log.filter((one) => one.call === 'outcome').map((one) => (one.input as { outcome: unknown }).outcome),
  );
  expect(outcomes).toEqual([
    { solved: true, rating: null },
    { solved: true, rating: 4 },
    { solved: false, rating: 4 },
  ]);
});

import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

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
  await expectAccessible(page, 'solved');
  const done = () =>
    page.evaluate(() => {
      const judged = (input: unknown) => ['solved', 'not-helped'].includes((input as { what?: string } | undefined)?.what ?? '');
      const counts = ({ call, input }: { call: string; input: unknown }) =>
        call === 'tips.note' ? judged(input) : ['discard', 'send'].includes(call);
      return window.fake.log.filter(counts).map(({ call }) => call);
    });
  expect(await done(), 'nothing is done that could not be taken back').toEqual([]);
  await page.getByRole('button', { name: 'Not solved after all' }).click();
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await expect(page.getByLabel('What happened?')).toHaveValue('my word document looks different');
  await expect(page.getByText('1 of 3 steps done'), 'as it was left').toBeVisible();
  await page.getByRole('button', { name: 'This solved it' }).click();
  await page.getByRole('button', { name: 'See more tips' }).click();
  await expect(page.getByRole('heading', { name: 'Tips', level: 1 })).toBeVisible();
  expect(await done()).toEqual(['tips.note', 'discard']);
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await expect(page.getByLabel('What happened?'), 'a new one').toHaveValue('');
});

test('solved by tip is counted when the window closes at once', async ({ open, page }) => {
  await open();
  await page.getByLabel('What happened?').fill('my word document looks different');
  await page.getByRole('button', { name: /My Word document looks different/ }).click();
  await page.getByRole('button', { name: 'This solved it' }).click();
  await expect(page.getByText('Well done, you solved it!')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await page.evaluate(() => window.fake.log.filter(({ call }) => call === 'tips.note').map(({ input }) => input))).toContainEqual({
    id: 'missing-fonts',
    version: 2,
    what: 'solved',
    where: 'report',
  });
  await expect(page.getByRole('button', { name: 'Not solved after all' }), 'too late now').toHaveCount(0);
});

test('a crash shows its tip in place, and the tip may end the report', async ({ open, page }) => {
  await open({ crash: true });
  const toggle = page.getByRole('button', { name: 'See a tip that may help' });
  await toggle.click();
  await expect(page.getByRole('heading', { name: 'My Word document looks different' })).toBeVisible();
  await expectAccessible(page, 'tip of a crash');
  await page.getByLabel('Step 1 done').press('Escape');
  await expect(toggle).toBeFocused();
  await expect(page.getByLabel('Step 1 done')).toHaveCount(0);
  await toggle.click();
  await page.getByRole('button', { name: 'This is not it' }).click();
  await expect(toggle).toBeFocused();
  await toggle.click();
  await page.getByRole('button', { name: 'This solved it' }).click();
  await expect(page.getByText('Well done, you solved it!')).toBeVisible();
  const helped = await page.evaluate(() => window.fake.log.filter(({ call }) => call === 'tips.note').map(({ input }) => input));
  expect(helped).toContainEqual({ id: 'missing-fonts', version: 2, what: 'not-helped', where: 'crash' });
});

test('a finding in the preview opens the tip that answers it, beside what was typed', async ({ open, page }) => {
  await open();
  await page.getByLabel('What happened?').fill('something');
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  const link = page.getByRole('button', { name: 'Open the tip' });
  await link.click();
  await expect(page.getByRole('heading', { name: 'My Word document looks different' })).toBeVisible();
  await expect(page.getByLabel('What happened?')).toHaveValue('something');
  await expectAccessible(page, 'tip of a finding');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await expect(page.getByRole('heading', { name: 'My Word document looks different' })).toHaveCount(0);
});

test('thirty sections are five lines, each switched as a whole', async ({ open, page }, info) => {
  const ids = [
    'system',
    'memory',
    'storage',
    'time',
    'network',
    'connection',
    'shares',
    'printers',
    'sound',
    'programs',
    'packages',
    'journal',
    'crashes',
  ];
  await open({ sections: ids });
  await page.getByLabel('What happened?').fill('something');
  await page.getByRole('button', { name: 'See what will be sent' }).click();
  await expect(page.getByRole('switch', { name: 'Network: 3 of 3 sent' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'What happened lately: 1 of 2 sent' }), 'policy keeps one').toBeChecked();
  await expectAccessible(page, 'folded groups');
  await page.setViewportSize({ width: 900, height: 1500 });
  await page.screenshot({ path: info.outputPath('groups.png') });
  await page.getByRole('switch', { name: 'Network: 3 of 3 sent' }).uncheck();
  await expect(page.getByRole('switch', { name: 'Network: 0 of 3 sent' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Network', exact: true }).click();
  await page.getByRole('region', { name: 'Network' }).getByRole('switch').nth(2).check();
  await expect(page.getByRole('switch', { name: 'Network: 1 of 3 sent' })).toBeChecked();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible();
  const sent = await page.evaluate(() => window.fake.log.find(({ call }) => call === 'send')?.input as { sectionsOff: string[] });
  expect([...sent.sectionsOff].sort()).toEqual(['network', 'shares']);
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
  // The picture's, then in each group its own and its sections'.
  await expect(switches).toHaveCount(7);
  await expect(page.getByRole('switch', { name: 'Recent errors' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'What happened lately: 0 of 1 sent' })).toBeDisabled();
  await page.getByRole('switch', { name: 'Printers' }).uncheck();
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

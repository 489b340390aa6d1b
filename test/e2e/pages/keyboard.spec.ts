import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

/** What has the focus: its role or tag, and its name as a reader hears it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    const style = element === null ? null : getComputedStyle(element);
    const ring = style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2;
    const around = element?.closest('label');
    const outer = around !== null && around !== undefined && getComputedStyle(around).outlineStyle !== 'none';
    return { what: label.trim().slice(0, 40), ring: ring || outer };
  });

test('Tab goes through the report from the question to Send, each stop with its ring', async ({ open, page }) => {
  await open();
  await expect(page.getByRole('button', { name: /^Which application/ })).toBeEnabled();
  const stops: string[] = [];
  for (let turn = 0; turn < 7 && stops.at(-1) !== 'Send'; turn += 1) {
    const { what, ring } = await focused(page);
    expect(ring, `${what} shows that it has the focus`).toBe(true);
    stops.push(what);
    await page.keyboard.press('Tab');
  }
  expect(stops).toEqual([
    'What happened?',
    expect.stringMatching(/^LibreOffice Writer/),
    'It slows me down',
    'Add a picture of the screen',
    'See what will be sent',
    'Send',
  ]);
});

test('the application is chosen by keyboard; Escape closes the list where it was opened', async ({ open, page }) => {
  await open();
  const picker = page.getByRole('button', { name: /^Which application/ });
  await expect(picker).toBeEnabled();
  await picker.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^LibreOffice Writer/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(picker).toContainText('Firefox');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: /^Firefox/ })).toHaveCount(0);
  await expect(picker).toBeFocused();
});

test('Escape folds an open tip and the preview; focus stays at what opened it', async ({ open, page }) => {
  await open();
  await page.getByLabel('What happened?').fill('my word document looks different');
  const tip = page.getByRole('button', { name: /My Word document looks different/ });
  await tip.press('Enter');
  await page.getByLabel('Step 1 done').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Step 1 done')).toHaveCount(0);
  await expect(tip).toBeFocused();
  const preview = page.getByRole('button', { name: 'See what will be sent' });
  await preview.press('Enter');
  await page.getByRole('switch', { name: 'Memory' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('switch', { name: 'Memory' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'See what will be sent' })).toBeFocused();
  await expect(page.getByLabel('What happened?')).toHaveValue('my word document looks different');
});

test('Alt+Left goes back, and the title of the page before has the focus', async ({ open, page }) => {
  await open({ view: { name: 'tips' } });
  await page.getByRole('button', { name: 'My Word document looks different' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^My Word/ })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Tips' })).toBeFocused();
});

import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { readZip } from '../../../helpdesk/services/read-zip.ts';
import { stepActionIds } from '../../../shared/model/step-action.ts';
import { checkPicture } from '../../../shared/tips/picture-bytes.ts';
import { png, pngPart } from '../../support/pictures.ts';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(240_000);

const english = (page: Page) => page.getByRole('region', { name: 'English' });
const indonesian = (page: Page) => page.getByRole('region', { name: 'Bahasa Indonesia' });
const preview = (page: Page) => page.getByRole('complementary', { name: 'As desktops show it' });
async function fill(where: Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await where.getByLabel(label, { exact: true }).fill(text);
}
/** As the administrator sets it on the page of policy, in another tab. */
async function allowLinksTo(page: Page, linkHosts: readonly string[]): Promise<void> {
  await page.evaluate(async (hosts) => {
    const headers = { 'x-pandu': '1', 'content-type': 'application/json' };
    const { version: _, ...policy } = await (await fetch('/api/v1/agent/policy')).json();
    const reply = await fetch('/api/v1/agent/policy', { method: 'PUT', headers, body: JSON.stringify({ ...policy, linkHosts: hosts }) });
    if (!reply.ok) throw new Error(await reply.text());
  }, linkHosts);
}
/** A photo as a telephone makes it: large, with its place and its maker inside. */
const photo = () =>
  png({
    width: 2400,
    height: 900,
    more: [pngPart('tEXt', Buffer.from('Author\0Siti Rahayu')), pngPart('eXIf', Buffer.from('II*\0GPS -6.2 106.8'))],
  });

test('a tip in both languages with a picture goes to another help desk', async ({ desk, other, page }, info) => {
  await signInFirst(page, desk);
  await allowLinksTo(page, ['wiki.example.org']);
  await page.goto('/#/tips/new');
  await page.getByRole('combobox', { name: 'Application, as shown' }).fill('Printing');
  await test.step('what one language lacks is marked where it lacks', async () => {
    await fill(english(page), {
      Title: 'The printer wants paper',
      Problem: 'Nothing comes out of the printer.',
      Cause: 'The tray is empty.',
      Alternatives: 'Use the other printer.',
      'Step 1': 'Open the tray.',
    });
    await expect(indonesian(page).getByText('6 parts missing')).toHaveCount(0);
    await expect(indonesian(page).getByText('Missing here, there in the other language')).toHaveCount(5);
    await expect(english(page).getByText('Reading ease', { exact: false })).toContainText('words a sentence');
    await expect(english(page).getByText('1 step; 2 to 9 are easiest to follow')).toBeVisible();
  });
  await test.step('a photo becomes a small picture without what it told besides', async () => {
    const chooser = page.waitForEvent('filechooser');
    await english(page).getByRole('button', { name: 'Add a picture: Cause, English' }).click();
    await (await chooser).setFiles({ name: 'tray.png', mimeType: 'image/png', buffer: photo() });
    await expect(english(page).getByLabel('Cause', { exact: true })).toHaveValue(/^The tray is empty\.\n\n!\[\]\(picture:[0-9a-f]{64}\)$/);
    await expect(english(page).getByText('A picture has no words for whoever does not see it')).toBeVisible();
    await page.getByLabel('Picture 1 in words, English').fill('The open tray');
    const shown = preview(page).getByRole('img', { name: 'The open tray' });
    await expect(shown).toBeVisible();
    const src = (await shown.getAttribute('src')) ?? '';
    const bytes = await page.evaluate(async (url) => Array.from(new Uint8Array(await (await fetch(url)).arrayBuffer())), src);
    expect(checkPicture(Uint8Array.from(bytes))).toMatchObject({ ok: true });
    expect(await shown.evaluate((img) => (img instanceof HTMLImageElement ? [img.naturalWidth, img.naturalHeight] : null))).toEqual([
      1600, 600,
    ]);
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Siti|GPS/);
  });
  await test.step('the other language, with the picture in the same place', async () => {
    await fill(indonesian(page), {
      Title: 'Printer minta kertas',
      Problem: 'Printer tidak mengeluarkan apa-apa.',
      Cause: 'Baki kosong.',
      Alternatives: 'Pakai printer lain.',
      'Step 1': 'Buka baki.',
    });
    await page.getByRole('button', { name: 'Put it into the same place' }).click();
    await expect(indonesian(page).getByLabel('Cause', { exact: true })).toHaveValue(/^Baki kosong\.\n\n!\[\]\(picture:/);
    await page.getByLabel('Picture 1 in words, Bahasa Indonesia').fill('Baki yang terbuka');
    await preview(page).getByText('Bahasa Indonesia').click();
    await expect(preview(page).getByRole('img', { name: 'Baki yang terbuka' })).toBeVisible();
    await preview(page).getByText('English').click();
  });
  await test.step('a line for one desktop environment shows on that one only', async () => {
    await english(page).getByRole('button', { name: 'Add a line for one desktop environment: Step 1, English' }).click();
    await page.getByRole('menuitem', { name: 'XFCE' }).click();
    const step = english(page).getByLabel('Step 1', { exact: true });
    await step.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Turn the key first.');
    await expect(preview(page).getByText('XFCE:')).toBeVisible();
    await preview(page).getByRole('combobox', { name: 'Desktop environment of the preview' }).click();
    await page.getByRole('option', { name: 'XFCE' }).click();
    await expect(preview(page).getByText('Turn the key first.')).toBeVisible();
    await expect(preview(page).getByText('XFCE:')).toHaveCount(0);
    await expect(indonesian(page).getByText('tells other desktops apart than in English')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(step).toHaveValue('Open the tray.');
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(step).toHaveValue('Open the tray.\n- **XFCE:** Turn the key first.');
  });
  await test.step('a step gets a button from the fixed list, in the words of its language', async () => {
    const step = english(page).getByLabel('Step 1', { exact: true });
    const before = await step.inputValue();
    const open = english(page).getByRole('button', { name: 'Add a button that opens something: Step 1, English' });
    await open.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem')).toHaveCount(stepActionIds.length);
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.getByRole('menuitem', { name: 'Open the printer settings' }).click();
    await expect(step).toHaveValue(`${before} [Open the printer settings](pandu:open-printer-settings)`);
    const button = preview(page).getByRole('button', { name: 'Open the printer settings' });
    await expect(button, 'as desktops show it, and without effect here').toHaveAttribute('aria-disabled', 'true');
    await indonesian(page).getByRole('button', { name: 'Add a button that opens something: Step 1, Bahasa Indonesia' }).click();
    await page.getByRole('menuitem', { name: 'Copy a text' }).click();
    await expect(indonesian(page).getByLabel('Step 1', { exact: true })).toHaveValue(
      'Buka baki. [Salin teks](pandu:copy?text=teks%20yang%20disalin)',
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(step).toHaveValue(before);
  });
  await test.step('a link that policy does not allow is spelt out in the preview, as on desktops', async () => {
    const alternatives = english(page).getByLabel('Alternatives', { exact: true });
    const before = await alternatives.inputValue();
    await alternatives.fill('[Our wiki](https://wiki.example.org/tray), [theirs](https://evil.example.org/tray)');
    await expect(preview(page).getByText('theirs (https://evil.example.org/tray)')).toBeVisible();
    await expect(preview(page).getByRole('link')).toHaveText(['Our wiki']);
    await alternatives.fill(before);
  });
  await test.step('a closed tab loses nothing', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByText('This is what you typed here and did not save')).toBeVisible();
    await expect(english(page).getByLabel('Title', { exact: true })).toHaveValue('The printer wants paper');
    await expect(preview(page).getByRole('img', { name: 'The open tray' })).toBeVisible();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await expectAccessible(page, 'a tip with a picture');
    await page.screenshot({ path: info.outputPath('editor.png'), fullPage: true });
  });
  const saved = await test.step('published, and exported as Markdown files', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('Published; desktops get it within seconds')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export the saved draft as Markdown files' }).click();
    return await (await download).path();
  });
  await test.step('saved again, it is still mine', async () => {
    await english(page).getByLabel('Check that it worked', { exact: true }).fill('Print one page.');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('unpublished changes')).toBeVisible();
    await expect(page.getByText('saved this tip meanwhile', { exact: false })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Save draft' })).toBeDisabled();
  });
  await test.step('a title of the same thing: there is one already', async () => {
    await page.goto('/#/tips/new');
    await english(page).getByLabel('Title', { exact: true }).fill('Printer says it wants paper');
    await expect(page.getByText('There may be one already:')).toBeVisible();
    await expect(page.getByRole('link', { name: 'The printer wants paper' })).toBeVisible();
  });
  await test.step('elsewhere: first what it would change, then the draft', async () => {
    await page.goto(other.url);
    const names = readZip(await readFile(saved), { files: 9, fileBytes: 1_000_000, allBytes: 9_000_000 });
    expect(names.ok && names.files.map(({ name }) => name.replace(/[0-9a-f]{64}/, 'SHA'))).toEqual([
      expect.stringMatching(/^pictures\/SHA\.(png|webp)$/),
      'tips/en/the-printer-wants-paper.md',
      'tips/id/the-printer-wants-paper.md',
    ]);
    await page.getByLabel('Sign-in name').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(other.oneTimePassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('One-time password').fill(other.oneTimePassword);
    await page.getByLabel('New password', { exact: true }).fill('kopi tubruk sore hari');
    await page.getByLabel('New password again').fill('kopi tubruk sore hari');
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByRole('link', { name: 'Tips' }).click();
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByLabel('Files of tips').setInputFiles({ name: 'tips.zip', mimeType: 'application/zip', buffer: await readFile(saved) });
    const row = page.getByRole('row', { name: /The printer wants paper/ });
    await expect(row.getByText('new', { exact: true })).toBeVisible();
    await expect(page.getByText('1 new picture')).toBeVisible();
    await expectAccessible(page, 'import');
    await page.screenshot({ path: info.outputPath('import.png'), fullPage: true });
    await page.getByRole('button', { name: 'Take 1 tip as a draft' }).click();
    await expect(page.getByText('1 tip is a draft now')).toBeVisible();
    await row.getByRole('link', { name: 'The printer wants paper' }).click();
    await expect(page.getByText('Draft', { exact: true })).toBeVisible();
    await expect(preview(page).getByRole('img', { name: 'The open tray' })).toBeVisible();
  });
  await test.step('a file that is wrong is refused with its line', async () => {
    await page.goto(`${other.url}/#/tip-import`);
    const source = '---\nid: bad\ncause: user\n---\n';
    await page.getByLabel('Files of tips').setInputFiles({ name: 'bad.md', mimeType: 'text/markdown', buffer: Buffer.from(source) });
    await expect(page.getByRole('row', { name: /bad/ })).toContainText('refused');
    await expect(page.getByText('needs the headings', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take 0 tips as drafts' })).toBeDisabled();
  });
});

test('the editor on a narrow screen, and a draft of a ticket', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await page.goto('/#/tips/new');
  await page.setViewportSize({ width: 360, height: 800 });
  await test.step('one language behind the other, nothing sideways', async () => {
    await page.getByRole('tab', { name: 'Bahasa Indonesia' }).click();
    await indonesian(page).getByLabel('Title', { exact: true }).fill('Kertas habis');
    await page.getByRole('tab', { name: 'English' }).click();
    await expect(english(page).getByText('Missing here, there in the other language')).toHaveCount(1);
    await expectAccessible(page, 'narrow editor');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: info.outputPath('narrow.png'), fullPage: true });
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  page.on('dialog', (dialog) => void dialog.accept());
  await test.step('what was taken out of the ticket can be looked at', async () => {
    await page.goto('/#/tickets');
    await page.getByRole('link', { name: /Excel tidak bisa menyimpan/ }).click();
    await page.getByRole('textbox', { name: 'Problem' }).fill('Calc could not save to 10.20.30.40.');
    await page.getByLabel('Cause', { exact: true }).fill('Ask help@kantor.example.org about the share.');
    await page.getByLabel('Step 1', { exact: true }).fill('Save to the desktop.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Make it a tip' }).click();
    await expect(page.getByText('2 names and addresses were taken out', { exact: false })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Problem [ip-1] 10.20.30.40' })).toBeVisible();
    await expect(english(page).getByText('[email-1] still stands for something that was taken out')).toBeVisible();
    await expectAccessible(page, 'a draft of a ticket');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'a draft of a ticket, dark');
    await page.screenshot({ path: info.outputPath('from-ticket-dark.png'), fullPage: true });
  });
});

test('what is written while a new tip is saved goes into the same tip', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.goto('/#/tips/new');
  await fill(english(page), { Title: 'Stripes in tables', Problem: 'They are gone.' });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/agent/tips', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const save = page.getByRole('button', { name: 'Save draft' });
  const answered = page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.url().endsWith('/agent/tips'));
  await save.click();
  await fill(english(page), { Problem: 'They are gone after printing.' });
  release();
  expect((await answered).status()).toBe(201);
  await expect(save).toBeEnabled();
  await save.click();
  // Saved whole: now it has its own address.
  await expect(page).not.toHaveURL(/tips\/new/);
  await page.reload();
  await expect(english(page).getByLabel('Problem', { exact: true })).toHaveValue('They are gone after printing.');
  await page.getByRole('link', { name: 'Tips', exact: true }).click();
  await expect(page.getByRole('link', { name: /Stripes in tables/ })).toHaveCount(1);
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeReportFile } from '../../../main/outbox/report-file.ts';
import { createCredentialStore } from '../../../main/sync/credentials.ts';
import { openDesktop, type TestDesktop } from '../../support/desktop.ts';
import { expectAccessible } from '../accessible.ts';
import { type HelpDesk, signInFirst, test as withDesk } from './fixtures.ts';

/** A desktop that was enrolled and is cut off now, and the file that it makes of a report. */
const test = withDesk.extend<{ away: { desktop: TestDesktop; file: (message: string) => Promise<string> } }>({
  away: async ({ desk }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'pandu-away-'));
    const desktop = await enrolled(folder, desk);
    const file = async (message: string) => {
      const id = await desktop.report(message);
      const identity = await createCredentialStore(join(folder, 'desktop.json'), () => {}).load();
      const made = makeReportFile(await desktop.outbox.read(id), identity, 'help@desk.example');
      if (!made.ok) throw new Error(made.reason);
      const path = join(folder, made.name);
      await writeFile(path, made.bytes);
      return path;
    };
    await use({ desktop, file });
    await desktop.sync.stop();
    await desktop.outbox.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

async function enrolled(folder: string, desk: HelpDesk): Promise<TestDesktop> {
  const first = openDesktop(folder, { serverUrl: desk.url, enrolmentKey: desk.enrolmentKey });
  await first.start();
  await expect.poll(() => first.sync.state().state).toBe('online');
  await first.sync.stop();
  await first.outbox.stop();
  // Not started: nothing leaves by itself.
  const desktop = openDesktop(folder, { serverUrl: desk.url, enrolmentKey: null });
  await desktop.outbox.start();
  return desktop;
}

async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = await Promise.all(paths.map(async (path) => [path.split('/').at(-1) ?? '', [...(await readFile(path))]] as const));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, bytes] of all) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the report file here')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop the report file here')).toHaveCount(0);
}

test('a file from a desktop without a network is imported by keyboard, then by dropping it; the outbox comes to the same ticket', async ({
  page,
  desk,
  away,
}) => {
  await signInFirst(page, desk);
  const file = await away.file('The network is gone on floor two');
  const button = page.getByRole('button', { name: 'Import a report file' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
  await chooser.setFiles(file);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The network is gone on floor two');
  await expect(page.getByText(/Imported: ticket #\d+/)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Report of the computer' })).toBeVisible();
  const address = page.url();
  await page
    .getByRole('link', { name: /Tickets/ })
    .first()
    .click();
  await drop(page, [file]);
  await expect(page.getByText(/It was here already: ticket #\d+/)).toBeVisible();
  expect(page.url()).toBe(address);
  const [id] = (await away.desktop.outbox.list()).map(({ manifest }) => manifest.id);
  await away.desktop.sync.start();
  await expect
    .poll(async () => (await away.desktop.rows()).map((row) => [row.id, row.state, row.number !== null]))
    .toEqual([[id, 'received', true]]);
  expect(await away.desktop.outbox.list()).toEqual([]);
  await page
    .getByRole('link', { name: /Tickets/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: /The network is gone/ })).toHaveCount(1);
});

test('several at once say what became of each; what was cut or made elsewhere is refused in words', async ({
  page,
  desk,
  away,
  other,
}, info) => {
  await signInFirst(page, desk);
  const good = await away.file('Sound is gone');
  const cut = join(away.desktop.folder, 'cut.pandu');
  await writeFile(cut, (await readFile(good)).subarray(0, -40));
  const folder = await mkdtemp(join(tmpdir(), 'pandu-stranger-'));
  const stranger = await enrolled(folder, other);
  const id = await stranger.report('Not of here');
  const identity = await createCredentialStore(join(folder, 'desktop.json'), () => {}).load();
  const made = makeReportFile(await stranger.outbox.read(id), identity, '');
  if (!made.ok) throw new Error(made.reason);
  const foreign = join(folder, 'foreign.pandu');
  await writeFile(foreign, made.bytes);
  await stranger.outbox.stop();
  await drop(page, [good, cut, foreign]);
  const dialog = page.getByRole('dialog', { name: 'Imported files' });
  await expect(dialog.getByRole('link', { name: /Imported: ticket #\d+/ })).toBeVisible();
  await expect(dialog.getByText('This is no whole report file')).toBeVisible();
  await expect(dialog.getByText('No desktop of this help desk made this file.')).toBeVisible();
  await expectAccessible(page, 'imported files');
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.screenshot({ path: info.outputPath('imported-320.png') });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await rm(folder, { recursive: true, force: true });
});

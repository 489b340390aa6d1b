import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PanduBridge } from '../../../shared/ipc/contract.ts';
import type { DesktopApp } from '../../support/session/desktop-app.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { waitFor } from '../../support/session/wait.ts';

test.use({ tray: 'none' });

let folder = '';
const started = (name: string): string => readFileSync(join(folder, `${name}.started`), 'utf8').trim();
const hasStarted = (name: string): boolean => existsSync(join(folder, `${name}.started`));

/** A program that writes down how it was started; the name appears when all is written. */
function program(name: string): string {
  const path = join(folder, 'bin', name);
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$0" "$*" "$XDG_CURRENT_DESKTOP" > "${folder}/${name}.part"\nmv "${folder}/${name}.part" "${folder}/${name}.started"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandu-e2e-action-'));
  for (const name of ['bin', 'share/applications']) mkdirSync(join(folder, name), { recursive: true });
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = (desktop: string) => ({
  XDG_CURRENT_DESKTOP: desktop,
  XDG_DATA_DIRS: `${folder}/share:/usr/local/share:/usr/share`,
  PATH: `${folder}/bin:${process.env.PATH ?? ''}`,
});
async function openTip(app: DesktopApp, title: string) {
  const page = await app.window();
  await page.getByRole('button', { name: 'Tips', exact: true }).click();
  await page.getByRole('button', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  return page;
}
/** The native question cannot be clicked: it is answered here, and kept. */
const answerWith = (app: DesktopApp, button: number) =>
  app.electron.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (options: Electron.MessageBoxOptions) => {
      asked.push(options.message);
      return { response, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, button);

test('a step of a starter tip opens the settings of this desktop, by their menu entry', async ({ launch }, info) => {
  const settings = program('fake-control-center');
  writeFileSync(
    join(folder, 'share/applications/gnome-printers-panel.desktop'),
    `[Desktop Entry]\nType=Application\nName=Printers\nNoDisplay=true\nExec=${settings} "the printers" %U\n`,
  );
  const app = await launch({ args: ['--tips'], env: env('ubuntu:GNOME') });
  const page = await openTip(app, 'The printer is not in the list: add it');
  await page.getByRole('button', { name: 'Open the printer settings' }).click();
  await expect(page.getByText('It opens in a moment.')).toBeVisible();
  await waitFor('the settings', 10, async () => hasStarted('fake-control-center'));
  expect(started('fake-control-center').split('\n')).toEqual([settings, 'the printers', 'ubuntu:GNOME']);
  await page.screenshot({ path: info.outputPath('step.png') });
});

test('another desktop opens its own; what it does not have is plain words', async ({ launch }) => {
  program('fake-control-center');
  const own = program('xfce4-display-settings');
  const app = await launch({ args: ['--tips'], env: env('XFCE') });
  const page = await openTip(app, 'The second screen or the projector stays dark');
  await page.getByRole('button', { name: 'open the display settings' }).click();
  await waitFor('the settings', 10, async () => hasStarted('xfce4-display-settings'));
  expect(started('xfce4-display-settings').split('\n')).toEqual([own, '', 'XFCE']);
  await openTip(app, 'The scanner is not found');
  await expect(page.getByText('Open the scan program')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the scan program' })).toHaveCount(0);
});

test('what cannot be undone asks first; a page can start nothing that its tip does not carry', async ({ launch }) => {
  program('gio');
  const app = await launch({ args: ['--tips'], env: env('XFCE') });
  const page = await openTip(app, 'The disk is full');
  await answerWith(app, 1);
  const empty = page.getByRole('button', { name: 'Empty Trash' });
  await empty.click();
  const asked = () => app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(['Delete everything in the trash for good?']);
  expect(hasStarted('gio'), 'the user said no').toBe(false);
  const act = (id: string, action: string) =>
    page.evaluate(
      async (input) => {
        const { pandu } = globalThis as unknown as { pandu: PanduBridge };
        return (await pandu.tips.act(input)).outcome;
      },
      { id, action },
    );
  expect(await act('disk-full', 'open-libreoffice')).toBe('not-here');
  expect(await act('no-sound', 'empty-trash')).toBe('not-here');
  expect(await act('disk-full', '../bin/gio')).toBe('not-here');
  expect(hasStarted('gio')).toBe(false);
  await answerWith(app, 0);
  await empty.click();
  await expect(page.getByText('Done.')).toBeVisible();
  expect(started('gio').split('\n')[1]).toBe('trash --empty');
});

test('a report that a tip solved is counted although the window is closed at once, and its draft is gone', async ({ launch, network }) => {
  const app = await launch({ args: ['--report'] });
  const page = await app.window();
  await page.getByLabel('What happened?').fill('where is the recycle bin');
  const drafts = () => readdirSync(join(app.folder, 'data/drafts')).filter((name) => name.endsWith('.json'));
  await page.locator('section').getByRole('button', { expanded: false }).first().click();
  await waitFor('the draft to be kept', 10, async () => existsSync(join(app.folder, 'data/drafts')) && drafts().length === 1);
  await page.getByRole('button', { name: 'This solved it' }).click();
  await expect(page.getByText('Well done, you solved it!')).toBeVisible();
  expect(drafts(), 'one may still go back').toHaveLength(1);
  const outcomes = () => network.seen.filter(({ line }) => /^PUT \/api\/v1\/tips\/[a-z-]+\/outcomes\//.test(line));
  expect(outcomes()).toHaveLength(0);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await waitFor('the draft to go', 10, async () => drafts().length === 0);
  await waitFor('the help desk to hear of it', 20, async () => outcomes().length === 1);
});

test('in the first days after migration Home has a tip; once read it is gone, also after a restart', async ({ launch }) => {
  const before = await launch();
  const feed = join(before.folder, 'data/feed/state.json');
  await waitFor('the feed to be read', 20, async () => existsSync(feed));
  await before.stop();
  // As the help desk says it of a desktop in a wave.
  const wave = {
    id: '0193a1b2-0000-7000-8000-000000000001',
    name: 'Wave 3',
    migratedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  };
  writeFileSync(feed, JSON.stringify({ ...(JSON.parse(readFileSync(feed, 'utf8')) as object), groups: [wave] }));
  const app = await launch({ args: ['--home'] });
  const page = await app.window();
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Tip of the day' }) });
  await card.getByRole('button', { name: 'Read it' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  const read = await title.textContent();
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page.getByLabel('What is wrong?')).toBeFocused();
  await expect(card).toHaveCount(0);
  const kept = join(app.folder, 'data/tip-of-the-day.json');
  await waitFor('it to be kept', 10, async () => (JSON.parse(readFileSync(kept, 'utf8')) as { done: boolean }).done);
  await app.stop();
  const again = await launch({ args: ['--home'] });
  const home = await again.window();
  await expect(home.getByLabel('What is wrong?')).toBeFocused();
  expect(await home.evaluate(() => (globalThis as unknown as { pandu: PanduBridge }).pandu.tips.ofTheDay()), read ?? '').toBeNull();
});

import { expect, test } from '../../support/session/fixtures.ts';
import { trayIsEmpty, trayItem } from '../../support/session/tray.ts';

test('a click on the icon opens the report; before and after, no window lives', async ({ launch, bus }) => {
  const app = await launch();
  const tray = await trayItem(bus);
  expect(await tray.tooltip()).toBe('Pandu: here to help');
  expect(app.hasWindow()).toBe(false);
  await tray.activate();
  const page = await app.window();
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await page.close();
  await expect.poll(() => app.hasWindow()).toBe(false);
  await tray.activate();
  await expect((await app.window()).getByLabel('What happened?')).toBeVisible();
});

test('the menu begins with the report, leads to each page, and ends the app', async ({ launch, bus }) => {
  const app = await launch();
  const tray = await trayItem(bus);
  const entries = await tray.entries();
  expect(entries[0]).toBe('Report a problem');
  await tray.choose('Report a problem');
  const page = await app.window();
  for (const entry of entries.slice(1, -1)) {
    await tray.choose(entry);
    await expect(page.getByRole('button', { name: entry })).toHaveAttribute('aria-current', 'page');
  }
  await tray.choose('Quit Pandu');
  await app.ended();
  await trayIsEmpty(bus);
});

test('a second launch hands over to the first', async ({ launch }) => {
  const app = await launch();
  await app.launchAgain(['--computer']);
  const page = await app.window();
  await expect(page.getByRole('button', { name: 'My computer' })).toHaveAttribute('aria-current', 'page');
  await app.launchAgain(['--quit']);
  await app.ended();
});

test('the hotkey opens the report, wherever one is', async ({ launch, pointer }) => {
  const app = await launch();
  // It is taken a moment after the start, and nothing tells when.
  await expect(async () => {
    await pointer.press('ctrl+alt+h');
    await expect.poll(() => app.hasWindow(), { timeout: 2_000 }).toBe(true);
  }).toPass({ timeout: 30_000 });
  await expect((await app.window()).getByLabel('What happened?')).toBeFocused();
});

test('in the language of the session', async ({ launch, bus }) => {
  const app = await launch({ env: { LANG: 'id_ID.UTF-8', LANGUAGE: 'id' } });
  const tray = await trayItem(bus);
  expect((await tray.entries())[0]).toBe('Laporkan masalah');
  await tray.activate();
  await expect((await app.window()).getByLabel('Apa yang terjadi?')).toBeFocused();
});

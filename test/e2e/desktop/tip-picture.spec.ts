import { png } from '../../support/pictures.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { trayItem } from '../../support/session/tray.ts';

test.setTimeout(240_000);

test('a picture that an editor pasted into a tip is shown on the desktop, without a network', async ({
  launch,
  bus,
  network,
  console,
}, info) => {
  const app = await launch();
  const tray = await trayItem(bus);
  await test.step('the editor writes a tip with a picture and publishes it', async () => {
    await console.goto('/#/tips/new');
    const english = console.getByRole('region', { name: 'English' });
    await english.getByLabel('Title', { exact: true }).fill('The zebra printer blinks');
    const chooser = console.waitForEvent('filechooser');
    await english.getByRole('button', { name: 'Add a picture: Problem, English' }).click();
    await (await chooser).setFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: png({ width: 320, height: 200 }) });
    await console.getByLabel('Picture 1 in words, English').fill('The lamp that blinks');
    await console.getByRole('button', { name: 'Publish', exact: true }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(console.getByText('Published; desktops get it within seconds')).toBeVisible();
  });
  await test.step('the desktop fetches it by itself, before anybody looks', async () => {
    await expect.poll(() => network.seen.some(({ line }) => line.startsWith('GET /api/v1/tips/pictures/')), { timeout: 60_000 }).toBe(true);
  });
  await test.step('the network is cut: the tip is whole', async () => {
    network.fault = () => 'drop';
    await tray.activate();
    const page = await app.window();
    await page
      .getByRole('link', { name: 'Tips' })
      .or(page.getByRole('button', { name: 'Tips' }))
      .first()
      .click();
    await page.getByText('The zebra printer blinks').click();
    const shown = page.getByRole('img', { name: 'The lamp that blinks' });
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((img) => (img instanceof HTMLImageElement ? [img.naturalWidth, img.naturalHeight] : null))).toEqual([
      320, 200,
    ]);
    await page.screenshot({ path: info.outputPath('tip.png') });
  });
});

import { expect, test } from '../../support/session/fixtures.ts';
import { trayItem } from '../../support/session/tray.ts';

test.setTimeout(240_000);

test('the loop: tray click, report without a network, answer, solved, tip, found by the next', async ({
  launch,
  bus,
  network,
  notifications,
  pointer,
  console,
}, info) => {
  const app = await launch();
  const tray = await trayItem(bus);
  const message = 'The printer prints strange signs';

  await test.step('a report while the network is cut is kept safe', async () => {
    network.fault = () => 'drop';
    await tray.activate();
    const page = await app.window();
    await page.getByLabel('What happened?').fill(message);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible();
    await expect.poll(() => tray.tooltip()).toContain('one message is kept safe and waits to be sent');
    await pointer.picture(info.outputPath('kept-safe.png'));
  });

  await test.step('the network comes back: it leaves by itself and has a number', async () => {
    network.fault = () => undefined;
    const page = await app.window();
    await expect(page.getByText(/The help desk has it: number \d+/).first()).toBeVisible({ timeout: 60_000 });
    await expect.poll(() => tray.tooltip()).toBe('Pandu: here to help');
    await page.close();
    await expect.poll(() => app.hasWindow()).toBe(false);
  });

  await test.step('the agent finds it in the queue and answers in four parts', async () => {
    await console.goto('/');
    await console.getByRole('link', { name: new RegExp(message) }).click();
    await expect(console.getByRole('complementary', { name: 'Report of the computer' })).toBeVisible();
    await console.getByRole('textbox', { name: 'Problem' }).fill('The printer gets the wrong language.');
    await console.getByLabel('Cause', { exact: true }).fill('The driver is for *another* model.');
    await console.getByLabel('Step 1', { exact: true }).fill('Choose the driver of your model');
    await console.keyboard.press('Control+Enter');
    await expect(console.getByRole('article').filter({ hasText: 'Choose the driver of your model' })).toBeVisible();
  });

  await test.step('a notification comes; its click opens the conversation', async () => {
    const shown = await notifications.saying('The help desk has answered you');
    expect(shown.title).toContain(message);
    await expect.poll(() => tray.tooltip()).toBe('Pandu: you have a new answer');
    await pointer.picture(info.outputPath('notification.png'));
    await notifications.click();
    const page = await app.window();
    await expect(page.getByText('Choose the driver of your model')).toBeVisible();
    await expect.poll(() => tray.tooltip()).toBe('Pandu: here to help');
    await page.getByRole('button', { name: 'Yes, solved' }).click();
    // The choice shows when it is on disk: not `check`, which looks at once.
    await page.getByLabel('4 – good').click();
    await expect(page.getByLabel('4 – good')).toBeChecked();
  });

  await test.step('the agent sees that it is solved, and makes the answer a tip', async () => {
    await expect(console.getByText('The user says: solved.')).toBeVisible();
    await expect(console.getByText('4 of 5')).toBeVisible();
    await console.getByRole('button', { name: 'Make it a tip' }).click();
    for (const name of ['English', 'Bahasa Indonesia'])
      await console.getByRole('region', { name }).getByLabel('Title').fill(`Strange signs on paper, ${name}`);
    await console.getByRole('button', { name: 'Publish' }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(console.getByText('version 1 on desktops', { exact: true })).toBeVisible();
  });

  await test.step('whoever types it next finds the tip, also without a network', async () => {
    const page = await app.window();
    await page.getByRole('button', { name: 'Tips' }).click();
    await page.getByRole('searchbox').fill('strange signs');
    await expect(page.getByRole('button', { name: /Strange signs on paper, English/ })).toBeVisible();
    network.fault = () => 'drop';
    await page.getByRole('button', { name: /Strange signs on paper, English/ }).click();
    await expect(page.getByText('Choose the driver of your model')).toBeVisible();
    await pointer.picture(info.outputPath('tip.png'));
  });
});

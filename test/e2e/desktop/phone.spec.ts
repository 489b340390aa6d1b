import { readCode } from '../../../shared/model/support-code.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { trayItem } from '../../support/session/tray.ts';

test.setTimeout(240_000);

test('a whole call, app and console: the code, who looks, the question, the ticket in My reports, the end', async ({
  launch,
  bus,
  network,
  notifications,
  pointer,
  console,
}, info) => {
  const app = await launch();
  const tray = await trayItem(bus);
  // Enrolled, and what was there before is read: only now something is news.
  await expect.poll(() => network.seen.some(({ line }) => line.startsWith('GET /api/v1/events')), { timeout: 60_000 }).toBe(true);
  await tray.activate();
  const page = await app.window();

  const code = await test.step('the caller gets a code and reads it aloud', async () => {
    await page.getByRole('button', { name: 'Contact' }).click();
    await page.getByRole('button', { name: 'Get a support code' }).click();
    const shown = await page.getByTestId('support-code').locator('[aria-hidden]').textContent();
    await pointer.picture(info.outputPath('code.png'));
    const read = readCode(shown ?? '');
    expect(read).not.toBeNull();
    return read ?? '';
  });

  await test.step('the agent types it; the desktop says who looks', async () => {
    await console.goto('/#/tips');
    await expect(console.getByRole('heading', { name: 'Tips', exact: true })).toBeVisible();
    await console.keyboard.press('c');
    await console.getByLabel('What the caller reads aloud').fill(code);
    await console.keyboard.press('Enter');
    await expect(console.getByText('On the phone', { exact: true })).toBeVisible();
    expect((await notifications.saying('is looking at the facts of this computer')).body).toContain('You can end it at any time');
    await expect(page.getByText(/of the help desk is looking at the facts of this computer/)).toBeVisible();
    await expect(page.getByTestId('support-code')).toHaveCount(0);
  });

  await test.step('asked how the computer is, the user agrees; the agent sees it', async () => {
    await console.getByRole('button', { name: 'Ask for fresh diagnostics' }).click();
    await console.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('button', { name: 'Look and decide' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('Thank you! Kept safe').first()).toBeVisible();
    await expect(console.getByText('Sent when asked, for ticket')).toBeVisible({ timeout: 60_000 });
    await expect(console.getByText('System and hardware')).toBeVisible();
  });

  await test.step('the notes are in the conversation at once', async () => {
    await console.getByLabel('In the words of the user').fill('The printer on the second floor is silent.');
    await console.getByLabel('Title').fill('Printer is silent');
    await console.getByRole('button', { name: 'Add to the ticket' }).click();
    await expect(page.getByRole('heading', { name: 'Printer is silent' })).toBeVisible();
    await expect(page.getByText('The printer on the second floor is silent.')).toBeVisible();
    await pointer.picture(info.outputPath('conversation.png'));
  });

  await test.step('the user ends it, and the agent sees no more', async () => {
    await page.getByRole('button', { name: 'End it now' }).click();
    await expect(console.getByText('Call over', { exact: true })).toBeVisible();
    await expect(console.getByText('System and hardware')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'End it now' })).toHaveCount(0);
  });
});

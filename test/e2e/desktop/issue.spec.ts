import { expect, test } from '../../support/session/fixtures.ts';
import { trayItem } from '../../support/session/tray.ts';

test.setTimeout(240_000);

test('a known issue: told, over the report, me too counted in the console, all-clear told once', async ({
  launch,
  bus,
  network,
  notifications,
  pointer,
  console,
}, info) => {
  const app = await launch();
  const tray = await trayItem(bus);
  const card = console.getByRole('article').filter({ hasText: 'The mail server is down' });
  // Enrolled, and what was there before is read: only now something is news.
  await expect.poll(() => network.seen.some(({ line }) => line.startsWith('GET /api/v1/events')), { timeout: 60_000 }).toBe(true);

  await test.step('IT announces it: a notification, and the tray tells those who miss it', async () => {
    await console.goto('/#/announcements');
    await console.getByRole('button', { name: 'New announcement' }).click();
    const dialog = console.getByRole('dialog');
    await dialog.getByText('Known issue').click();
    await dialog.getByRole('group', { name: 'English' }).getByLabel('Title').fill('The mail server is down');
    await dialog.getByLabel(/^Trouble since/).fill('2026-11-23T09:10');
    await dialog.getByRole('button', { name: 'Announce' }).click();
    const shown = await notifications.saying('The mail server is down');
    expect(shown).toMatchObject({ title: 'It is not you', body: expect.stringContaining('since 23 Nov') });
    await expect.poll(() => tray.tooltip()).toBe('Pandu: there is news from the help desk');
    await expect(card).toContainText('delivered to 1, seen on 0');
  });

  await test.step('it stands over the report before anything is written; then it is seen', async () => {
    await tray.activate();
    const page = await app.window();
    await expect(page.getByText(/^It is not you: The mail server is down, since /)).toBeVisible();
    await pointer.picture(info.outputPath('known-issue.png'));
    await expect.poll(() => tray.tooltip()).toBe('Pandu: here to help');
    await expect(card).toContainText('seen on 1 (100%)');
  });

  await test.step('me too, without a network: counted as soon as there is one, and there is no report', async () => {
    network.fault = () => 'drop';
    const page = await app.window();
    await page.getByLabel('What happened?').fill('My mail does not come');
    await page.getByRole('button', { name: 'Me too' }).click();
    await expect(page.getByText('You will hear when it is solved.').first()).toBeVisible();
    await expect(page.getByLabel('What happened?')).toHaveValue('');
    await page.close();
    network.fault = () => undefined;
    await expect(card.getByRole('button', { name: '1 says “me too”' })).toBeVisible({ timeout: 60_000 });
    await console.getByRole('link', { name: 'Tickets' }).first().click();
    await expect(console.getByText('My mail does not come')).toHaveCount(0);
  });

  await test.step('the all-clear: one kind notification, and a banner', async () => {
    await console.getByRole('link', { name: 'Announcements' }).click();
    await card.getByRole('button', { name: 'All clear' }).click();
    await console.getByRole('dialog').getByLabel('English').fill('The mail server works again.');
    await console.getByRole('dialog').getByRole('button', { name: 'All clear' }).click();
    const shown = await notifications.saying('The mail server works again.');
    expect(shown.title).toBe('It works again');
    await tray.activate();
    const page = await app.window();
    await expect(page.getByText('It works again: The mail server is down')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Me too' })).toHaveCount(0);
    await pointer.picture(info.outputPath('all-clear.png'));
    expect(notifications.shown.filter(({ title }) => title === 'It works again')).toHaveLength(1);
  });
});

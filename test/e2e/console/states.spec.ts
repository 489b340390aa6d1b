import { expect } from '@playwright/test';
import { seedHelpDesk } from '../../support/seed.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);

test('what is not there yet says so, and what to do about it', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await expect(page.getByText('No open tickets.')).toBeVisible();
  for (const [path, words] of [
    ['/announcements', 'Nothing announced yet.'],
    ['/desktops', 'No desktop is enrolled yet.'],
    ['/groups', 'Put desktops into it: paste their names'],
    ['/tickets?q=nothing', 'No ticket matches.'],
    ['/tips?q=nothing', 'No tip matches.'],
    ['/audit?q=nothing', 'No entry matches.'],
    ['/nowhere', 'There is no page at this address.'],
    ['/tickets/01a20bfe-7a4a-7f08-93c3-c258ef513fe6', 'This does not exist, or not any more.'],
  ] as const) {
    await page.goto(`/#${path}`);
    await expect(page.getByText(words)).toBeVisible();
    await expectAccessible(page, path);
  }
});

test('a slow help desk shows that the page is coming', async ({ desk, page }) => {
  await signInFirst(page, desk);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/agent/desktops*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Desktops' }).click();
  await expect(page.getByText('Loading …')).toBeVisible();
  release();
  await expect(page.getByText('No desktop is enrolled yet.')).toBeVisible();
});

test('a help desk that goes away and comes back costs nothing that was typed', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  await page.getByRole('link', { name: /Printer lantai 2/ }).click();
  await page.getByRole('tab', { name: 'Short reply' }).click();
  await page.getByLabel('Reply to the user').fill('Is it switched on?\nIs there **paper**?');
  await desk.stop();
  await expect(page.getByText('No connection – trying again')).toBeVisible();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await expectAccessible(page, 'without a help desk');
  await page.getByRole('link', { name: 'Announcements' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
  await page.getByRole('link', { name: /^Tickets/ }).click();
  await expect(page.getByRole('row'), 'what was read stays readable').toHaveCount(5);
  await page.getByRole('link', { name: /Printer lantai 2/ }).click();
  await expect(page.getByLabel('Reply to the user')).toHaveValue('Is it switched on?\nIs there **paper**?');
  await desk.start();
  await expect(page.getByText('No connection – trying again')).toBeHidden({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Send reply' }).click();
  const sent = page.getByRole('article').filter({ hasText: 'Is it switched on?' });
  await expect(sent.getByText('paper')).toHaveCSS('font-weight', '700');
  await expect(sent).toHaveCount(1);
});

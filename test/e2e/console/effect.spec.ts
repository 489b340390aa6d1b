import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { enrolDesktop, seedHelpDesk } from '../../support/seed.ts';
import { seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

test.setTimeout(300_000);
const newId = () => uuidv7(Date.now(), randomBytes(10));
const day = new Date().toISOString().slice(0, 10);
const agent = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([how, where, what]) => {
      const reply = await fetch(`/api/v1/agent${where}`, {
        method: how as string,
        headers: { 'x-pandu': '1', ...(what === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      });
      if (!reply.ok) throw new Error(await reply.text());
      return (await reply.json()) as { id: string; items: { id: string }[] };
    },
    [method, path, body],
  );
const draft = (title: string) => ({
  app: 'LibreOffice Calc',
  causeKind: 'howto',
  texts: { en: { title, problem: 'It does.', cause: '', alternatives: '', steps: ['Click'], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
});

async function lookEverywhere(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The page follows the system by script: a moment later than its style sheets do.
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${what}, narrow`).toBeLessThanOrEqual(320);
  await expectAccessible(page, `${what}, narrow`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('an empty reading list says how it fills', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Reading list' }).click();
  for (const words of [
    'A tip comes here when at least five people',
    'When a search on a desktop finds no tip',
    'Solved tickets of which no tip was made',
  ])
    await expect(page.getByText(words)).toBeVisible();
  await lookEverywhere(page, 'the empty reading list');
});

test('what tips do is seen, and what has no answer becomes a tip', async ({ desk, page }) => {
  await signInFirst(page, desk);
  const { id } = await agent(page, 'POST', '/tips', draft('The sums are wrong'));
  await agent(page, 'POST', `/tips/${id}/publish`);
  const [{ inventory }] = seedReports() as [ReturnType<typeof seedReports>[number]];
  const desktops = [];
  for (let at = 0; at < 5; at += 1) desktops.push(await enrolDesktop(desk.url, desk.enrolmentKey, { ...inventory, userName: `user${at}` }));
  const wave = await agent(page, 'POST', '/groups', { name: 'Wave 3', migratedOn: '2026-01-15' });
  const kept = (await agent(page, 'GET', '/desktops?size=10')).items.slice(0, 2).map((one) => one.id);
  await agent(page, 'POST', `/groups/${wave.id}/members`, { action: 'add', desktops: { by: 'ids', ids: kept } });
  const none = { tip: id, version: 1, language: 'id', application: null, reportedOpened: 0, reportedShown: 0 } as const;
  for (const [at, desktop] of desktops.entries()) {
    await desktop.call(desktopRoutes.putDayEffect, {
      params: { day },
      body: {
        items: [
          { ...none, place: 'home', shown: 10, opened: 2 },
          {
            ...none,
            place: 'report' as const,
            language: 'en' as const,
            application: 'LibreOffice Calc',
            shown: 3,
            opened: 1,
            reportedOpened: 1,
          },
        ],
      },
    });
    await desktop.call(desktopRoutes.putTipOutcome, {
      params: { id, outcomeId: newId() },
      body: { at: new Date().toISOString(), version: 1, helped: at === 0, where: 'home' },
    });
    const text = at === 2 ? 'pivots from tables' : 'pivot of a table';
    if (at < 3)
      await desktop.call(desktopRoutes.putSearch, { params: { id: newId() }, body: { day, language: 'en', text, application: null } });
  }
  await test.step('the list has what needs rework first', async () => {
    await page.getByRole('link', { name: 'Tips', exact: true }).click();
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Needs rework first' }).click();
    const row = page.getByRole('row').nth(1);
    await expect(row).toContainText('The sums are wrong');
    await expect(row).toContainText('seldom helps');
    await expect(row).toContainText('shown 65, opened 15');
    await lookEverywhere(page, 'tips');
  });
  await test.step('the tip says what it did', async () => {
    await page.getByRole('link', { name: 'The sums are wrong' }).click();
    const panel = page.getByRole('region', { name: /What it did/ });
    await expect(panel.getByText('seldom helps')).toBeVisible();
    await expect(panel.getByRole('definition').first()).toContainText('65');
    await expect(panel.getByRole('row', { name: /While writing a report/ })).toContainText('15');
    // Per version, application, language and wave: shown, opened, solved, reported after it was opened.
    for (const [row, counts] of [
      ['Version 1', ['65', '15', '1', '5']],
      ['LibreOffice Calc', ['15', '5', '0', '5']],
      ['English', ['15', '5', '0', '5']],
      ['Indonesian', ['50', '10', '1', '0']],
      ['Wave 3', ['26', '6']],
      ['In no wave', ['39', '9']],
    ] as const) {
      const cells = panel.getByRole('row', { name: new RegExp(`^${row} `) }).getByRole('cell');
      for (const [at, count] of counts.entries()) await expect(cells.nth(at), row).toHaveText(count);
    }
    await panel.getByRole('combobox', { name: 'Wave' }).click();
    await page.getByRole('option', { name: 'Wave 3' }).click();
    await expect(panel.getByRole('definition').first()).toContainText('26');
    await expect(panel.getByRole('row', { name: 'LibreOffice Calc' }).getByRole('cell').first()).toHaveText('6');
    await panel.getByRole('combobox', { name: 'Wave' }).click();
    await page.getByRole('option', { name: 'Wave 3' }).click();
    await expect(panel.getByRole('definition').first()).toContainText('65');
    await panel.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await expect(panel.getByRole('row', { name: /^Home/ })).toHaveCount(0);
    await expect(panel.getByRole('definition').first()).toContainText('15');
    await lookEverywhere(page, 'a tip with its effect');
  });
  await seedHelpDesk(desk.url, desk.enrolmentKey);
  for (const { id: ticket } of (await agent(page, 'GET', '/tickets?size=3')).items)
    await agent(page, 'PATCH', `/tickets/${ticket}`, { status: 'solved' });
  await test.step('the reading list has all three', async () => {
    await page.getByRole('link', { name: 'Reading list' }).click();
    await expect(page.getByText('1 of 5 were helped')).toBeVisible();
    await expect(page.getByText('asked 3 times')).toBeVisible();
    await expect(page.getByText(/^\d solved tickets?$/).first()).toBeVisible();
    await lookEverywhere(page, 'the reading list');
  });
  await test.step('a question is taken off and put back, then becomes a draft', async () => {
    await page.getByRole('button', { name: 'Take off the list' }).click();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByRole('button', { name: 'Make a tip of it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'pivot of a table' })).toBeVisible();
    await expect(page.getByText('pivots from tables').first()).toBeVisible();
    await page.getByRole('link', { name: 'Reading list' }).click();
    await expect(page.getByRole('link', { name: 'Go on with the draft' })).toBeVisible();
  });
  await test.step('a ticket without an answer cannot become a tip, and says why', async () => {
    await page
      .getByRole('button', { name: /^Make a tip of #/ })
      .first()
      .click();
    await expect(page.getByRole('alert')).toContainText('Answer the ticket first');
  });
});

import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { type FakeRt, fakeToken, startFakeRt } from '../../integration/bridges/fake-rt.ts';
import { enrolDesktop } from '../../support/seed.ts';
import { officeSections } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { test as consoleTest, signInFirst } from './fixtures.ts';

/** With a Request Tracker beside it. */
const test = consoleTest.extend<{ rt: FakeRt }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
  rt: async ({}, use) => {
    const rt = await startFakeRt();
    await use(rt);
    await rt.close();
  },
  environment: async ({ rt }, use) => use({ PANDU_RT_URL: rt.url, PANDU_RT_QUEUE: 'Pandu', PANDU_RT_TOKEN: fakeToken }),
});
const person = {
  ...{ userName: 'sari', hostName: 'pc-sari', distribution: 'Ubuntu', desktop: 'GNOME', sessionType: 'x11' },
  ...{ language: 'en' as const, panduVersion: '0.2.0' },
};
const report = {
  ...{ language: 'en' as const, message: 'The printer is silent', hinders: 'blocked' as const, application: { name: 'Writer' } },
  ...{ findings: [], sections: officeSections(), tipsShown: [], pandu: { version: '0.2.0' } },
};

test('a ticket shows where else it is; what failed is sent again and what was lost is found again, by hand', async ({
  desk,
  page,
  rt,
}, info) => {
  test.slow();
  const said = () => rt.transactions.map(({ text }) => text.split('\n')[0]);
  await signInFirst(page, desk);
  const sari = await enrolDesktop(desk.url, desk.enrolmentKey, person);
  await sari.report(report);
  await expect.poll(() => rt.tickets.size, { timeout: 30_000 }).toBe(1);

  await test.step('the ticket names it', async () => {
    rt.setStatus(1, 'open');
    await page.getByRole('link', { name: /The printer is silent/ }).click();
    await expect(page.getByText('Also in RT #1 (open)')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: '#1', exact: true })).toHaveAttribute('href', `${rt.url}/Ticket/Display.html?id=1`);
  });

  await test.step('moved away over there: the ticket says so, and what was for it is kept', async () => {
    const ticket = rt.tickets.get(1);
    if (ticket) ticket.hidden = true;
    const { changes } = await sari.call(desktopRoutes.listChanges, { query: { since: 0 } });
    const found = changes.find((change) => change.kind === 'ticket');
    const id = found?.kind === 'ticket' ? found.ticket.id : '';
    const messageId = uuidv7(Date.now(), randomBytes(10));
    const body = { at: new Date().toISOString(), text: 'still silent', attachments: [] };
    await sari.call(desktopRoutes.putMessage, { params: { id, messageId }, body });
    await expect(page.getByText('no longer to be seen there')).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page, 'a ticket that is lost over there');
    await page.screenshot({ path: info.outputPath('ticket-lost.png') });
  });

  await test.step('the page of bridges shows both, and both are put right', async () => {
    await page.getByRole('link', { name: 'Other help desks' }).click();
    const card = page.getByRole('region', { name: 'Request Tracker' });
    await expect(card).toContainText('5.0.3+dfsg');
    await expect(card.getByText('Answers', { exact: true })).toBeVisible();
    const failed = card.getByRole('table', { name: 'Not sent' });
    await expect(failed).toContainText('The printer is silent');
    await expectAccessible(page, 'bridges');
    await page.screenshot({ path: info.outputPath('bridges.png'), fullPage: true });
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.screenshot({ path: info.outputPath('bridges-320.png'), fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });

    const ticket = rt.tickets.get(1);
    if (ticket) ticket.hidden = false;
    rt.reply(1, 'Is it plugged in?');
    await card.getByRole('button', { name: /^Look again for #/ }).press('Enter');
    await expectAccessible(page, 'look again');
    await page.getByRole('dialog').getByRole('button', { name: 'Look again' }).press('Enter');
    await expect(card.getByRole('table', { name: 'Tickets to look after' })).toHaveCount(0);
    await card.getByRole('button', { name: /^Send again: A message of #/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('so it does not come twice');
    await page.screenshot({ path: info.outputPath('bridges-resend.png') });
    await dialog.getByRole('button', { name: 'Send again' }).press('Enter');
    await expect(failed).toHaveCount(0);
    await expect.poll(said, { timeout: 30_000 }).toContain('still silent');
    expect(said().filter((text) => text === 'still silent')).toHaveLength(1);
  });

  await test.step('an outage is said, in both languages and in the dark', async () => {
    await rt.close();
    const card = page.getByRole('region', { name: 'Request Tracker' });
    await expect(async () => {
      await page.reload();
      await expect(card.getByText('Does not answer', { exact: true })).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 40_000 });
    // Closed in the middle of a call, or before one.
    await expect(card).toContainText(/ECONNREFUSED|UND_ERR_SOCKET|ECONNRESET/);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'bridges in the dark');
    await page.screenshot({ path: info.outputPath('bridges-dark.png'), fullPage: true });
    await page.getByRole('link', { name: 'Audit log' }).click();
    await expect(page.getByText('Sent again to another help desk')).toBeVisible();
    await expect(page.getByText('Looked again in another help desk')).toBeVisible();
  });
});

consoleTest('without another help desk the page says what there could be', async ({ desk, page }) => {
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Other help desks' }).click();
  await expect(page.getByText('No other help desk is connected.')).toBeVisible();
  await expectAccessible(page, 'no bridges');
});

import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { enrolDesktop } from '../../support/seed.ts';
import { officeSections } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';

const person = (userName: string) => ({
  userName,
  hostName: `pc-${userName}`,
  distribution: 'Ubuntu',
  desktop: 'GNOME',
  sessionType: 'x11',
  language: 'en' as const,
  panduVersion: '0.2.0',
});
const reportOf = (message: string) => ({
  language: 'en' as const,
  message,
  hinders: 'blocked' as const,
  application: { name: 'Thunderbird' },
  findings: [],
  sections: officeSections(),
  tipsShown: [],
  pandu: { version: '0.2.0' },
});

test('a ticket becomes a known issue; me too is counted live; the all-clear ends it, and can be taken back', async ({
  desk,
  page,
}, info) => {
  await signInFirst(page, desk);
  const sari = await enrolDesktop(desk.url, desk.enrolmentKey, person('sari'));
  const budi = await enrolDesktop(desk.url, desk.enrolmentKey, person('budi'));
  await sari.report(reportOf('No mail comes in'));
  await budi.report(reportOf('My mail hangs'));
  const card = page.getByRole('article').filter({ hasText: 'The mail server is down' });
  const issueOf = async () => {
    const { changes } = await budi.call(desktopRoutes.listChanges, { query: { since: 0 } });
    const found = changes.find(({ kind }) => kind === 'announcement');
    return found?.kind === 'announcement' ? found.announcement : undefined;
  };

  await test.step('from the ticket, with what is alike offered', async () => {
    await page.getByRole('link', { name: /No mail comes in/ }).click();
    await page.getByRole('link', { name: 'Make it a known issue' }).click();
    const dialog = page.getByRole('dialog');
    const english = dialog.getByRole('group', { name: 'English' });
    await expect(english.getByLabel('Title')).toHaveValue('No mail comes in');
    await expect(dialog.getByText('Thunderbird', { exact: true })).toBeVisible();
    await english.getByLabel('Title').fill('The mail server is down');
    await dialog.getByRole('checkbox', { name: /My mail hangs/ }).check();
    await expect(dialog.getByText('budi@pc-budi: same application')).toBeVisible();
    await expectAccessible(page, 'a known issue of a ticket');
    await page.screenshot({ path: info.outputPath('issue-form.png') });
    await dialog.getByRole('button', { name: 'Announce' }).click();
    await expect(dialog).toHaveCount(0);
    await page.goBack();
    await expect(page.getByText('this ticket is about it')).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: 'It is not you' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Make it a known issue' })).toHaveCount(0);
  });

  await test.step('who has it too is counted while one looks, and named', async () => {
    await page.getByRole('link', { name: 'Announcements' }).click();
    await expect(card).toContainText('Shown now');
    await expect(card).toContainText('2 tickets about it');
    await expect(card.getByRole('button', { name: 'Nobody said “me too”' })).toBeVisible();
    const issue = await issueOf();
    if (!issue) throw new Error('it is not in the feed');
    expect(issue).toMatchObject({ kind: 'issue', audience: { applications: ['Thunderbird'] }, since: expect.any(String) });
    const at = new Date().toISOString();
    await budi.call(desktopRoutes.putReceipt, { params: { id: issue.id }, body: { at, version: 1, state: 'delivered' } });
    await sari.call(desktopRoutes.putReceipt, { params: { id: issue.id }, body: { at, version: 1, state: 'seen' } });
    await budi.call(desktopRoutes.putMeToo, { params: { id: issue.id }, body: { at, version: 1, meToo: true } });
    await expect(card).toContainText('delivered to 2, seen on 1 (50%)');
    await card.getByRole('button', { name: '1 says “me too”' }).click();
    const table = page.getByRole('table', { name: 'Who has it too' });
    await expect(table).toContainText('budi@pc-budi');
    await expectAccessible(page, 'who has it too');
    await page.keyboard.press('Escape');
    await expect(table).toHaveCount(0);
  });

  await test.step('the all-clear has its words ready', async () => {
    await card.getByRole('button', { name: 'All clear' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('English')).toHaveValue('It is over: The mail server is down. Please try again.');
    await dialog.getByLabel('English').fill('The mail server works again.');
    await expectAccessible(page, 'the all-clear');
    await page.screenshot({ path: info.outputPath('all-clear.png') });
    await dialog.getByRole('button', { name: 'All clear' }).click();
    await expect(card).toContainText('All clear');
    expect(await issueOf()).toMatchObject({ allClear: { en: 'The mail server works again.' }, resolvedAt: expect.any(String) });
    const { changes } = await budi.call(desktopRoutes.listChanges, { query: { since: 0 } });
    const ticket = changes.find(({ kind }) => kind === 'ticket');
    expect(ticket?.kind === 'ticket' && ticket.ticket).toMatchObject({ status: 'solved' });
    await expectAccessible(page, 'announcements');
    await page.screenshot({ path: info.outputPath('announcements.png') });
  });

  await test.step('it is not over after all', async () => {
    await card.getByRole('button', { name: 'Not over after all' }).click();
    await expect(card).toContainText('Shown now');
  });
});

test('an announcement for a group that is there no more says so', async ({ desk, page }) => {
  await signInFirst(page, desk);
  const gone = `019ab000-0000-7000-8000-${randomBytes(6).toString('hex')}`;
  await page.request.post('/api/v1/agent/announcements', {
    headers: { 'x-pandu': '1' },
    data: {
      kind: 'news',
      title: { en: 'Lunch' },
      body: { en: 'At noon.' },
      audience: { groups: [gone] },
      startsAt: new Date().toISOString(),
      endsAt: null,
    },
  });
  await page.getByRole('link', { name: 'Announcements' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'Lunch' })).toContainText('a group that is gone');
});

import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import type { FreshSet } from '../../../shared/model/fresh-set.ts';
import { shownCode } from '../../../shared/model/support-code.ts';
import { enrolDesktop, type SeedDesktop } from '../../support/seed.ts';
import { officeSections, seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { type HelpDesk, signInFirst, test } from './fixtures.ts';
import { lookAt } from './look.ts';

test.setTimeout(240_000);

const [sari] = seedReports();
if (!sari) throw new Error('nothing to seed with');
const { inventory } = sari;
const enrol = (desk: HelpDesk) => enrolDesktop(desk.url, desk.enrolmentKey, inventory);
const makeCode = async (desktop: SeedDesktop) => (await desktop.call(desktopRoutes.createSupportCode, { body: {} })).code;
const changesOf = async (desktop: SeedDesktop) => (await desktop.call(desktopRoutes.listChanges, { query: { since: 0 } })).changes;

/** As the caller does on the Contact page: yes, send it. */
async function agree(desktop: SeedDesktop): Promise<void> {
  const asked = (await changesOf(desktop)).findLast((change) => change.kind === 'fresh-set-request');
  if (asked?.kind !== 'fresh-set-request') throw new Error('nobody asked');
  const { id, ticketId } = asked.request;
  const takenAt = new Date().toISOString();
  const findings = [
    {
      ...({ id: 'disk-full', severity: 'serious', cause: 'desktop', evidence: '/home: 99 %', section: 'storage' } as const),
      text: { en: 'The disk for your files is nearly full.', id: 'Disk untuk berkas Anda hampir penuh.' },
    },
  ];
  const body: FreshSet = { schema: 1, id, takenAt, findings, sections: officeSections(), pandu: { version: '0.2.0' } };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64');
  const params = { id: ticketId, requestId: id };
  await desktop.call(desktopRoutes.putFreshSet, { params, body }, { 'content-digest': `sha-256=:${digest}:` });
}

test('a whole call: the code by the keyboard, the facts, a fresh set by consent, notes, and the end', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const desktop = await enrol(desk);
  const code = await makeCode(desktop);

  // From any page, without the mouse.
  await page.goto('/#/tips');
  await expect(page.getByRole('heading', { name: 'Tips', exact: true })).toBeVisible();
  await page.keyboard.press('c');
  const field = page.getByLabel('What the caller reads aloud');
  await expect(field).toBeFocused();
  await lookAt(page, info, 'code');
  await field.fill('K7R O1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A code has none of')).toBeVisible();
  await field.fill(shownCode(code).toLowerCase());
  await page.keyboard.press('Enter');

  const { userName, hostName } = inventory;
  await expect(page.getByRole('heading', { name: `${userName}@${hostName}` })).toBeVisible();
  await expect(page.getByText('On the phone', { exact: true })).toBeVisible();
  await expect(page.getByText('This desktop has sent no report yet')).toBeVisible();
  const looked = (await changesOf(desktop)).findLast((change) => change.kind === 'call');
  expect(looked).toMatchObject({ call: { agent: 'Administrator', endedAt: null } });

  // Typing the letter in a field types it.
  await page.getByLabel('In the words of the user').fill('');
  await page.getByLabel('In the words of the user').pressSequentially('cc');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByLabel('In the words of the user').fill('');

  await page.getByRole('button', { name: 'Ask for fresh diagnostics' }).click();
  await expect(page.getByText('one is begun for this call')).toBeVisible();
  await page.getByLabel('What for?').fill('Is the disk full?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('Asked: the caller now sees it')).toBeVisible();
  await agree(desktop);
  // By a poke, without touching the page.
  await expect(page.getByText('The disk for your files is nearly full.')).toBeVisible();
  await expect(page.getByText('Sent when asked, for ticket')).toBeVisible();

  await page.getByLabel('In the words of the user').fill('My disk is full, and nothing can be saved.');
  await page.getByLabel('Title').fill('Disk full');
  await page.getByLabel('Internal note').fill('Second time this month.');
  // What was typed survives a reload.
  await page.reload();
  await expect(page.getByLabel('In the words of the user')).toHaveValue('My disk is full, and nothing can be saved.');
  await lookAt(page, info, 'call');
  await page.getByLabel('In the words of the user').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/Added to ticket #\d+/)).toBeVisible();
  await expect(page.getByLabel('In the words of the user')).toHaveValue('');
  const tickets = (await changesOf(desktop)).flatMap((change) => (change.kind === 'ticket' ? [change.ticket] : []));
  expect(tickets).toHaveLength(1);
  expect(tickets[0]).toMatchObject({ title: 'Disk full', reportId: null, status: 'open' });
  expect(tickets[0]?.messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
    expect.stringMatching(/^system: /),
    'user: My disk is full, and nothing can be saved.',
  ]);

  await page.getByRole('button', { name: 'End the call' }).click();
  await expect(page.getByText('Call over', { exact: true })).toBeVisible();
  await expect(page.getByText('The disk for your files is nearly full.')).toHaveCount(0);
  const after = (await changesOf(desktop)).findLast((change) => change.kind === 'call');
  expect(after?.kind === 'call' && after.call.endedAt).toBeTruthy();

  await page.getByRole('link', { name: /Disk full/ }).click();
  await expect(page.getByText('by phone')).toBeVisible();
  await expect(page.getByText('Second time this month.')).toBeVisible();
});

test('a code that is none, was used, or came too late says what to tell the caller; many are too many', async ({ desk, page }) => {
  await signInFirst(page, desk);
  const desktop = await enrol(desk);
  const [first, second] = [await makeCode(desktop), await makeCode(desktop)];
  await page.getByRole('button', { name: 'Support code' }).click();
  const field = page.getByLabel('What the caller reads aloud');
  const tryCode = async (code: string) => {
    await field.fill(code);
    await page.keyboard.press('Enter');
  };
  await tryCode('K7R P');
  await expect(page.getByText('A code has six characters')).toBeVisible();
  await tryCode(first);
  await expect(page.getByText('This code has run out')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'a code that has run out');
  await tryCode(second);
  await expect(page.getByText('On the phone', { exact: true })).toBeVisible();
  await page.keyboard.press('c');
  await tryCode(second);
  await expect(page.getByText('This code was used already')).toBeVisible();
  for (let turn = 0; turn < 10; turn += 1) {
    await tryCode('CCCCC'.slice(0, 5) + 'CDFHJKLMNP'[turn]);
    await expect(page.getByText('No desktop has this code')).toBeVisible();
  }
  await tryCode('RRRRRR');
  await expect(page.getByRole('alert')).toContainText(/Too many|too many/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a caller who reported before: the facts of the last report, notes for that ticket, and it works in Indonesian', async ({
  desk,
  page,
}) => {
  await signInFirst(page, desk);
  const desktop = await enrol(desk);
  const [report] = sari?.reports ?? [];
  if (!report) throw new Error('nothing to report');
  const { number } = await desktop.report(report);
  await page.getByRole('button', { name: 'Administrator' }).click();
  await page.getByText('Bahasa Indonesia').click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Kode bantuan' }).click();
  await page.getByLabel('Yang dibacakan penelepon').fill(await makeCode(desktop));
  await page.getByRole('button', { name: 'Buka desktop' }).click();
  await expect(page.getByText('Sedang menelepon', { exact: true })).toBeVisible();
  await expect(page.getByText('Dikirim bersama laporan tiket')).toContainText(`#${number}`);
  await page.getByLabel('Dengan kata-kata pengguna').fill('Masih sama seperti kemarin.');
  await page.getByRole('combobox', { name: 'Termasuk' }).click();
  await page.getByRole('option', { name: new RegExp(`#${number} `) }).click();
  await expect(page.getByLabel('Judul')).toHaveCount(0);
  await page.getByRole('button', { name: 'Tambahkan ke tiket' }).click();
  await expect(page.getByText(`Ditambahkan ke tiket #${number}`)).toBeVisible();
  const tickets = (await changesOf(desktop)).flatMap((change) => (change.kind === 'ticket' ? [change.ticket] : []));
  expect(tickets.map((ticket) => ticket.messages.at(-1)?.text)).toEqual(['Masih sama seperti kemarin.']);
});

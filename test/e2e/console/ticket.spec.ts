import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { consentHeader, consentText } from '../../../shared/api/consent.ts';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import type { FreshSet } from '../../../shared/model/fresh-set.ts';
import type { Section } from '../../../shared/model/section.ts';
import { enrolDesktop, type SeedDesktop } from '../../support/seed.ts';
import { officeSections, seedReports } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { signInFirst, test } from './fixtures.ts';
import { lookAt } from './look.ts';

test.setTimeout(240_000);

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const section = (id: string, data: unknown): Section => ({ id, status: 'ok', takenAt: ago(0), durationMs: 2, data });

/** As `officeSections`, with so much room in /home, in percent, and a week of history. */
function sectionsWith(homeFree: number, kernel = '6.8.0-48-generic'): Section[] {
  const known = officeSections().map((one) => {
    const data = one.data as Record<string, unknown>;
    if (one.id === 'system') return { ...one, data: { ...data, kernel } };
    if (one.id !== 'storage') return one;
    const filesystems = (data.filesystems as Record<string, unknown>[]).map((place) =>
      place.mount === '/home' ? { ...place, used: (100 - homeFree) * 1.8e9, available: homeFree * 1.8e9 } : place,
    );
    return { ...one, data: { ...data, filesystems } };
  });
  const crash = (minutes: number) => ({
    at: ago(minutes),
    application: { name: 'LibreOffice Calc' },
    executable: '/usr/lib/libreoffice/program/soffice.bin',
    signal: 'SIGSEGV',
    frames: [],
    signature: 'c1-bcdfghjklmnpqrstbcdf',
    source: 'systemd-coredump',
    confirmed: true,
  });
  const items = [
    { at: ago(3 * 1440), kind: 'upgraded', name: 'libreoffice-core', from: '4:7.4.7', to: '4:24.2.5' },
    { at: ago(3 * 1440 + 1), kind: 'upgraded', name: 'libreoffice-calc', from: '4:7.4.7', to: '4:24.2.5' },
    { at: ago(6 * 1440), kind: 'removed', name: 'fonts-crosextra-carlito', from: '20130920' },
  ];
  return [
    ...known.filter(({ id }) => id !== 'changes' && id !== 'crashes'),
    section('crashes', { asOf: ago(0), sinceDays: 30, total: 2, crashes: [crash(95), crash(1500)] }),
    section('changes', { sinceAt: ago(7 * 1440), untilAt: ago(0), basis: 'last-healthy', items }),
  ];
}

async function answer(desktop: SeedDesktop, ticketId: string, set: Omit<FreshSet, 'id'>): Promise<void> {
  const { changes } = await desktop.call(desktopRoutes.listChanges, { query: { since: 0 } });
  const asked = changes.findLast((change) => change.kind === 'fresh-set-request' && change.id === ticketId);
  if (asked?.kind !== 'fresh-set-request') throw new Error('nobody asked');
  const body = { id: asked.request.id, ...set };
  const sha256 = createHash('sha256').update(JSON.stringify(body)).digest();
  const consent = consentText({ sha256: sha256.toString('hex'), at: ago(0), shown: true });
  const params = { id: ticketId, requestId: body.id };
  await desktop.call(
    desktopRoutes.putFreshSet,
    { params, body },
    {
      'content-digest': `sha-256=:${sha256.toString('base64')}:`,
      [consentHeader]: consent,
    },
  );
}

test('a ticket explains itself: what is unlike before and elsewhere, who else has it, and how it is now', async ({ desk, page }, info) => {
  const [sari] = seedReports();
  const [full] = sari?.reports ?? [];
  if (!sari || !full) throw new Error('nothing to seed with');
  const enrol = (userName: string, hostName: string) =>
    enrolDesktop(desk.url, desk.enrolmentKey, { ...sari.inventory, userName, hostName });
  for (const [at, name] of ['Budi', 'Maria', 'Joko', 'Tuti'].entries())
    await (await enrol(name, `pc-00${at}`)).report({
      ...full,
      message: `Disk penuh ${at}`,
      sections: sectionsWith(40 + at),
      findings: full.findings.slice(0, at % 2),
    });
  const desktop = await enrol('Sari Wulandari', 'keu-014');
  await desktop.report({ ...full, message: 'Apa kabar?', findings: [], sections: sectionsWith(55, '6.5.0-9-generic') });
  const { ticketId, number } = await desktop.report({ ...full, sections: sectionsWith(3) });
  await signInFirst(page, desk);
  await page.goto(`/#/tickets/${ticketId}`);
  const report = page.getByRole('complementary', { name: 'Report of the computer' });

  await test.step('beside the facts, and as a list: what is unlike other desktops', async () => {
    await expect(report.getByText('usually 42 % free, here 3 %')).toBeVisible();
    const unlike = report.getByRole('table', { name: 'Unlike 4 other desktops' });
    await expect(unlike.getByRole('row', { name: /Free on \/home 42 % 3 %/ })).toBeVisible();
  });

  await test.step('what is unlike the last time that this desktop was well', async () => {
    const since = report.getByRole('table', { name: 'Since the last time this desktop was well' });
    await expect(since.getByRole('row', { name: /Free on \/home 55 % 3 %/ })).toBeVisible();
    await expect(since.getByRole('row', { name: /Kernel 6\.5\.0-9-generic 6\.8\.0-48-generic/ })).toBeVisible();
  });

  await test.step('in one column, what is wrong stands before the answer, and once', async () => {
    const findings = page.getByRole('heading', { name: 'Findings' });
    const form = page.getByRole('region', { name: 'Write' });
    await expect(report.getByRole('heading', { name: 'Findings' })).toBeVisible();
    await page.setViewportSize({ width: 800, height: 900 });
    await expect(report.getByRole('heading', { name: 'Findings' })).toHaveCount(0);
    await expect(findings).toHaveCount(1);
    const top = async (what: typeof form) => (await what.boundingBox())?.y ?? 0;
    expect(await top(findings)).toBeLessThan(await top(form));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('who else has the finding', async () => {
    await report.getByText('The disk with your files is nearly full. 2 other tickets').click();
    await expect(report.getByRole('link', { name: /^#\d+ Disk penuh 3$/ })).toBeVisible();
  });

  await test.step('errors, crashes and changes on one axis, by keyboard; the same as a table', async () => {
    const timeline = report.getByRole('group', { name: 'What happened when' });
    await timeline.getByRole('button', { name: /^The report was written/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(timeline.getByRole('button', { name: /^1 crash/ }).last()).toBeFocused();
    await expect(report.getByRole('listitem').filter({ hasText: 'SIGSEGV' })).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await expect(timeline.getByRole('button', { pressed: true })).toHaveAccessibleName(/change/);
    await report.getByText('As a table').click();
    await expect(report.getByRole('row', { name: /libreoffice-core \(upgraded\)/ })).toContainText('4:7.4.7 → 4:24.2.5');
  });
  await lookAt(page, info, 'ticket');

  await test.step('a fresh set is asked for, with the reason, and taken back', async () => {
    await page.getByRole('button', { name: 'Ask for fresh diagnostics' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask how this computer is doing now?' });
    await dialog.getByLabel(/^What for/).fill('After the trash was emptied');
    await expectAccessible(page, 'the question');
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(dialog).toBeHidden();
    const event = page.getByRole('listitem').filter({ hasText: 'Administrator asked for fresh diagnostics' });
    await expect(event).toContainText('After the trash was emptied');
    await expect(report.getByText('Asked, waiting for the user')).toBeVisible();
    await event.getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByText('The request for fresh diagnostics was taken back')).toBeVisible();
  });

  await test.step('the set that comes is shown beside the one before, with what is different', async () => {
    await page.getByRole('button', { name: 'Ask for fresh diagnostics' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(report.getByText('Asked, waiting for the user')).toBeVisible();
    await answer(desktop, ticketId, {
      schema: 1,
      takenAt: ago(0),
      findings: full.findings.slice(1),
      sections: sectionsWith(31),
      pandu: { version: '0.1.0' },
    });
    const came = page.getByRole('listitem').filter({ hasText: 'Fresh diagnostics came' });
    await came.getByRole('button', { name: 'Show them' }).click();
    const different = report.getByRole('table', { name: /^What is different since/ });
    await expect(different.getByRole('row', { name: /Free on \/home 3 % 31 %/ })).toBeVisible();
    await expect(report.getByText('No longer found:')).toBeVisible();
    await expect(report.getByText('changed', { exact: true })).toHaveCount(1);
    for (const name of [/^Memory/, /^Disks/, /^Running programs/]) await report.getByRole('button', { name }).click();
    await expect(report.getByText('had exactly these bytes on the screen and agreed to send them').first()).toBeVisible();
    await lookAt(page, info, 'fresh');
    await report.getByRole('combobox', { name: 'Diagnostics taken' }).click();
    await page.getByRole('option', { name: /^with the report/ }).click();
    await expect(different).toBeHidden();
  });

  await test.step('a no is told without blame', async () => {
    await page.getByRole('button', { name: 'Ask for fresh diagnostics' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(report.getByText('Asked, waiting for the user')).toBeVisible();
    const { changes } = await desktop.call(desktopRoutes.listChanges, { query: { since: 0 } });
    const asked = changes.findLast((change) => change.kind === 'fresh-set-request');
    if (asked?.kind !== 'fresh-set-request') throw new Error('nobody asked');
    await desktop.call(desktopRoutes.putFreshSetDeclined, { params: { id: ticketId, requestId: asked.request.id }, body: { at: ago(0) } });
    await expect(page.getByText('The user would rather not send fresh diagnostics')).toBeVisible();
  });

  await page.goto('/#/audit?q=diagnostics');
  await expect(page.getByRole('row', { name: new RegExp(`Fresh diagnostics declined.*#${number}`) })).toBeVisible();
});

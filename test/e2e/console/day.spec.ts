import { expect, type Page } from '@playwright/test';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { enrolDesktop, type SeedDesktop } from '../../support/seed.ts';
import { officeSections } from '../../support/seed-reports.ts';
import { expectAccessible } from '../accessible.ts';
import { type HelpDesk, password, signInFirst, test } from './fixtures.ts';
import { lookAt } from './look.ts';

test.setTimeout(240_000);

const enrol = (desk: HelpDesk, userName: string, language: 'en' | 'id' = 'id') =>
  enrolDesktop(desk.url, desk.enrolmentKey, {
    userName,
    hostName: `pc-${userName}`,
    distribution: 'Debian 12',
    desktop: 'GNOME',
    sessionType: 'x11',
    language,
    panduVersion: '0.2.0',
  });
const report = (desktop: SeedDesktop, message: string, more: object = {}) =>
  desktop.report({
    language: 'id' as const,
    message,
    hinders: 'slowed' as const,
    application: { name: 'LibreOffice Writer' },
    findings: [],
    sections: officeSections(),
    tipsShown: [],
    pandu: { version: '0.2.0' },
    ...more,
  });
const api = async (page: Page, method: 'get' | 'post' | 'put' | 'patch', path: string, data?: object) => {
  const reply = await page.request[method](`/api/v1/agent${path}`, { headers: { 'x-pandu': '1' }, ...(data ? { data } : {}) });
  expect(reply.ok(), await reply.text()).toBe(true);
  return await reply.json().catch(() => undefined);
};
const newId = () =>
  crypto
    .randomUUID()
    .replace(/^(.{14})./, '$17')
    .replace(/^(.{19})./, '$18');
const answer = (page: Page, ticketId: string, body: object) =>
  api(page, 'put', `/tickets/${ticketId}/messages/${newId()}`, { text: '', answer: null, note: false, ...body });

test('a past answer and a canned answer come into the form, in the language of the person, and out again', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const [rina, budi] = [await enrol(desk, 'rina'), await enrol(desk, 'budi')];
  const past = await report(rina, 'Printer tidak mau mencetak dokumen');
  const parts = { problem: 'Kertas macet, Rina', cause: 'Debu', causeKind: 'desktop', alternatives: '', steps: ['Buka penutup belakang'] };
  await answer(page, past.ticketId, { answer: parts, status: 'solved' });
  const open = await report(budi, 'Printer mencetak dokumen kosong');

  await test.step('make a canned answer', async () => {
    await page.getByRole('link', { name: 'Canned answers' }).click();
    await expect(page.getByText('No canned answers yet')).toBeVisible();
    await page.getByRole('button', { name: 'New canned answer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Greeting');
    await dialog.getByLabel('Text: English').fill('Hello {nama}');
    await expect(dialog.getByText('No such placeholder: {nama}')).toBeVisible();
    await dialog.getByLabel('Text: English').fill('Hello {name}, about #{number}.');
    await dialog.getByLabel('Text: Bahasa Indonesia').fill('Halo {name}, soal #{number}.');
    await expectAccessible(page, 'the form of a canned answer');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Greeting' })).toBeVisible();
    await lookAt(page, info, 'canned');
  });

  await page.goto(`/#/tickets/${open.ticketId}`);
  const similar = page.locator('section', { has: page.getByRole('heading', { name: 'Similar tickets' }) });
  await test.step('use the answer of a past ticket, and undo it', async () => {
    await similar.getByText('Printer tidak mau mencetak dokumen').click();
    await expect(similar.getByText('Solved, with this answer')).toBeVisible();
    await similar.getByRole('button', { name: 'Use this answer' }).click();
    await expect(page.getByRole('textbox', { name: 'Problem' })).toHaveValue('Kertas macet, Rina');
    await expect(page.getByLabel('Step 1', { exact: true })).toHaveValue('Buka penutup belakang');
    await expect(page.getByText('It names rina: take that out.')).toBeVisible();
    await lookAt(page, info, 'similar');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('textbox', { name: 'Problem' })).toHaveValue('');
  });

  await test.step('by the keyboard: r, i, and the canned answer is Indonesian', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('r');
    await expect(page.getByLabel('Reply to the user')).toBeFocused();
    await page.keyboard.type('r a j');
    await expect(page.getByLabel('Reply to the user'), 'no key works while one types').toHaveValue('r a j');
    await page.getByLabel('Reply to the user').fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('i');
    await expect(page.getByRole('option', { name: 'Greeting' })).toBeVisible();
    await page.keyboard.type('Greet');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Reply to the user')).toHaveValue(`Halo Budi, soal #${open.number}.`);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.getByRole('article').filter({ hasText: `Halo Budi, soal #${open.number}.` })).toBeVisible();
  });
});

test('views are kept, named and reached by a digit; shortcuts can be listed and switched off', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const [rina, budi] = [await enrol(desk, 'rina'), await enrol(desk, 'budi')];
  await report(rina, 'Writer hangs');
  await report(budi, 'Mail hangs', { application: { name: 'Thunderbird' }, hinders: 'blocked' });
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'More filters' }).click();
  const more = page.getByRole('dialog', { name: 'More filters' });
  await more.getByLabel('Application').fill('thunder');
  await page.keyboard.press('Enter');
  await expectAccessible(page, 'more filters');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Save as a view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save these filters as a view' });
  await dialog.getByLabel('Name').fill('Mail');
  await dialog.getByText('Everybody').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const view = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Mail' });
  await expect(view).toHaveAttribute('aria-current', 'page');
  expect(page.url()).toContain('application=thunder');
  await lookAt(page, info, 'views');

  await page.keyboard.press('0');
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.keyboard.press('1');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(view, 'the address has it').toHaveAttribute('aria-current', 'page');
  const id = new URL(page.url().replace('#/', '')).searchParams.get('view');
  await page.goto(`/#/tips`);
  await page.goto(`/#/tickets?view=${id}`);
  await expect(page.getByRole('row'), 'the name alone is enough').toHaveCount(2);

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Tips' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Next ticket');
  await expect(list).toContainText('To the canned answers');
  await expectAccessible(page, 'the list of shortcuts');
  await page.screenshot({ path: info.outputPath('shortcuts.png') });
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mail hangs');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1 }), 'on to the next of the list').toContainText('Writer hangs');
  await page.keyboard.press('u');
  await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();

  await page.getByRole('button', { name: 'Administrator' }).click();
  const menu = page.getByRole('dialog');
  await menu.getByLabel('Keyboard shortcuts').uncheck();
  await expectAccessible(page, 'the menu');
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  await expect(list).toHaveCount(0);
});

test('two tickets of one person become one history, which is undone as easily; others are linked', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const rina = await enrol(desk, 'rina', 'en');
  const first = await report(rina, 'Printer is dead');
  const second = await report(rina, 'Printer still dead');
  await page.goto(`/#/tickets/${second.ticketId}`);
  await page.getByRole('button', { name: 'Merge or link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: `Take #${first.number}` }).click();
  await expect(dialog).toContainText(`The conversation of #${second.number} goes on in #${first.number}`);
  await expectAccessible(page, 'the dialog');
  await page.screenshot({ path: info.outputPath('merge-dialog.png') });
  await dialog.getByRole('button', { name: `Merge into #${first.number}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Printer is dead');
  await expect(page.getByRole('article').filter({ hasText: 'Printer still dead' })).toContainText(`written to #${second.number}`);
  await lookAt(page, info, 'merged');

  await rina.call(desktopRoutes.putMessage, {
    params: { id: second.ticketId, messageId: newId() },
    body: { at: new Date().toISOString(), text: 'And now smoke', attachments: [] },
  });
  await expect(page.getByRole('article').filter({ hasText: 'And now smoke' })).toBeVisible();

  await page.getByRole('link', { name: `#${second.number} Printer still dead` }).click();
  await expect(page.getByText('This ticket was merged into')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Write' })).toHaveCount(0);
  await expectAccessible(page, 'a merged ticket');
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByRole('region', { name: 'Write' })).toBeVisible();

  await page.getByRole('button', { name: 'Merge or link' }).click();
  await dialog.getByLabel('Number of the other ticket').fill('4711');
  await expect(dialog.getByText('There is no ticket with this number.')).toBeVisible();
  await dialog.getByLabel('Number of the other ticket').fill(`#${first.number}`);
  await dialog.getByText('Link: two problems').click();
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Linked tickets' })).toBeVisible();
  await page.getByRole('button', { name: `Remove the link to #${first.number}` }).click();
  await expect(page.getByRole('heading', { name: 'Linked tickets' })).toHaveCount(0);
});

test('what is late is said and sorted; a crash of many is a known issue in two clicks', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  await test.step('targets of the policy', async () => {
    await page.getByRole('link', { name: 'Policy' }).click();
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'Targets' }) });
    await card
      .getByRole('group', { name: /stop me|Blocked|work/i })
      .first()
      .getByLabel('First answer within (hours)')
      .fill('0.25');
    await card.scrollIntoViewIfNeeded();
    await expectAccessible(page, 'the policy');
    await page.screenshot({ path: info.outputPath('targets.png') });
    await page.getByRole('button', { name: 'Save', exact: false }).first().click();
    await expect(
      page
        .getByText('Policy saved')
        .or(page.getByRole('status').filter({ hasText: /saved|desktops/i }))
        .first(),
    ).toBeVisible();
    const { version: _, ...policy } = await api(page, 'get', '/policy');
    expect(policy.targets.blocked.firstAnswer).toBe(0.25);
    // Due at once, whatever the hour of this test is.
    const officeHours = { zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', daysOff: [] };
    const blocked = { firstAnswer: 0.00001, solution: 100 };
    await api(page, 'put', '/policy', { ...policy, officeHours, targets: { ...policy.targets, blocked } });
  });
  const crash = { crashSignature: 'c1-bcdfghjklmnpqrstbcdf', application: { name: 'LibreOffice Calc' }, hinders: 'blocked' };
  for (const name of ['ani', 'budi', 'citra']) await report(await enrol(desk, name), `Calc hilang (${name})`, crash);
  await toQueue(page);
  await expect(page.getByText('3 tickets are late')).toBeVisible();
  await page.getByRole('button', { name: 'Show them, due first' }).click();
  expect(page.url()).toContain('sort=due');
  await expect(page.getByRole('row').nth(1)).toContainText('answer late');
  const clusters = page.getByRole('region', { name: 'Looks like one trouble' });
  await expect(clusters).toContainText('3 tickets with the same crash of LibreOffice Calc, within the last hour');
  await lookAt(page, info, 'signs');

  await clusters.getByRole('link', { name: 'Make it a known issue' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'English' }).getByLabel('Title')).toHaveValue('LibreOffice Calc closes by itself');
  await expect(dialog.getByRole('checkbox', { name: /Calc hilang/, checked: true })).toHaveCount(2);
  await expectAccessible(page, 'the draft');
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('article').filter({ hasText: 'LibreOffice Calc closes by itself' })).toContainText('3 tickets about it');
  await toQueue(page);
  await expect(page.getByRole('row').first()).toBeVisible();
  await expect(clusters).toHaveCount(0);
});

const toQueue = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Menu' })
    .getByRole('link', { name: /^Tickets/ })
    .click();

/** Another agent, signed in in a browser of their own. */
async function colleague(page: Page, desk: HelpDesk): Promise<Page> {
  const { oneTimePassword } = await api(page, 'post', '/users', { name: 'Sari', login: 'sari', role: 'agent' });
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ baseURL: desk.url, locale: 'en-GB', viewport: { width: 1200, height: 800 } });
  const other = await context.newPage();
  const headers = { 'x-pandu': '1' };
  await other.request.post('/api/v1/agent/session', { data: { login: 'sari', password: oneTimePassword } });
  await other.request.put('/api/v1/agent/session/password', { headers, data: { current: oneTimePassword, next: password } });
  await other.goto('/');
  await expect(other.getByRole('heading', { name: 'Tickets' })).toBeVisible();
  return other;
}

test('colleagues see each other at a ticket, and two answers do not cross unseen', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  const { ticketId } = await report(await enrol(desk, 'rina', 'en'), 'No sound');
  const sari = await colleague(page, desk);
  await sari.goto(`/#/tickets/${ticketId}`);
  await expect(page.getByRole('row').filter({ hasText: 'No sound' })).toContainText('Sari here');
  await page.goto(`/#/tickets/${ticketId}`);
  await expect(page.getByText('Sari is looking at this ticket')).toBeVisible();
  await expect(sari.getByText('Administrator is looking at this ticket')).toBeVisible();
  await sari.getByRole('tab', { name: 'Short reply' }).click();
  await sari.getByLabel('Reply to the user').fill('Turn it up.');
  await expect(page.getByText('Sari is answering this ticket')).toBeVisible();
  await lookAt(page, info, 'presence');

  await page.getByRole('tab', { name: 'Short reply' }).click();
  await page.getByLabel('Reply to the user').fill('Plug it in.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  const warning = page.getByRole('alert').filter({ hasText: 'Send it all the same?' });
  await expect(warning).toContainText('Sari is writing an answer to this ticket right now.');
  await expectAccessible(page, 'the warning');
  await page.screenshot({ path: info.outputPath('crossing.png') });
  await warning.getByRole('button', { name: 'Look first' }).click();
  await expect(warning).toHaveCount(0);
  await expect(page.getByLabel('Reply to the user'), 'nothing is lost').toHaveValue('Plug it in.');
  // Sari did not see the warning: hers goes out although mine is being typed; mine is asked about then.
  await sari.getByRole('button', { name: 'Send reply' }).click();
  await sari.getByRole('button', { name: 'Send all the same' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'Turn it up.' })).toBeVisible();
  await expect(page.getByText('Sari is looking at this ticket')).toBeVisible();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(warning).toContainText('Since you began to write, Sari sent an answer.');
  await warning.getByRole('button', { name: 'Send all the same' }).click();
  await expect(page.getByRole('article').filter({ hasText: 'Plug it in.' })).toBeVisible();
  await sari.close();
  await expect(page.getByText('Sari is looking at this ticket')).toHaveCount(0, { timeout: 100_000 });
});

test('notifications of one’s own tickets: off until asked for, then told while one looks elsewhere', async ({ desk, page }) => {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const Real = window.Notification;
    window.Notification = class extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        told.push(`${title}: ${options?.body}`);
      }
    };
    // Whoever drives the browser cannot look at another window.
    document.hasFocus = () => false;
  });
  await signInFirst(page, desk);
  const rina = await enrol(desk, 'rina', 'en');
  const { ticketId, number } = await report(rina, 'No sound');
  await page.getByRole('button', { name: `Assign to me: #${number}` }).click();
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  const write = (text: string) =>
    rina.call(desktopRoutes.putMessage, {
      params: { id: ticketId, messageId: newId() },
      body: { at: new Date().toISOString(), text, attachments: [] },
    });
  await expect(page.getByRole('row').filter({ hasText: 'No sound' })).toContainText('me');
  await write('still none');
  await page.getByRole('button', { name: 'Administrator' }).click();
  await page.getByLabel('Notifications of my tickets').click();
  await expect(page.getByLabel('Notifications of my tickets')).toBeChecked();
  await page.keyboard.press('Escape');
  expect(await told(), 'nobody asked for it').toEqual([]);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'No sound' })).toBeVisible();
  await write('hello?');
  await expect.poll(told).toEqual([`New message in #${number}: No sound`]);
});

test('an assignment rule is made, and gives the next ticket to whoever is there', async ({ desk, page }, info) => {
  await signInFirst(page, desk);
  await page.getByRole('link', { name: 'Assignment rules' }).click();
  await expect(page.getByText('No rules: new tickets belong to nobody')).toBeVisible();
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Choose at least one agent.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Agents who take turns' }).or(dialog.getByLabel('Agents who take turns')).first().click();
  await page.getByRole('option', { name: 'Administrator' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByLabel('Applications').fill('LibreOffice,');
  await expectAccessible(page, 'the form of a rule');
  await page.screenshot({ path: info.outputPath('rule.png') });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'LibreOffice' })).toContainText('Administrator');
  await lookAt(page, info, 'rules');
  await report(await enrol(desk, 'rina'), 'Dokumen kosong');
  await toQueue(page);
  await expect(page.getByRole('row').filter({ hasText: 'Dokumen kosong' })).toContainText('me');
});

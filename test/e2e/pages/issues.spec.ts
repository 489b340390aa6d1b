import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ShownAnnouncement } from '../../../shared/ipc/contract.ts';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

const saving: ShownAnnouncement = {
  id: '0193a1b2-0000-7000-8000-00000000000a',
  version: 1,
  kind: 'issue',
  title: { en: 'Saving is slow today', id: 'Menyimpan sedang lambat' },
  body: { en: 'The file server is *busy*.' },
  keywords: ['slow'],
  audience: { applications: ['LibreOffice'] },
  since: '2026-11-24T02:10:00.000Z',
  startsAt: '2026-11-24T00:00:00.000Z',
  endsAt: null,
  resolvedAt: null,
  allClear: null,
  over: false,
  meToo: false,
};
const mail = {
  ...saving,
  id: '0193a1b2-0000-7000-8000-00000000000b',
  title: { en: 'Mail is down' },
  keywords: ['mail'],
  audience: { applications: ['Thunderbird'] },
  since: null,
};
const over = { ...mail, title: { en: 'Mail' }, resolvedAt: saving.startsAt, allClear: { en: 'The mail server works again.' }, over: true };
const view = { name: 'tips' } as const;

const calls = (page: Page, call: string) =>
  page.evaluate((wanted) => window.fake.log.filter((one) => one.call === wanted).map(({ input }) => input), call);

test('before a report: the issue of the application in front comes first; me too takes the place of what was written', async ({
  open,
  page,
}) => {
  await open({ announcements: [saving] });
  await page.getByLabel('What happened?').fill('It takes minutes to save');
  await expect(page.getByText(/^It is not you: Saving is slow today, since /)).toBeVisible();
  await page.getByRole('button', { name: 'Me too' }).click();
  await expect(page.getByText('You will hear when it is solved.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not me after all' }), 'the focus stays').toBeFocused();
  await expect(page.getByLabel('What happened?')).toHaveValue('');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByLabel('What happened?')).toHaveValue('It takes minutes to save');
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await page.getByRole('button', { name: 'Not me after all' }).click();
  await expect(page.getByRole('button', { name: 'Me too' })).toBeVisible();
  expect(await calls(page, 'meToo')).toEqual([
    { id: saving.id, meToo: true },
    { id: saving.id, meToo: false },
  ]);
});

test('my problem is another one: the report goes on, and says which issues were shown', async ({ open, page }) => {
  await open({ announcements: [saving] });
  await page.getByRole('button', { name: 'My problem is another one' }).click();
  await expect(page.getByText(/Saving is slow today/)).toHaveCount(0);
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await page.keyboard.type('The window is green');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Kept safe' })).toBeVisible();
  expect(await calls(page, 'send')).toMatchObject([{ issuesShown: [saving.id] }]);
});

test('typed words bring the issue up, also one that was put away', async ({ open, page }) => {
  await open({ announcements: [mail] });
  await page.getByRole('button', { name: 'Put away: Mail is down' }).click();
  await expect(page.getByText('It is not you: Mail is down')).toHaveCount(0);
  await page.getByLabel('What happened?').fill('No mail comes in');
  await expect(page.getByText('It is not you: Mail is down')).toBeVisible();
  await expect(page.getByRole('button', { name: 'My problem is another one' })).toBeVisible();
  await page.getByRole('button', { name: 'Home' }).click();
  await page.getByRole('searchbox').fill('mail');
  const again = page.getByText('It is not you: Mail is down').filter({ visible: true });
  await expect(again).toBeVisible();
});

test('on every page until it is put away; seen as soon as it is in sight', async ({ open, page }) => {
  await open({ view, announcements: [saving] });
  await expect(page.getByText(/Saving is slow today/)).toBeVisible();
  await expect.poll(() => calls(page, 'seen')).toEqual([{ id: saving.id }]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(/Saving is slow today/)).toBeVisible();
  await page.getByRole('button', { name: /^Put away/ }).click();
  await page.getByRole('button', { name: 'Contact' }).click();
  await expect(page.getByText(/Saving is slow today/)).toHaveCount(0);
});

test('what is below the edge of the window is not seen before it is scrolled to; one longer than the window can be seen', async ({
  open,
  page,
}) => {
  await page.setViewportSize({ width: 500, height: 400 });
  const long = { ...saving, body: { en: 'Word. '.repeat(600) } };
  await open({ view, announcements: [long, { ...mail, kind: 'news' }] });
  await expect.poll(() => calls(page, 'seen')).toEqual([{ id: saving.id }]);
  await page.getByText('Mail is down').scrollIntoViewIfNeeded();
  await expect.poll(() => calls(page, 'seen')).toEqual([{ id: saving.id }, { id: mail.id }]);
});

test('the all-clear is kind and can be put away', async ({ open, page }) => {
  await open({ view, announcements: [over] });
  await expect(page.getByText('It works again: Mail')).toBeVisible();
  await expect(page.getByText('The mail server works again.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Me too' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Put away: Mail' }).click();
  await expect(page.getByText('It works again')).toHaveCount(0);
});

test('when the disk does not take it, the page says so and nothing is lost', async ({ open, page }) => {
  await open({ announcements: [saving], diskFull: true });
  await page.getByLabel('What happened?').fill('So slow');
  await page.getByRole('button', { name: 'Me too' }).click();
  await expect(page.getByRole('alert')).toContainText('This could not be kept');
  await expect(page.getByLabel('What happened?')).toHaveValue('So slow');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`known issue and all-clear pass axe and fit 320 px, ${colorScheme}`, async ({ open, page }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open({ announcements: [saving, over], language: colorScheme === 'dark' ? 'id' : 'en' });
    for (const width of [900, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page, `issues at ${width} px`);
      await page.screenshot({ path: info.outputPath(`issues-${width}.png`) });
    }
  });
}

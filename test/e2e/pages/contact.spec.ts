import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { test } from './fixtures.ts';

test.use({ timezoneId: 'Asia/Jakarta', locale: 'en-GB' });

const view = { name: 'contact' } as const;
const minute = 60_000;
/** A Tuesday in Jakarta. */
const at = (time: string) => new Date(`2026-11-24T${time}:00+07:00`);
const officeHours = { zone: 'Asia/Jakarta', days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00', daysOff: ['2026-11-25'] };
const contact = { phone: '021 555 0101; 0812 000 111', email: 'bantuan@example.org' };

test('a support code: got when it is wanted, in two groups, with a word for each character, and again', async ({ open, page }) => {
  await open({ view });
  await expect(page.getByTestId('support-code')).toHaveCount(0);
  await page.getByRole('button', { name: 'Get a support code' }).click();
  await expect(page.getByTestId('support-code').locator('[aria-hidden]')).toHaveText('K7R P3M');
  await expect(page.getByTestId('announcer')).toContainText('K 7 R P 3 M');
  const words = page.getByRole('list', { name: 'How to spell it' }).getByRole('listitem');
  await expect(words).toHaveText(['K Kilo', '7 seven', 'R Romeo', 'P Papa', '3 three', 'M Mike']);
  await expect(page.getByText('Good for 15 more minutes')).toBeVisible();
  await page.getByRole('button', { name: 'Get another code' }).click();
  await expect(page.getByTestId('support-code').locator('[aria-hidden]')).toHaveText('CXY 469');
});

test('it is still there after a look at another page, spelled in Indonesian too', async ({ open, page }) => {
  await open({ view, language: 'id', code: 9 * minute });
  await expect(page.getByRole('list', { name: 'Cara mengejanya' })).toContainText('K Kendal');
  await page.getByRole('button', { name: 'Setelan' }).click();
  await page.getByRole('button', { name: 'Kontak' }).click();
  await expect(page.getByTestId('support-code')).toContainText('K7R P3M');
  await expect(page.getByText('Berlaku 9 menit lagi')).toBeVisible();
});

test('its time runs in minutes, then in seconds, and a hidden page does not count', async ({ open, page }) => {
  await page.clock.install({ time: at('09:00') });
  await open({ view, code: 3 * minute });
  await page.clock.pauseAt(new Date(at('09:00').getTime() + 20_000));
  await expect(page.getByText('Good for 3 more minutes')).toBeVisible();
  await page.clock.runFor(minute);
  await expect(page.getByText('Good for 2 more minutes')).toBeVisible();
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.evaluate(() => {
    const timers = window as unknown as { set: number };
    timers.set = 0;
    const { setTimeout } = window;
    window.setTimeout = ((...all: Parameters<typeof setTimeout>) => {
      timers.set += 1;
      return setTimeout(...all);
    }) as typeof window.setTimeout;
  });
  await page.clock.runFor(minute);
  expect(await page.evaluate(() => (window as unknown as { set: number }).set), 'timers while hidden').toBe(0);
  await hide(false);
  await expect(page.getByText(/^Good for 4\d more seconds/)).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(page.getByText(/^Good for 1\d more seconds/)).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(page.getByText('This code has run out')).toBeVisible();
  await page.getByRole('button', { name: 'Get another code' }).click();
  await expect(page.getByText('Good for 15 more minutes')).toBeVisible();
});

test('offline: plain words, and the numbers are there all the same', async ({ open, page }) => {
  await open({ view, sync: 'offline', newCode: { ok: false, why: 'offline' }, policy: { contact } });
  await expect(page.getByText('021 555 0101')).toBeVisible();
  await expect(page.getByText('0812 000 111')).toBeVisible();
  const words = page.getByText('A code needs a connection to the help desk');
  await expect(words).toHaveCount(1);
  await page.getByRole('button', { name: 'Get a support code' }).click();
  await expect(page.getByRole('alert')).toContainText('You can call all the same');
  await expect(words).toHaveCount(1);
});

test('too many says when there is a new one, without blame', async ({ open, page }) => {
  await open({ view, newCode: { ok: false, why: 'too-many', minutes: 12 } });
  await page.getByRole('button', { name: 'Get a support code' }).click();
  await expect(page.getByRole('alert')).toContainText('There is a new one in 12 minutes');
});

test('without a help desk no code is offered', async ({ open, page }) => {
  await open({ view, sync: 'never-enrolled' });
  await expect(page.getByText('021 555 0101')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Get a support code' })).toHaveCount(0);
});

test('the code is used: who looks is on every page, and the user can end it', async ({ open, page }) => {
  await open({ view, code: 9 * minute });
  await page.evaluate(() => window.fake.phone(true));
  await expect(page.getByText('Your code has arrived: Dewi sees which computer is yours.')).toBeVisible();
  await expect(page.getByTestId('support-code')).toHaveCount(0);
  const notice = page.getByRole('status').filter({ hasText: 'Dewi of the help desk is looking at the facts of this computer' });
  await page.getByRole('button', { name: 'My computer' }).click();
  // A page takes the focus when it has come.
  await expect(page.getByRole('heading', { name: 'My computer' })).toBeFocused();
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'End it now' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByTestId('announcer')).toContainText('nobody looks at this computer any more');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  expect(await page.evaluate(() => window.fake.log.some(({ call }) => call === 'contact.endCall'))).toBe(true);
});

test('a newer code that was made elsewhere takes the place of the one that is shown, in plain words', async ({ open, page }) => {
  await open({ view, code: 9 * minute });
  await expect(page.getByTestId('support-code')).toBeVisible();
  await page.evaluate(() => window.fake.newerCode());
  await expect(page.getByTestId('support-code')).toHaveCount(0);
  const words = 'A newer code was made on this computer, with “pandu code”.';
  await expect(page.getByRole('main').getByText(words)).toBeVisible();
  await expect(page.getByTestId('announcer')).toContainText(words);
  await expectAccessible(page, 'replaced');
  await page.getByRole('button', { name: 'Get a support code' }).click();
  await expect(page.getByTestId('support-code')).toBeVisible();
  await expect(page.getByRole('main').getByText(words)).toHaveCount(0);
});

test('an end that cannot be said now says so and stays; the help desk’s own end takes the notice away', async ({ open, page }) => {
  await open({ view, call: true, mute: true });
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect(page.getByRole('alert')).toContainText('It ends by itself within the hour');
  await page.evaluate(() => window.fake.phone(false));
  await expect(page.getByRole('button', { name: 'End it now' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Get a support code' })).toBeVisible();
});

test('a call that nobody ends is over after its hour', async ({ open, page }) => {
  await page.clock.install({ time: at('09:00') });
  await open({ view, call: true });
  await expect(page.getByRole('button', { name: 'End it now' })).toBeVisible();
  await page.clock.runFor(61 * minute);
  await expect(page.getByRole('button', { name: 'End it now' })).toHaveCount(0);
});

test('what the help desk asks while one is on the phone leads to where it is answered', async ({ open, page }) => {
  await open({ view, asked: true });
  await page.getByRole('button', { name: 'Look and decide' }).click();
  await expect(page.getByRole('heading', { name: /Dewi.* asks how your computer/ })).toBeVisible();
});

const openings = [
  ['06:10', 'en', 'Closed now. Opens today at 07:30.'],
  ['10:00', 'en', 'Open now, until 16:00'],
  // The day after is a day off.
  ['16:30', 'en', 'Closed now. Opens Thursday at 07:30.'],
  ['10:00', 'id', 'Sekarang buka, sampai 16.00'],
  ['16:30', 'id', 'Sekarang tutup. Buka lagi Kamis pukul 07.30.'],
] as const;
for (const [time, language, words] of openings) {
  test(`at ${time}: ${words}`, async ({ open, page }) => {
    await page.clock.install({ time: at(time) });
    await open({ view, language, policy: { contact, officeHours } });
    await expect(page.getByText(words, { exact: true })).toBeVisible();
    await expect(page.getByText(language === 'en' ? 'Monday to Friday, 07:30–16:00' : 'Senin sampai Jumat, 07.30–16.00')).toBeVisible();
  });
}

test('it closes while one looks', async ({ open, page }) => {
  await page.clock.install({ time: at('15:59') });
  await open({ view, policy: { contact, officeHours } });
  await expect(page.getByText('Open now, until 16:00')).toBeVisible();
  await page.clock.runFor(61_000);
  await expect(page.getByText('Closed now. Opens Thursday at 07:30.')).toBeVisible();
});

test.describe('two hours further east', () => {
  test.use({ timezoneId: 'Asia/Jayapura' });
  test('the clock is the reader’s, and the place of the hours is named', async ({ open, page }) => {
    await page.clock.install({ time: at('10:00') });
    await open({ view, policy: { contact, officeHours } });
    await expect(page.getByText('Open now, until 18:00')).toBeVisible();
    await expect(page.getByText('Monday to Friday, 07:30–16:00 (Jakarta time)')).toBeVisible();
  });
});

test('hours that IT wrote in words are not contradicted by hours that nobody set', async ({ open, page }) => {
  await open({ view });
  await expect(page.getByText('08:00-16:00')).toBeVisible();
  await expect(page.getByText(/^(Open|Closed) now/)).toHaveCount(0);
});

for (const language of ['en', 'id'] as const)
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`passes axe and fits 320 px, ${language}, ${colorScheme}`, async ({ open, page }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 900, height: 1100 });
      await page.clock.install({ time: at('10:00') });
      await open({ view, language, call: true, code: 9 * minute, asked: true, policy: { contact, officeHours } });
      await expect(page.getByTestId('support-code')).toBeVisible();
      for (const width of [900, 320]) {
        await page.setViewportSize({ width, height: 1100 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${width} px scrolls sideways`).toBeLessThanOrEqual(0);
        await expectAccessible(page, `Contact at ${width} px`);
        await page.screenshot({ path: info.outputPath(`contact-${language}-${colorScheme}-${width}.png`) });
      }
    });
  }

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Context } from '../../../helpdesk/services/context.ts';
import { deliverDue, enqueueAnswer } from '../../../helpdesk/services/deliveries.ts';
import { openTicket } from '../../../helpdesk/services/intake.ts';
import { findOrMakeContact } from '../../../helpdesk/store/contacts.ts';
import { openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus } from '../../../helpdesk/store/pokes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { expectAccessible } from '../accessible.ts';
import { type HelpDesk, signInFirst, test } from './fixtures.ts';

const newId = () => uuidv7(Date.now(), randomBytes(10));

/** Two answers to somebody by mail: one was given up, one waits. By the services themselves, while the help desk is down. */
async function seedAnswers(desk: HelpDesk): Promise<void> {
  await desk.stop();
  const database = await openDatabase({ folder: join(desk.data, 'database') }, createPokeBus());
  const context: Context = { database, now: Date.now };
  const at = new Date();
  for (const address of ['mailbox-full@example.org', 'a-rather-long-name-of-somebody@dinas-contoh.example.org']) {
    await database.transaction(async (unit) => {
      const contact = await findOrMakeContact(unit.tx, { id: newId(), kind: 'email', address, name: '', at });
      const text = `Printer mati, ${address.slice(0, 12)}`;
      const incoming = { channel: 'email', contactId: contact.id, author: 'Budi', at, text, attachments: [] } as const;
      const { ticketId, messageId } = await openTicket(unit, context, incoming, { desktopId: null });
      await enqueueAnswer(unit, context, ticketId, messageId);
    });
  }
  let first = true;
  await deliverDue(context, 'email', async () => {
    const [state, error] = first ? (['refused', '552 5.2.2 mailbox full'] as const) : (['later', '451 try again later'] as const);
    first = false;
    return { state, error };
  });
  await database.close();
  await desk.start();
}

test.use({
  environment: {
    PANDU_MAIL_ADDRESS: 'help@desk.example',
    // Nobody listens there.
    PANDU_MAIL_IMAP: 'imap://127.0.0.1:9',
    PANDU_MAIL_SMTP: 'smtp://127.0.0.1:9?anonymous',
    PANDU_MAIL_USER: 'help',
    PANDU_MAIL_PASSWORD: 'very secret',
  },
});

test('a mailbox that is down and answers that were given up are seen, and tried again by keyboard', async ({ page, desk }) => {
  await signInFirst(page, desk);
  await seedAnswers(desk);
  await page.getByRole('link', { name: 'Channels' }).click();
  const ways = page.getByRole('table', { name: 'Ways in and out' });
  const mailbox = ways.getByRole('row', { name: /Mailbox/ });
  await expect(mailbox).toContainText('fails since');
  await expect(mailbox).toContainText('help@127.0.0.1:9/INBOX');
  await expect(mailbox).toContainText('ECONNREFUSED');
  await expect(ways.getByRole('row', { name: /Mail server for answers/ })).toContainText('ECONNREFUSED');
  await expect(page.locator('body')).not.toContainText('very secret');
  const unsent = page.getByRole('table', { name: 'Answers on their way' });
  const failed = unsent.getByRole('row', { name: /mailbox-full/ });
  await expect(failed).toContainText('552 5.2.2 mailbox full');
  await expect(failed).toContainText('given up');
  await expect(unsent.getByRole('row', { name: /a-rather-long/ })).toContainText('1 try; next');
  await page.getByText('given up', { exact: true }).first().click();
  await expect(unsent.getByRole('row')).toHaveCount(2);
  await expectAccessible(page, 'channels');
  await failed.getByRole('button', { name: /Try again: answer to #\d+ to mailbox-full@example.org/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('It is next in line.')).toBeVisible();
  await expect(page.getByText('Nothing waits: every answer has gone out.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it passes axe and fits 320 px, ${colorScheme}`, async ({ page, desk }, info) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await signInFirst(page, desk);
    await seedAnswers(desk);
    await page.goto('/#/channels');
    await expect(page.getByRole('row', { name: /mailbox-full/ })).toBeVisible();
    await expect(page.getByText('fails since').first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('channels.png'), fullPage: true });
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page, 'channels at 320 px');
    await page.screenshot({ path: info.outputPath('channels-320.png'), fullPage: true });
  });
}

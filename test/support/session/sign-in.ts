import type { BrowserContext } from '@playwright/test';
import type { HelpDesk } from '../../../build/start/helpdesk.ts';

const password = 'kopi tubruk pagi hari';

/** Signs the first administrator in with the one-time password, and chooses one of their own. */
export async function signIn(context: BrowserContext, { firstAdmin }: HelpDesk): Promise<void> {
  if (!firstAdmin) throw new Error('the help desk was used before');
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Sign-in name').fill(firstAdmin.login);
  await page.getByLabel('Password', { exact: true }).fill(firstAdmin.oneTimePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time password').fill(firstAdmin.oneTimePassword);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('heading', { name: 'Tickets' }).waitFor();
  await page.close();
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, chromium, expect, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '../../..');

export interface HelpDesk {
  readonly url: string;
  readonly oneTimePassword: string;
  readonly enrolmentKey: string;
  /** Folder of its database, which is nobody's while it is stopped. */
  readonly data: string;
  /** Takes it away as a restart of its machine would; `start` brings it back at the same address with the same data. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** What the help desk prints when it is ready. */
interface Ready {
  readonly url: string;
  readonly firstAdmin: { readonly oneTimePassword: string } | null;
  readonly enrolmentKey: string;
}

/** The system's Chromium: Playwright's own cannot be downloaded everywhere. */
function findChromium(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find(existsSync);
  if (!found) throw new Error('no Chromium found: apt-get install chromium');
  return found;
}

type Environment = Readonly<Record<string, string>>;

async function startHelpDesk(
  data: string,
  port: string,
  starterTips: string | null,
  environment: Environment,
): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, [join(root, 'helpdesk/main.ts'), '--bootstrap'], {
    env: {
      PATH: process.env.PATH ?? '',
      PANDU_HOST: '127.0.0.1',
      PANDU_PORT: port,
      PANDU_HELPDESK_DATA: data,
      PANDU_CONSOLE_DIR: join(root, 'dist/console'),
      // A test asks more in a minute than a person.
      PANDU_RATE_LIMIT: '100000',
      PANDU_SITE_DIR: join(root, 'dist/site'),
      ...(starterTips === null ? {} : { PANDU_STARTER_TIPS: starterTips }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as Ready & { readonly event: string };
    if (ready.event === 'ready') return { child, ready };
  }
  throw new Error('the help desk ended before it was ready');
}

async function withHelpDesk(starterTips: string | null, environment: Environment, use: (desk: HelpDesk) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'pandu-console-'));
  const { child, ready } = await startHelpDesk(data, '0', starterTips, environment);
  let running: ChildProcess | null = child;
  const stop = async () => {
    if (!running) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    running = null;
    await ended;
  };
  const start = async () => {
    running = (await startHelpDesk(data, new URL(ready.url).port, starterTips, environment)).child;
  };
  await use({
    url: ready.url,
    oneTimePassword: ready.firstAdmin?.oneTimePassword ?? '',
    enrolmentKey: ready.enrolmentKey,
    data,
    stop,
    start,
  });
  await stop();
  await rm(data, { recursive: true, force: true });
}

/** A real help desk with an empty database for each test, another one where it is asked for, and a page of a real Chromium. */
export const test = base.extend<{
  starterTips: string | null;
  environment: Environment;
  desk: HelpDesk;
  other: HelpDesk;
  page: Page;
  complaints: string[];
}>({
  /** A file as dist/tips.json. */
  starterTips: [null, { option: true }],
  /** More variables of the help desk. */
  environment: [{}, { option: true }],
  desk: async ({ starterTips, environment }, use) => withHelpDesk(starterTips, environment, use),
  other: async ({ starterTips }, use) => withHelpDesk(starterTips, {}, use),
  complaints: async ({ desk: _ }, use) => use([]),
  page: async ({ desk, complaints }, use) => {
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const context = await browser.newContext({
      baseURL: desk.url,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // The security policy speaks up here, and so does React.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
    });
    await use(page);
    await browser.close();
    expect(complaints, 'what the browser complained of').toEqual([]);
  },
});

export const password = 'kopi tubruk pagi hari';

/** Signs in the first administrator with the one-time password and chooses one of their own. */
export async function signInFirst(page: Page, desk: HelpDesk): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Sign-in name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(desk.oneTimePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('One-time password').fill(desk.oneTimePassword);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('heading', { name: 'Tickets' })).toBeVisible();
}

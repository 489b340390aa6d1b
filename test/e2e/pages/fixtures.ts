import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test as base, chromium, expect, type Page } from '@playwright/test';
import { bundleScript, pageOrigin, servePages } from '../../support/built-page.ts';
import type { Scenario } from './fake-page.ts';

/** The system's Chromium: Playwright's own cannot be downloaded everywhere. */
function findChromium(): string {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find(existsSync);
  if (!found) throw new Error('no Chromium found: apt-get install chromium');
  return found;
}

interface Fixtures {
  /** Opens the built page of dist/desktop with the fake bridge; collects its errors. */
  readonly open: (scenario?: Scenario) => Promise<Page>;
}

export const test = base.extend<Fixtures, { fake: string }>({
  fake: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      await use(await bundleScript('e2e/pages/fake-page.ts', 'fakePage'));
    },
    { scope: 'worker' },
  ],
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const args = [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ];
      const browser = await chromium.launch({
        executablePath: findChromium(),
        args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ page, fake }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    await servePages(page);
    await use(async (scenario = {}) => {
      await page.addInitScript(`window.scenario = ${JSON.stringify(scenario)};\n${fake}`);
      await page.goto(`${pageOrigin}/index.html`);
      await page.locator('main').waitFor();
      return page;
    });
    expect(errors).toEqual([]);
  },
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, extname, join, normalize } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, chromium, expect, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Scenario } from './fake-page.ts';

const root = join(import.meta.dirname, '../../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The system's Chromium: Playwright's own cannot be downloaded everywhere. */
function findChromium(): string {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find(existsSync);
  if (!found) throw new Error('no Chromium found: apt-get install chromium');
  return found;
}

async function bundleFake(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'test/e2e/pages/fake-page.ts'), formats: ['iife'], name: 'fakePage' },
    },
  });
  const output = [result].flat()[0];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the fake bridge did not build');
  return chunk.code;
}

interface Fixtures {
  /** Opens the built page of dist/desktop with the fake bridge; collects its errors. */
  readonly open: (scenario?: Scenario) => Promise<Page>;
}

export const test = base.extend<Fixtures, { fake: string }>({
  fake: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      await use(await bundleFake());
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
    await page.route('https://app.test/**', async (route) => {
      const path = normalize(new URL(route.request().url()).pathname);
      const file = join(root, 'dist/desktop', path);
      if (!existsSync(file)) return route.fulfill({ status: 404 });
      return route.fulfill({ body: await readFile(file), contentType: types[extname(file)] ?? 'application/octet-stream' });
    });
    await use(async (scenario = {}) => {
      await page.addInitScript(`window.scenario = ${JSON.stringify(scenario)};\n${fake}`);
      await page.goto('https://app.test/index.html');
      await page.locator('main').waitFor();
      return page;
    });
    expect(errors).toEqual([]);
  },
});

export async function expectAccessible(page: Page, what: string): Promise<void> {
  const result = await new AxeBuilder({ page }).analyze();
  const found = result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect(found, what).toEqual([]);
}

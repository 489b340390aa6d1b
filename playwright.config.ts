import { defineConfig } from '@playwright/test';

/** One folder below test/e2e, and how long one of its tests may take. */
const project = (name: string, seconds: number) => ({ name, testDir: `test/e2e/${name}`, timeout: seconds * 1_000 });

export default defineConfig({
  outputDir: '.runtime/playwright',
  // The tests start displays, servers and browsers on machines with two cores.
  workers: 1,
  // What fails now and then is a defect, of the test or of Pandu: `npm test` names it at its end. But one stall of a shared machine
  // among two hundred tests shall not hide what the others say.
  retries: 1,
  forbidOnly: true,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000, navigationTimeout: 15_000, screenshot: 'only-on-failure' },
  reporter: [['list'], ['json', { outputFile: '.runtime/playwright.json' }]],
  projects: [
    project('pages', 60),
    project('console', 120),
    project('site', 120),
    project('desktop', 120),
    project('packaged', 180),
    project('channels', 240),
  ],
});

import { expect } from '@playwright/test';
import { contentSecurityPolicy } from '../../../main/windows/security.ts';
import type { View } from '../../../shared/ipc/contract.ts';
import { bundleScript, pageOrigin, servePages } from '../../support/built-page.ts';
import { makePayloads } from '../../support/xss/payloads.ts';
import { watch } from '../../support/xss/watch.ts';
import type { Scenario } from '../pages/fake-page.ts';
import { test } from '../pages/fixtures.ts';

const size = 112;
const rounds = Math.ceil(makePayloads().length / size);

const views: readonly { readonly view: View; readonly type?: string; readonly scenario?: Scenario }[] = [
  { view: { name: 'home' }, type: 'my letter looks different in word' },
  { view: { name: 'report' }, type: 'my letter looks different in word' },
  { view: { name: 'tips' } },
  { view: { name: 'tips' }, type: 'my letter looks different in word' },
  { view: { name: 'tips', id: 'missing-fonts' } },
  { view: { name: 'reports' } },
  { view: { name: 'reports', id: '0193a1b2-0000-7000-8000-000000000002' }, scenario: { asked: true } },
  { view: { name: 'computer' } },
  { view: { name: 'contact' } },
  { view: { name: 'settings' } },
];
const announcements: Scenario['announcements'] = (['issue', 'news'] as const).map((kind, at) => ({
  id: `0193a1b2-0000-7000-8000-0000000000a${at}`,
  version: 1,
  kind,
  title: { en: 't', id: 't' },
  body: { en: 'b', id: 'b' },
  keywords: ['k'],
  audience: { applications: ['x'] },
  since: null,
  resolvedAt: null,
  allClear: null,
  seen: false,
  meToo: false,
  over: false,
  startsAt: '2026-11-24T04:10:00.000Z',
  endsAt: null,
}));

/** The built pages under the policy that the desktop serves them with, on a bridge whose every free text is a payload. */
test("the desktop's pages: nothing runs, nothing leaves, no markup gets in", async ({ page }) => {
  test.setTimeout(240_000);
  const { problems, audit } = await watch(page, (url) => url.startsWith(`${pageOrigin}/`));
  await servePages(page, { 'content-security-policy': contentSecurityPolicy });
  // What each page starts with is in its address, since a script for all pages cannot be exchanged.
  await page.addInitScript(`{
    const given = JSON.parse(decodeURIComponent(location.search.slice(1)));
    window.scenario = given.scenario;
    window.dose = given.dose;
  }
  ${await bundleScript('support/xss/tainted-page.ts', 'taintedPage')}`);
  for (let round = 0; round < rounds; round += 1) {
    for (const { view, type, scenario } of views) {
      const where = `${view.name} ${view.id ?? ''}, round ${round}`;
      const given = { scenario: { view, announcements, ...scenario }, dose: { round, size } };
      await page.goto(`${pageOrigin}/index.html?${encodeURIComponent(JSON.stringify(given))}`);
      await expect(page.locator('main'), where).toBeVisible();
      if (type !== undefined)
        await page
          .getByRole(view.name === 'report' ? 'textbox' : 'searchbox')
          .first()
          .fill(type);
      await expect(page.getByText('__xss(').first(), where).toBeVisible();
      await page.evaluate(openEverything);
      await audit(where);
    }
  }
  expect(problems).toEqual([]);
});

/** Runs in the page: what is folded away may hold payloads as well. */
function openEverything(): void {
  for (const one of document.querySelectorAll<HTMLElement>('main [aria-expanded=false], main summary')) one.click();
}

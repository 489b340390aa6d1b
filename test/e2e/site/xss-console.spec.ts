import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { z } from 'zod';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Route as ApiRoute } from '../../../shared/api/route.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { changePolicy, signInAdmin } from '../../support/agent.ts';
import { seedHelpDesk } from '../../support/seed.ts';
import { makePayloads } from '../../support/xss/payloads.ts';
import { sampleOf } from '../../support/xss/sample.ts';
import { taint } from '../../support/xss/taint.ts';
import { watch } from '../../support/xss/watch.ts';
import { password, test } from '../console/fixtures.ts';

const payloads = makePayloads().map(({ text }) => text);
const size = 112;
const rounds = Math.ceil(payloads.length / size);

const readable = Object.values(agentRoutes as Readonly<Record<string, ApiRoute>>).flatMap(({ method, path, reply }) => {
  if (method !== 'GET' || reply === null || typeof reply === 'string') return [];
  return [{ path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), schema: reply }];
});

/** The real answers of the help desk, with payloads in every text that the contract leaves free. */
async function taintAnswers(page: Page, dose: { round: number }): Promise<void> {
  await page.route('**/api/v1/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const known = readable.find(({ path }) => path.test(pathname));
    if (route.request().method() !== 'GET' || !known) return await route.fallback();
    const response = await route.fetch();
    if (response.status() !== 200) return await route.fulfill({ response });
    const text = await response.text();
    // "None" shows nothing of ours: then one of everything.
    const value = text.length < 100 ? sampleOf(known.schema) : known.schema.parse(JSON.parse(text));
    return await route.fulfill({ response, json: taint(value, known.schema as z.ZodType, { payloads, size, round: dose.round }) });
  });
}

test('the console: nothing runs, nothing leaves, no markup gets in', async ({ desk, page }) => {
  // A minute where nothing else runs; eight where eight others do.
  test.setTimeout(480_000);
  const call = await signInAdmin(page.context().request, desk.url, desk.oneTimePassword, password);
  const [seeded] = await seedHelpDesk(desk.url, desk.enrolmentKey);
  const ticket = seeded?.ticketId ?? '';
  const parts = { problem: 'p', cause: 'c', alternatives: 'a', steps: ['s', 't'] };
  for (const [note, answer] of [
    [false, { ...parts, causeKind: 'desktop' as const }],
    [true, null],
  ] as const)
    await call(agentRoutes.putAgentMessage, {
      params: { id: ticket, messageId: uuidv7(Date.now(), randomBytes(10)) },
      body: { text: 'm', answer, note },
    });
  const text = { title: 'A tip', ...parts, check: 'k', callHelp: 'h', keywords: ['w'] };
  const tip = await call(agentRoutes.createTip, {
    body: {
      app: 'Writer',
      causeKind: 'desktop',
      texts: { en: text, id: text },
      audience: { applications: ['x'], versions: [{ application: 'x', min: '1' }], distributions: ['debian'], desktops: ['GNOME'] },
      findings: ['disk-full'],
      crashes: ['soffice.bin'],
      related: [],
    },
  });
  await call(agentRoutes.publishTip, { params: { id: tip.id }, query: {} });
  const times = { startsAt: new Date().toISOString(), endsAt: null };
  for (const kind of ['issue', 'news'] as const)
    await call(agentRoutes.createAnnouncement, {
      body: { kind, title: { en: 't', id: 't' }, body: { en: 'b', id: 'b' }, audience: { applications: ['x'] }, keywords: ['k'], ...times },
    });
  await changePolicy(call, {
    organisation: 'o',
    contact: { phone: 'p', email: 'e', hours: 'h' },
    linkHosts: ['example.org'],
    siteUrl: 'https://help.example.org',
    sitePublic: true,
  });
  await call(agentRoutes.createUser, { body: { name: 'Sari', login: 'sari', role: 'editor' } });

  // Of the public form: what a stranger says of themselves stands on the ticket's page.
  const form = await (await page.request.get('/help/en/report')).text();
  const key = /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';
  await page.request.post('/help/en/report', { multipart: { key, text: 't', name: 'n', tag: 'g', mail: 'm@example.org' } });
  const { items } = await call(agentRoutes.listTickets, { query: {} });
  const written = items.find(({ channel }) => channel === 'web')?.id ?? '';
  expect(written).not.toBe('');

  const dose = { round: 0 };
  const { problems, audit } = await watch(page, (url) => url.startsWith(desk.url));
  await taintAnswers(page, dose);
  await page.goto('/');
  const nav = page.getByRole('navigation').getByRole('link');
  await expect(nav.first()).toBeVisible();
  // Every page that the console offers, also one of tomorrow.
  const offered = await nav.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(offered.length).toBeGreaterThan(7);
  for (dose.round = 0; dose.round < rounds; dose.round += 1) {
    // Away and back: in the same document, answers of the last round would still be there.
    await page.goto('about:blank');
    for (const path of [...offered, `#/tickets/${ticket}`, `#/tickets/${written}`, `#/tips/${tip.id}`]) {
      const where = `${path}, round ${dose.round}`;
      await page.goto(`/${path}`);
      const main = page.getByRole('main');
      // A form shows them in its fields.
      await expect(main.getByText('__xss(').or(main.getByRole('textbox')).first(), where).toBeVisible();
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

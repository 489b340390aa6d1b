import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { linksNotAllowed } from '../../../shared/model/links.ts';
import { changePolicy, signInAdmin } from '../../support/agent.ts';
import { makePayloads } from '../../support/xss/payloads.ts';
import { isFull, tipsOf } from '../../support/xss/tips.ts';
import { strangeMarkup, watch } from '../../support/xss/watch.ts';
import { test as base, password } from '../console/fixtures.ts';

const payloads = makePayloads();
const tips = tipsOf(payloads);

/** Joined to texts of at most so many characters. */
function chunks(texts: readonly string[], most: number): string[] {
  const made = [''];
  for (const text of texts) {
    const last = made.at(-1) ?? '';
    if (last.length + text.length < most) made[made.length - 1] = `${last}\n\n${text}`;
    else made.push(text.slice(0, most));
  }
  return made;
}

/** A help desk whose library is nothing but payloads. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names
  starterTips: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'pandu-xss-'));
    const file = join(folder, 'tips.json');
    await writeFile(file, JSON.stringify(tips));
    await use(file);
    await rm(folder, { recursive: true });
  },
});

base('the payloads are alive, and the watcher sees them', async ({ page, complaints }) => {
  const { problems } = await watch(page, () => false);
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>no policy here' }));
  await page.goto('https://open.test/');
  expect(problems.join()).toContain('it went to https://open.test/');
  await page.evaluate(
    (texts) => {
      const opened = window as unknown as { __xss: (number: number) => void; ran: Set<number> };
      opened.ran = new Set();
      opened.__xss = (number) => opened.ran.add(number);
      for (const text of texts) {
        const box = document.createElement('div');
        document.body.append(box);
        box.innerHTML = text;
      }
    },
    payloads.filter(({ family }) => family !== 'frames').map(({ text }) => text),
  );
  // Not all of them: some wait for a mouse, for a template engine, or for a browser of long ago.
  await page.waitForFunction(() => (window as unknown as { ran: Set<number> }).ran.size > 100);
  const strange = await Promise.all(payloads.map(({ text }) => page.evaluate(strangeMarkup, `<p>${text}</p>`)));
  expect(strange.filter((found) => found.length > 0).length).toBeGreaterThan(450);
  expect(problems.join()).toContain('it asked for https://evil.test/');
  // All of this is what it should be here.
  complaints.length = 0;
});

test('the public site: nothing runs, nothing leaves, no markup gets in', async ({ desk, page }) => {
  test.setTimeout(180_000);
  const call = await signInAdmin(page.context().request, desk.url, desk.oneTimePassword, password);
  const bodies = payloads.map(({ text }) => text);
  const first = bodies[0] ?? '';
  await changePolicy(call, {
    sitePublic: true,
    siteUrl: 'https://help.example.org/"><img src=x onerror=__xss(0)>',
    organisation: '"><img src=x onerror=__xss(0)></title><script>__xss(0)</script>',
    contact: { phone: `javascript:__xss(0)`, email: '"><svg onload=__xss(0)>@example.org', hours: first },
  });
  const { problems, audit } = await watch(page, (url) => url.startsWith(desk.url));

  await test.step('every page and every question, by their markup', async () => {
    const checker = await page.context().newPage();
    const paths = [
      ...tips.flatMap(({ id }) => [`/help/en/tips/${id}`, `/help/id/tips/${id}`]),
      ...payloads.map(({ text }) => `/help/en/search?q=${encodeURIComponent(text)}`),
    ];
    for (const path of [...paths, '/help/en/', '/help/id/', '/help/en/contact', '/help/en/nothing']) {
      const html = await (await page.request.get(path)).text();
      expect(html).toContain('<main');
      const found = await checker.evaluate(strangeMarkup, html);
      if (found.length > 0) problems.push(`${path}: ${found[0]}`);
    }
    await checker.close();
  });

  await test.step('in the browser', async () => {
    const questions = payloads.filter((_, at) => at % 40 === 7).map(({ text }) => `/help/en/search?q=${encodeURIComponent(text)}`);
    const full = tips.flatMap(({ id }, at) => (isFull(at) ? [`/help/en/tips/${id}`] : []));
    for (const path of ['/help/en/contact', '/help/id/nothing', ...full, ...questions]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await audit(path);
    }
  });

  await test.step('known issues, above everything', async () => {
    // The others are refused by their links alone.
    const accepted = bodies.filter((text) => linksNotAllowed(text, []).length === 0);
    expect(accepted.length).toBeGreaterThan(500);
    for (let at = 0; at < accepted.length; at += 40) {
      const some = accepted.slice(at, at + 40);
      const title = some[0] ?? '';
      await call(agentRoutes.createAnnouncement, {
        body: {
          kind: 'issue',
          title: { en: title, id: title },
          body: { en: some.join('\n\n'), id: some.join('\n') },
          audience: { applications: some.map((text) => text.slice(0, 100)) },
          startsAt: new Date(Date.now() - 60_000).toISOString(),
          endsAt: null,
        },
      });
    }
    for (const path of ['/help/en/', '/help/id/']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await audit(path);
    }
  });

  await test.step('what strangers write into the form', async () => {
    // All of them at once, in as many messages as hold them; a person's name is a payload too.
    const [opening = '', ...others] = chunks(bodies, 9000);
    const key = /name="key" value="([^"]+)"/.exec(await (await page.request.get('/help/en/report')).text())?.[1] ?? '';
    const sent = await page.request.post('/help/en/report', {
      multipart: { key, text: opening, name: first.slice(0, 120), tag: first.slice(0, 60), mail: first.slice(0, 200), hinders: first },
      maxRedirects: 0,
    });
    // The address is none: the form comes back with everything in its fields.
    expect(sent.status()).toBe(422);
    const checker = await page.context().newPage();
    const back = await checker.evaluate(strangeMarkup, await sent.text());
    if (back.length > 0) problems.push(`the form that came back: ${back[0]}`);
    await checker.close();
    await page.goto('/help/en/report');
    await page.getByLabel('What happened?').fill(opening);
    await page.getByLabel('Your name').fill(first.slice(0, 120));
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('status')).toContainText('has arrived');
    const conversation = page.url().split('?')[0] ?? '';
    for (const [at, text] of others.slice(0, 20).entries()) {
      const turn = String(at).padStart(43, '0');
      const reply = await page.request.post(conversation, { multipart: { text, turn }, maxRedirects: 0 });
      expect(reply.status()).toBe(303);
    }
    const { items } = await call(agentRoutes.listTickets, { query: {} });
    const [id] = items.map((row) => row.id);
    const messageId = uuidv7(Date.now(), randomBytes(10));
    const parts = { problem: opening, cause: opening, causeKind: null, alternatives: opening, steps: bodies.slice(0, 40) };
    const body = { text: '', answer: parts, note: false };
    await call(agentRoutes.putAgentMessage, { params: { id: id ?? '', messageId }, body });
    for (const path of [conversation, conversation.replace('/en/', '/id/')]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await audit('the conversation');
    }
  });

  await test.step('while one types', async () => {
    await page.goto('/help/en/');
    const box = page.getByRole('searchbox');
    for (const question of ['img onerror', 'script', 'svg onload', 'javascript', '"><img src=x onerror=__xss(0)>']) {
      await box.fill(question);
      await expect(page.getByRole('status')).toContainText(question);
      await audit(question);
    }
    await expect(page.getByRole('search').getByRole('listitem').first()).toBeVisible();
  });

  await test.step('what programs read is well-formed and says no more', async () => {
    await changePolicy(call, { siteUrl: 'https://help.example.org' });
    const reader = await page.context().newPage();
    for (const path of ['/help/tips.en.atom', '/help/announcements.en.atom', '/help/tips.id.atom', '/help/sitemap.xml']) {
      const xml = await (await page.request.get(path)).text();
      const wrong = await reader.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, 'application/xml');
        const names = new Set([...read.querySelectorAll('*')].map(({ localName }) => localName));
        return read.querySelector('parsererror')?.textContent ?? [...names].filter((name) => /img|script|svg|style/.test(name)).join();
      }, xml);
      expect(wrong, path).toBe('');
    }
    await reader.close();
  });
  expect(problems).toEqual([]);
});

import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellHelped } from '../../../helpdesk/services/helped.ts';
import type { TipDraft } from '../../../shared/api/agent-routes.ts';
import type { Policy } from '../../../shared/model/policy.ts';
import { usualPolicy } from '../../../shared/model/policy.ts';
import { readAtom } from '../../support/atom.ts';
import { buildSite } from '../../support/built-site.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

/** The site as it is built for production, on a real database. */
let desk: Desk;
let admin: AgentClient;
let site: Awaited<ReturnType<typeof buildSite>>;
const log: string[] = [];

beforeAll(async () => {
  site = await buildSite();
  desk = await openDesk({ siteFolder: site.folder, log: (line) => log.push(line) });
  admin = await desk.user('admin');
});
afterAll(async () => {
  await desk?.close();
  await site?.remove();
});

const text = (title: string) => ({
  title,
  problem: 'Nothing comes out of **the printer**.',
  cause: 'It is switched off.',
  alternatives: 'Print tomorrow. [Open the settings](pandu:printers)',
  steps: ['Switch it on.', 'Open the settings:\n\n- **GNOME:** Settings\n- **KDE Plasma:** System Settings'],
  keywords: ['print'],
});
const draft = (change: Partial<TipDraft> = {}): TipDraft => ({
  app: 'Printing',
  causeKind: 'desktop',
  texts: { en: text('The printer prints nothing'), id: text('Pencetak tidak mencetak') },
  audience: {},
  findings: [],
  related: [],
  ...change,
});
async function publish(change: Partial<TipDraft> = {}): Promise<string> {
  const made = await admin.call('POST', '/api/v1/agent/tips', draft(change));
  expect(made.statusCode, made.body).toBe(201);
  const { id } = made.json();
  const published = await admin.call('POST', `/api/v1/agent/tips/${id}/publish`);
  expect(published.statusCode, published.body).toBe(200);
  return id;
}
async function setPolicy(change: Partial<Policy>): Promise<void> {
  const { version: _, ...before } = { ...usualPolicy, ...(await admin.call('GET', '/api/v1/agent/policy')).json() };
  const reply = await admin.call('PUT', '/api/v1/agent/policy', { ...before, ...change });
  expect(reply.statusCode, reply.body).toBe(200);
}
const get = (url: string, headers: Record<string, string> = {}) => desk.app.inject({ method: 'GET', url, headers });
const titled = (title: string) => `${title}</h1>`;

describe('while the policy does not allow it', () => {
  test.each([
    '',
    'en/',
    'en/tips/the-printer-prints-nothing',
    'en/search?q=printer',
    'en/contact',
    'en/index.json',
    'sitemap.xml',
    'tips/x',
    'tips.en.atom',
    'announcements.id.atom',
    'en/wall',
    'en/report',
  ])('/help/%s says nothing', async (path) => {
    await setPolicy({ sitePublic: false });
    const reply = await get(`/help/${path}`, { accept: 'text/html' });
    expect(reply.statusCode).toBe(404);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.body).toContain('Tidak ada halaman');
    expect(reply.body).not.toContain('printer');
  });

  test('no asset either, and robots stay away', async () => {
    expect((await get('/help/assets/main-x.js')).statusCode).toBe(404);
    expect((await get('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n');
  });
});

describe('while it is allowed', () => {
  let id: string;
  beforeAll(async () => {
    await setPolicy({
      sitePublic: true,
      siteUrl: 'https://help.example.org/',
      organisation: 'Dinas Contoh',
      contact: { phone: '+62 21 555 0101', email: 'bantuan@example.org', hours: '08:00-16:00' },
    });
    id = await publish();
  });

  test('one comes in by the own language', async () => {
    const reply = await get('/help/?desktop=xfce', { 'accept-language': 'id-ID,en;q=0.5' });
    expect([reply.statusCode, reply.headers.location, reply.headers.vary]).toEqual([302, './id/?desktop=xfce', 'accept-language']);
    expect((await get(`/help/tips/${id}`)).headers.location).toBe(`../en/tips/${id}`);
    expect((await get('/help/en', { 'accept-language': 'id' })).headers.location).toBe('./en/');
    expect((await get('/help')).headers.location).toBe('help/');
    expect((await get('/help/search?q=a%26b')).headers.location).toBe('./en/search?q=a%26b');
  });

  test('the first page lists the tips by application', async () => {
    const { body, statusCode } = await get('/help/id/');
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="id">');
    expect(body).toContain(`href="../id/tips/${id}"`);
    expect(body).toContain('Pencetak tidak mencetak');
    expect(body).toContain('Printing</h2>');
  });

  test('a tip is a whole page that needs no script', async () => {
    const { body, statusCode } = await get(`/help/en/tips/${id}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(titled('The printer prints nothing'));
    expect(body).toContain('<strong>the printer</strong>');
    expect(body).toContain('It came from the computer');
    expect(body).toContain(`<link rel="canonical" href="https://help.example.org/en/tips/${id}"/>`);
    expect(body).toContain(`<link rel="alternate" hrefLang="id" href="https://help.example.org/id/tips/${id}"/>`);
    expect(body).toContain('<meta name="description" content="Nothing comes out of the printer."/>');
    // An action is for a desktop: here its words are enough.
    expect(body).toContain('Print tomorrow. Open the settings');
    expect(body).not.toContain('pandu:');
    expect(body.match(/<script[^>]*>/g)).toEqual([expect.stringContaining(' src="../../assets/main-')]);
    expect(body).not.toMatch(/\sstyle=|<style|\son\w+=|(?:src|href)="http:/);
  });

  test('the steps of the chosen desktop alone', async () => {
    const { body } = await get(`/help/en/tips/${id}?desktop=kde-plasma`);
    expect(body).toContain('System Settings');
    expect(body).not.toContain('<strong>GNOME:</strong>');
    expect(body).toContain('name="desktop" value="kde-plasma"');
    expect((await get(`/help/en/tips/${id}?desktop=windows`)).body).toContain('<strong>GNOME:</strong>');
  });

  test('its headers: no script but our files, a minute in caches, unchanged is not sent again', async () => {
    const reply = await get(`/help/en/tips/${id}`);
    expect(reply.headers['content-security-policy']).toContain("script-src 'self';style-src 'self';");
    expect(reply.headers['content-security-policy']).not.toContain('unsafe');
    expect(reply.headers['cache-control']).toContain('max-age=60');
    const etag = String(reply.headers.etag);
    const again = await get(`/help/en/tips/${id}`, { 'if-none-match': `"x", ${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const zipped = await get(`/help/en/tips/${id}`, { 'accept-encoding': 'gzip, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(reply.body);
    const head = await desk.app.inject({ method: 'HEAD', url: `/help/en/tips/${id}` });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const [script] = /assets\/main-[^"]+/.exec(reply.body) ?? [];
    const asset = await get(`/help/${script}`);
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  test('the search answers on the server, with the words for it', async () => {
    const { body, headers } = await get('/help/en/search?q=printr%20nothing');
    expect(body).toContain(`href="../en/tips/${id}"`);
    expect(headers['cache-control']).toBe('no-cache');
    expect(body).toContain('<meta name="robots" content="noindex"/>');
    const none = await get(`/help/id/search?q=${encodeURIComponent('"><script>qzxv</script>')}`);
    expect(none.statusCode).toBe(200);
    expect(none.body).toContain('&lt;script&gt;');
    expect(none.body).not.toContain('<script>');
    expect((await get('/help/en/search')).statusCode).toBe(200);
    expect((await get('/help/en/search?q=a&q=b')).statusCode).toBe(200);
  });

  test('what somebody asks is not written down', async () => {
    await get('/help/en/search?q=aworrythatisnobodysbusiness');
    await get('/api/v1/nothing-here');
    expect(log.join()).toContain('nothing-here');
    expect(log.join()).not.toContain('aworry');
  });

  test('the index for browsers is the published texts, and nothing of other people', async () => {
    const [tip] = (await get('/help/en/index.json')).json();
    expect(tip.texts.en.title).toBe('The printer prints nothing');
    expect(Object.keys(tip)).not.toContain('updatedBy');
  });

  test('the contact', async () => {
    const { body } = await get('/help/en/contact');
    expect(body).toContain('<a href="tel:+62215550101">+62 21 555 0101</a>');
    expect(body).toContain('<a href="mailto:bantuan@example.org">');
  });

  test.each([
    '/help/fr/',
    '/help/en/tips/not-there',
    '/help/en/nothing',
    '/help/assets/none-x.js',
    `/help/pictures/${'0'.repeat(64)}`,
    '/help/%00',
  ])('%s is not there', async (url) => {
    expect((await get(url, { accept: 'text/html' })).statusCode).toBe(404);
  });
  test('and that is said in the language of the address, with a way on', async () => {
    const { body } = await get('/help/id/tips/not-there', { 'accept-language': 'en' });
    expect(body).toContain(titled('Halaman ini tidak ada'));
    expect(body).toContain('href="../../id/"');
  });

  test('for machines: robots, map', async () => {
    expect((await get('/robots.txt')).body).toContain('Allow: /help/');
    expect((await get('/help/robots.txt')).body).toContain('Sitemap: https://help.example.org/sitemap.xml');
    const map = await get('/help/sitemap.xml');
    expect(map.headers['content-type']).toContain('application/xml');
    expect(map.body).toContain(`<loc>https://help.example.org/id/tips/${id}</loc>`);
  });

  describe('feeds', () => {
    const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

    test('tips: valid, absolute, unchanged is not sent again, and every page names them', async () => {
      const reply = await get('/help/tips.id.atom');
      expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
      const feed = readAtom(reply.body);
      expect(feed.title).toBe('Kiat · Dinas Contoh');
      expect(feed.author).toBe('Dinas Contoh');
      expect(feed.id).toMatch(urn);
      expect(feed.links).toEqual({ self: 'https://help.example.org/tips.id.atom', alternate: 'https://help.example.org/id/' });
      const entry = feed.entries.find(({ title }) => title === 'Pencetak tidak mencetak');
      expect(entry?.id).toMatch(urn);
      expect(entry?.links.alternate).toBe(`https://help.example.org/id/tips/${id}`);
      expect(entry?.summary).toBe('Nothing comes out of the printer.');
      expect(new Date(entry?.updated ?? '').toISOString()).toBe(entry?.updated);
      expect(feed.updated).toBe(feed.entries[0]?.updated);
      const ids = [...feed.entries, ...readAtom((await get('/help/tips.en.atom')).body).entries].map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      const again = await get('/help/tips.id.atom', { 'if-none-match': String(reply.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      for (const page of [`/help/id/tips/${id}`, '/help/id/', '/help/id/report']) {
        const { body } = await get(page);
        const [, tips, issues] = /href="([^"]*tips\.id\.atom)".*href="([^"]*announcements\.id\.atom)"/.exec(body) ?? [];
        for (const href of [tips, issues]) {
          const { pathname } = new URL(href ?? '', `http://localhost${page}`);
          expect((await get(pathname)).statusCode, pathname).toBe(200);
        }
      }
      for (const wrong of ['tips.fr.atom', 'tips.atom', 'news.en.atom', 'en/tips.en.atom'])
        expect((await get(`/help/${wrong}`)).statusCode, wrong).toBe(404);
    });

    test('ids outlast the address of the site; without one, links are relative to the feed', async () => {
      const before = readAtom((await get('/help/tips.en.atom')).body);
      await setPolicy({ siteUrl: '' });
      const after = readAtom((await get('/help/tips.en.atom')).body);
      await setPolicy({ siteUrl: 'https://help.example.org/' });
      expect(after.entries.map((one) => one.id)).toEqual(before.entries.map((one) => one.id));
      expect(after.id).toBe(before.id);
      const { pathname } = new URL(after.entries[0]?.links.alternate ?? '', 'http://localhost/help/tips.en.atom');
      expect((await get(pathname)).statusCode).toBe(200);
    });

    test('announcements: known issues for everybody with their all-clear; no news, nothing of groups, nothing of tomorrow', async () => {
      const at = (ms: number) => new Date(desk.context.now() + ms).toISOString();
      const issue = {
        kind: 'issue',
        title: { en: 'Mail & <calendar> are "down"', id: 'Surel mati' },
        body: { en: 'We are *on it* \u0007]]>.', id: 'Sedang *ditangani*.' },
        audience: { applications: ['Thunderbird'] },
        startsAt: at(-60_000),
        endsAt: null,
      };
      const make = async (change: object) => {
        const reply = await admin.call('POST', '/api/v1/agent/announcements', { ...issue, ...change });
        expect(reply.statusCode, reply.body).toBe(201);
        return reply.json().id as string;
      };
      const shown = await make({});
      const title = { en: 'Nobody else' };
      // Of news, any audience is one.
      for (const audience of [{ applications: ['Thunderbird'] }, { languages: ['id'] }, { daysSinceMigration: { below: 9 } }])
        await make({ kind: 'news', title, audience });
      await make({ audience: { groups: [newId()] }, title });
      await make({ startsAt: at(3_600_000), title });
      const withdrawn = await make({ title });
      await admin.call('DELETE', `/api/v1/agent/announcements/${withdrawn}`);
      const first = await get('/help/announcements.en.atom');
      expect(first.body).not.toContain('Nobody else');
      const feed = readAtom(first.body);
      expect(feed.entries).toHaveLength(1);
      expect(first.body).toContain('Mail &amp; &lt;calendar&gt; are &quot;down&quot;');
      expect(feed.entries[0]).toMatchObject({ summary: 'We are on it ]]>.', updated: issue.startsAt });
      expect(readAtom((await get('/help/announcements.id.atom')).body).entries[0]).toMatchObject({
        title: 'Surel mati',
        summary: 'Sedang ditangani.',
      });
      const over = await admin.call('PUT', `/api/v1/agent/announcements/${shown}/all-clear`, {
        text: { en: 'It works again since noon.' },
      });
      expect(over.statusCode, over.body).toBeLessThan(300);
      const after = readAtom((await get('/help/announcements.en.atom', { 'if-none-match': String(first.headers.etag) })).body);
      expect(after.entries[0]?.id).toBe(feed.entries[0]?.id);
      expect(after.entries[0]?.title).toContain('Solved: Mail');
      expect(after.entries[0]?.summary).toBe('It works again since noon. We are on it ]]>.');
      expect((after.entries[0]?.updated ?? '') > issue.startsAt).toBe(true);
      await admin.call('DELETE', `/api/v1/agent/announcements/${shown}`);
      expect(readAtom((await get('/help/announcements.en.atom')).body).entries).toEqual([]);
    });

    test('news that is meant for everybody: its start, its end and an edit are one entry; withdrawn, it is gone', async () => {
      const at = (ms: number) => new Date(desk.context.now() + ms).toISOString();
      const news = {
        kind: 'news',
        title: { en: 'New printers on floor 2', id: 'Pencetak baru di lantai 2' },
        body: { en: 'They are faster.', id: 'Lebih cepat.' },
        audience: { applications: [], groups: [] },
        startsAt: at(60_000),
        endsAt: at(7_200_000),
      };
      const url = '/api/v1/agent/announcements';
      const made = await admin.call('POST', url, news);
      expect(made.statusCode, made.body).toBe(201);
      const { id } = made.json();
      const entries = async (language = 'en') =>
        readAtom((await get(`/help/announcements.${language}.atom`)).body).entries.filter(({ title }) => /printers|Pencetak/.test(title));
      expect(await entries(), 'it has not begun').toEqual([]);
      desk.advance(61_000);
      const [begun, ...others] = await entries();
      expect(others).toEqual([]);
      expect(begun).toMatchObject({ title: news.title.en, summary: news.body.en, updated: news.startsAt });
      expect((await entries('id'))[0]).toMatchObject({ title: news.title.id });
      expect((await get('/help/en/')).body, 'the page has known issues only').not.toContain(news.title.en);
      const { title, body, audience, startsAt, endsAt } = news;
      const edited = { kind: 'news', title: { en: 'New printers on floor 3' }, body, audience, startsAt, endsAt };
      expect((await admin.call('PUT', `${url}/${id}`, { ...edited, since: null })).statusCode).toBe(200);
      expect((await entries())[0]).toMatchObject({ id: begun?.id, title: 'New printers on floor 3' });
      desk.advance(7_200_000);
      expect(await entries()).toMatchObject([{ id: begun?.id, title: 'Ended: New printers on floor 3', updated: endsAt }]);
      const narrowed = { ...edited, title, audience: { distributions: ['Debian'] }, since: null };
      expect((await admin.call('PUT', `${url}/${id}`, narrowed)).statusCode).toBe(200);
      expect(await entries(), 'now it is for some').toEqual([]);
      await admin.call('PUT', `${url}/${id}`, { ...edited, since: null });
      expect(await entries()).toHaveLength(1);
      await admin.call('DELETE', `${url}/${id}`);
      expect(await entries()).toEqual([]);
    });
  });

  test('a tip for a group, one that begins later and one in another language are not shown', async () => {
    const group = await publish({ audience: { groups: [newId()] }, texts: { en: text('Only for wave three') } });
    const soon = new Date(desk.context.now() + 3_600_000).toISOString();
    const later = await publish({ startsAt: soon, texts: { en: text('Not before tomorrow') } });
    const other = await publish({ audience: { languages: ['id'] }, texts: { en: text('For Indonesian readers') } });
    const home = (await get('/help/en/')).body;
    for (const title of ['Only for wave three', 'Not before tomorrow', 'For Indonesian readers']) expect(home).not.toContain(title);
    expect((await get('/help/id/')).body).toContain('For Indonesian readers');
    for (const hidden of [group, later]) expect((await get(`/help/en/tips/${hidden}`)).statusCode).toBe(404);
    expect((await get('/help/en/index.json')).body).not.toContain('wave three');
    expect((await get(`/help/en/tips/${other}`)).statusCode).toBe(200);
    // Nobody changes anything: it is time that passes.
    desk.advance(2 * 3_600_000);
    expect((await get(`/help/en/tips/${later}`)).statusCode).toBe(200);
    expect((await get('/help/en/')).body).toContain('Not before tomorrow');
  });

  test('what helped others, and the reader’s desktop, order what is found', async () => {
    const same = { texts: { en: text('The stapler is jammed') } };
    const ids = [await publish(same), await publish(same), await publish({ ...same, audience: { desktops: ['KDE'] } })];
    const found = async (more = '') => {
      const { body } = await get(`/help/en/search?q=stapler%20jammed${more}`);
      // One id begins with another.
      return [...body.matchAll(/tips\/(the-stapler[\w-]*)/g)].map(([, one]) => one);
    };
    const [first, helped, kde] = [...ids].sort((a, b) => (a === ids[2] ? 1 : b === ids[2] ? -1 : a < b ? -1 : 1));
    expect(await found()).toEqual([first, helped, kde].sort());
    expect(await found('&desktop=kde-plasma')).toEqual([kde, first, helped]);
    for (let voice = 0; voice < 5; voice += 1) {
      const desktop = await desk.enrol(`voice ${voice}`);
      const body = { at: new Date(desk.context.now()).toISOString(), version: 1, helped: true };
      expect((await desktop.call('PUT', `/tips/${helped}/outcomes/${newId()}`, body)).statusCode).toBe(200);
    }
    await tellHelped(desk.context);
    expect((await found())[0]).toBe(helped);
    const index: { id: string; helped?: number }[] = (await get('/help/en/index.json')).json();
    expect(index.filter((tip) => tip.helped !== undefined)).toMatchObject([{ id: helped, helped: 0.85 }]);
    for (const one of ids) await admin.call('POST', `/api/v1/agent/tips/${one}/withdraw`);
  });

  test('a new version, an issue and a withdrawal show at once', async () => {
    const before = await get(`/help/en/tips/${id}`);
    await admin.call('PUT', `/api/v1/agent/tips/${id}`, draft({ texts: { en: text('The printer is silent') } }));
    expect((await get(`/help/en/tips/${id}`)).body, 'a draft is not public').toBe(before.body);
    await admin.call('POST', `/api/v1/agent/tips/${id}/publish`);
    const after = await get(`/help/en/tips/${id}`, { 'if-none-match': String(before.headers.etag) });
    expect(after.statusCode).toBe(200);
    expect(after.body).toContain(titled('The printer is silent'));
    const issue = {
      kind: 'issue',
      title: { en: 'The mail server is down' },
      body: { en: 'We are *on it*.' },
      applications: ['Thunderbird'],
      startsAt: new Date(desk.context.now() - 60_000).toISOString(),
      endsAt: null,
    };
    expect((await admin.call('POST', '/api/v1/agent/announcements', issue)).statusCode).toBe(201);
    expect((await admin.call('POST', '/api/v1/agent/announcements', { ...issue, kind: 'news', title: { en: 'Cake' } })).statusCode).toBe(
      201,
    );
    const home = (await get('/help/en/')).body;
    expect(home).toContain('The mail server is down');
    expect(home).toContain('<em>on it</em>');
    expect(home).not.toContain('Cake');
    await admin.call('POST', `/api/v1/agent/tips/${id}/withdraw`);
    expect((await get(`/help/en/tips/${id}`)).statusCode).toBe(404);
    await setPolicy({ sitePublic: false });
    expect((await get('/help/en/')).statusCode).toBe(404);
  });
});

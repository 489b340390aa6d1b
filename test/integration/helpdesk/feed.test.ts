import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importStarterTips } from '../../../helpdesk/services/starter-tips.ts';
import type { TipDraft } from '../../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let desktop: DesktopClient;
let editor: AgentClient;
let admin: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  desktop = await desk.enrol();
  editor = await desk.user('editor');
  admin = await desk.user('admin');
}, 60_000);
afterAll(() => desk.close());

const draft = (title: string): TipDraft => ({
  app: 'Firefox',
  causeKind: 'howto',
  texts: { en: { title, problem: 'It does', cause: '', alternatives: '', steps: ['Click'], keywords: ['explorer'] } },
  audience: {},
  findings: [],
  related: [],
});
const tips = '/api/v1/agent/tips';
const create = async (title: string) => (await editor.call('POST', tips, draft(title))).json().id as string;
const announcement = {
  kind: 'news',
  title: { en: 'Hello' },
  body: { en: 'World' },
  applications: [],
  startsAt: '2026-11-24T04:00:00Z',
  endsAt: null,
};

describe('tips', () => {
  test('are drafted, published, changed and withdrawn, and versions only grow', async () => {
    const id = await create("Can't print!");
    expect(id).toBe('cant-print');
    expect(await create("Can't print!")).toBe('cant-print-2');
    const start = await desktop.feed();
    const published = (await editor.call('POST', `${tips}/${id}/publish`)).json();
    expect(published).toMatchObject({ state: 'published', changed: false, published: { version: 1 } });
    await editor.call('PUT', `${tips}/${id}`, draft('Can print'));
    expect((await editor.call('GET', `${tips}/${id}`)).json()).toMatchObject({ changed: true, published: { version: 1 } });
    const [first, ...none] = (await desktop.feed(start.cursor)).changes;
    expect(none).toEqual([]);
    expect(first?.tip).toMatchObject({ id, version: 1, texts: { en: { title: "Can't print!" } } });
    await editor.call('POST', `${tips}/${id}/publish`);
    expect((await editor.call('POST', `${tips}/${id}/withdraw`)).json()).toMatchObject({ state: 'withdrawn', published: null });
    const [gone, ...rest] = (await desktop.feed(start.cursor)).changes;
    expect(rest).toEqual([]);
    expect(gone).toMatchObject({ kind: 'tip-withdrawn', id, version: 3 });
    expect((await editor.call('POST', `${tips}/${id}/publish`)).json().published.version).toBe(4);
  });

  test('count whether they helped, each outcome once, and of one desktop the last', async () => {
    const id = await create('Counted');
    const outcome = newId();
    const body = { at: new Date().toISOString(), version: 1, helped: true };
    for (const _ of [1, 2, 3]) expect((await desktop.call('PUT', `/tips/${id}/outcomes/${outcome}`, body)).json()).toEqual({});
    expect((await desktop.call('PUT', `/tips/${id}/outcomes/${outcome}`, { ...body, helped: false })).json().code).toBe('content-differs');
    const other = await desk.enrol('budi');
    await other.call('PUT', `/tips/${id}/outcomes/${newId()}`, body);
    await other.call('PUT', `/tips/${id}/outcomes/${newId()}`, { ...body, helped: false });
    expect((await editor.call('GET', `${tips}/${id}`)).json()).toMatchObject({ helped: 1, notHelped: 1 });
    expect((await desktop.call('PUT', `/tips/nope/outcomes/${newId()}`, body)).statusCode).toBe(404);
  });

  test('are made of a ticket once, without names', async () => {
    const { ticketId } = await desktop.report({ message: 'Rina tidak bisa cetak dari pc-042' });
    const url = `/api/v1/agent/tickets/${ticketId}`;
    expect((await editor.call('POST', `${url}/tip`)).json().code).toBe('conflict');
    const answer = {
      problem: 'rina at pc-042 writes to rina@example.org',
      cause: 'c',
      causeKind: 'server',
      alternatives: '',
      steps: ['one', 'two'],
    };
    await editor.call('PUT', `${url}/messages/${newId()}`, { text: '', answer, note: false });
    const made = await Promise.all([1, 2].map(() => editor.call('POST', `${url}/tip`)));
    expect(made.map((one) => one.statusCode)).toEqual([201, 201]);
    expect(made[0]?.json().id).toBe(made[1]?.json().id);
    expect(made[0]?.json()).toMatchObject({
      state: 'draft',
      ticketId,
      draft: { causeKind: 'server', texts: { en: { steps: ['one', 'two'] } } },
    });
    expect(JSON.stringify(made[0]?.json().draft)).not.toMatch(/rina|pc-042/i);
    expect((await editor.call('GET', url)).json().tipId).toBe(made[0]?.json().id);
  });

  test('of the starter library come in published, and never over an edited one', async () => {
    const { texts, ...rest } = draft('Starter');
    const starter = JSON.stringify([{ id: 'starter-one', version: 1, updatedAt: '2026-11-24T00:00:00.000Z', ...rest, texts }]);
    expect(await importStarterTips(desk.context, starter)).toBe(1);
    await editor.call('PUT', `${tips}/starter-one`, draft('Edited'));
    expect(await importStarterTips(desk.context, starter)).toBe(0);
    const found = (await editor.call('GET', `${tips}?q=edited&state=published`)).json();
    expect(found).toMatchObject({
      total: 1,
      items: [{ id: 'starter-one', changed: true, published: { version: 1, texts: { en: { title: 'Starter' } } } }],
    });
  });

  test('are not published empty', async () => {
    const made = await editor.call('POST', tips, {
      ...draft('Empty'),
      texts: { en: { ...draft('Empty').texts.en, problem: ' ', steps: [] } },
    });
    expect((await editor.call('POST', `${tips}/${made.json().id}/publish`)).statusCode).toBe(400);
  });
});

describe('announcements', () => {
  test('are pushed, changed, withdrawn, and count who saw them', async () => {
    const url = '/api/v1/agent/announcements';
    const start = await desktop.feed();
    const made = await editor.call('POST', url, announcement);
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json();
    const receipt = (state: string) =>
      desktop.call('PUT', `/announcements/${id}/receipt`, { at: new Date().toISOString(), version: 1, state });
    for (const state of ['seen', 'delivered', 'seen']) expect((await receipt(state)).json()).toEqual({});
    const changed = (await editor.call('PUT', `${url}/${id}`, { ...announcement, endsAt: '2026-11-25T04:00:00Z' })).json();
    expect(changed).toMatchObject({ version: 2, delivered: 1, seen: 1, endsAt: '2026-11-25T04:00:00.000Z' });
    expect((await editor.call('PUT', `${url}/${id}`, { ...announcement, endsAt: '2026-11-23T04:00:00Z' })).statusCode).toBe(400);
    expect((await editor.call('DELETE', `${url}/${id}`)).json().withdrawn).toBe(true);
    expect((await editor.call('PUT', `${url}/${id}`, announcement)).statusCode, 'withdrawn is final').toBe(409);
    const changes = (await desktop.feed(start.cursor)).changes;
    expect(changes.map((change) => change.kind)).toEqual(['announcement-withdrawn']);
    expect(changes[0]).toMatchObject({ id, version: 3 });
    expect(
      (await desktop.call('PUT', `/announcements/${newId()}/receipt`, { at: announcement.startsAt, version: 1, state: 'seen' })).statusCode,
    ).toBe(404);
  });
});

describe('the feed', () => {
  test('is in order, compacted, paged, and shows each desktop its own tickets only', async () => {
    const [mine, other] = [await desk.enrol('a'), await desk.enrol('b')];
    const { cursor } = await mine.feed();
    const first = await mine.report();
    const second = await mine.report();
    const foreign = await other.report();
    await mine.call('PUT', `/tickets/${first.ticketId}/messages/${newId()}`, { at: new Date().toISOString(), text: 'x', attachments: [] });
    const page = (await mine.call('GET', `/changes?since=${cursor}&limit=1`)).json();
    expect(page).toMatchObject({ more: true, changes: [{ id: second.ticketId }] });
    const rest = await mine.feed(page.cursor);
    expect(rest.changes.map((change) => change.id)).toEqual([first.ticketId]);
    expect(rest).toMatchObject({ more: false, cursor: rest.changes[0]?.cursor });
    expect(JSON.stringify(await mine.feed())).not.toContain(foreign.ticketId);
  });

  test('gives a new desktop everything that is current', async () => {
    const id = await create('Everybody');
    await editor.call('POST', `${tips}/${id}/publish`);
    const policy = { sectionsOff: ['journal'], screenshotAllowed: true, hotkey: '', contact: {}, organisation: 'Dinas' };
    expect((await admin.call('PUT', '/api/v1/agent/policy', policy)).json().version).toBe(1);
    const fresh = await desk.enrol('c');
    const { changes } = await fresh.feed();
    expect(changes.find((change) => change.id === id)?.kind).toBe('tip');
    expect(changes.find((change) => change.kind === 'policy')?.policy).toMatchObject({ version: 1, organisation: 'Dinas' });
    const cursors = changes.map((change) => change.cursor);
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b));
  });

  test('answers 304 until there is something new', async () => {
    const mine = await desk.enrol('d');
    const ask = (etag: string) => mine.call('GET', '/changes?since=0', undefined, { 'if-none-match': etag });
    const etag = String((await ask('""')).headers.etag);
    expect((await ask(etag)).statusCode).toBe(304);
    await (await desk.enrol('e')).report();
    expect((await ask(etag)).statusCode).toBe(304);
    await mine.report();
    expect((await ask(etag)).statusCode).toBe(200);
  });

  test('begins again for a cursor of another database', async () => {
    const mine = await desk.enrol('f');
    const { ticketId } = await mine.report();
    expect((await mine.feed(9_999_999)).changes.map((change) => change.id)).toContain(ticketId);
  });

  test('never lets a reader pass a cursor that is still on its way', async () => {
    const mine = await desk.enrol('g');
    const wanted = new Set<string>();
    let { cursor } = await mine.feed();
    const got = new Set<string>();
    let writing = true;
    const writers = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let n = 0; n < 8; n += 1) wanted.add((await mine.report()).ticketId);
      }),
    ).then(() => {
      writing = false;
    });
    const read = async () => {
      // Injected requests and PGlite live on microtasks alone: a loop of them would never let the writers' streams run.
      await setImmediate();
      const page = await mine.feed(cursor);
      for (const change of page.changes) got.add(change.id);
      cursor = page.cursor;
      return page.more;
    };
    while (writing) await read();
    await writers;
    while (await read());
    expect(got).toEqual(wanted);
  });

  test.each(['since=-1', 'since=x', 'limit=0', 'limit=201'])('refuses %s', async (query) => {
    expect((await desktop.call('GET', `/changes?${query}`)).statusCode).toBe(400);
  });
});

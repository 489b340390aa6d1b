import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { putChange } from '../../../helpdesk/store/changes.ts';
import { inventoryOf } from '../../../main/platform/desktop-facts.ts';
import { openServices } from '../../../main/services.ts';
import { createAnnouncements } from '../../../main/sync/announcements.ts';
import { createAxiosTransport } from '../../../main/sync/axios-transport.ts';
import { createConnection } from '../../../main/sync/connection.ts';
import { createCredentialStore } from '../../../main/sync/credentials.ts';
import { createSync } from '../../../main/sync/sync.ts';
import { type AgentClient, type Desk, newId, openDesk } from '../helpdesk/desk.ts';

let desk: Desk;
let editor: AgentClient;
let server: string;
let enrolmentKey: string;
let folder: string;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  server = await desk.app.listen({ host: '127.0.0.1', port: 0 });
  enrolmentKey = (await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'audience'))).key;
  folder = await mkdtemp(join(tmpdir(), 'pandu-audience-'));
}, 120_000);
afterAll(async () => {
  for (const one of running) await one.stop();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Computer {
  readonly name: string;
  readonly desktop: string;
  readonly office: string;
}

/** The services of the app over their own folder, with a real connection; a second call is the next start of the program. */
async function start({ name, desktop, office }: Computer) {
  const own = join(folder, name);
  const env = {
    PANDU_DATA: join(own, 'data'),
    PANDU_CONFIG: join(own, 'config'),
    PANDU_POLICY_FILE: join(own, 'none.json'),
    PANDU_SERVER: server,
    PANDU_ENROLMENT_KEY: enrolmentKey,
    XDG_CURRENT_DESKTOP: desktop,
    XDG_SESSION_TYPE: 'wayland',
    USER: name,
  };
  const log = () => undefined;
  const services = await openServices({
    env,
    home: own,
    language: () => 'en',
    log,
    readInstalled: async () => ({ 'LibreOffice Writer': office, Firefox: '140.0' }),
  });
  const { outbox, feed, tips, facts, ownFacts, version, paths } = services;
  const credentials = createCredentialStore(paths.desktopFile, log);
  const connection = createConnection({
    credentials,
    config: () => services.server,
    transportTo: (origin, token) => createAxiosTransport({ origin, token, version, timeout: 5000 }),
    inventory: () => inventoryOf(facts, 'en', version),
    newId,
    now: Date.now,
    log,
  });
  const announcements = createAnnouncements({ feed, outbox, facts: ownFacts, newId, now: () => new Date() });
  const sync = createSync({ connection, outbox, feed, announcements, tips, fetch, now: Date.now, random: () => 0.01, newId, log });
  await outbox.start();
  await sync.start();
  const one = {
    announcements,
    async id() {
      const known = await credentials.load();
      return known?.token ? known.desktopId : '';
    },
    cursor: () => feed.state().cursor,
    groups: () => feed.state().groups.map((group) => group.name),
    async shows(id: string) {
      return (await tips.list('en')).some((tip) => tip.id === id);
    },
    async finds(text: string, id: string) {
      return (await tips.search({ text, language: 'en' })).some((hit) => hit.id === id);
    },
    async stop() {
      await sync.stop();
      await outbox.stop();
    },
  };
  running.push(one);
  return one;
}
type Running = Awaited<ReturnType<typeof start>>;

const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const enrolled = (one: Running) => soon(async () => expect(await one.id()).not.toBe(''));

/** As the help desk does when an administrator puts a desktop into a group. */
async function putInto(groupId: string, desktopId: string): Promise<void> {
  await desk.database.transaction(async (unit) => {
    await unit.tx.insertInto('group_members').values({ group_id: groupId, desktop_id: desktopId }).execute();
    await putChange(unit, { kind: 'groups', id: desktopId, desktopId, at: new Date() });
  });
}
async function group(name: string, migratedOn: string): Promise<string> {
  const id = newId();
  await desk.database.db.insertInto('groups').values({ id, name, migrated_on: migratedOn, created_at: new Date() }).execute();
  return id;
}
const headOf = async () => (await desk.database.db.selectFrom('feed_head').select('cursor').executeTakeFirstOrThrow()).cursor;

test('a tip for "LibreOffice below 24.8 on GNOME in wave 3" is shown by the right desktops alone, and withdrawn by all', async () => {
  const [wave2, wave3] = [await group('Wave 2', '2026-09-01'), await group('Wave 3', '2026-11-01')];
  const computers = {
    right: { name: 'right', desktop: 'ubuntu:GNOME', office: '4:24.2.7-0ubuntu0.24.04.1' },
    newer: { name: 'newer', desktop: 'GNOME', office: '4:24.8.2-1' },
    plasma: { name: 'plasma', desktop: 'KDE', office: '24.2.7' },
    before: { name: 'before', desktop: 'GNOME', office: '24.2.7' },
  } as const;
  const all = {
    right: await start(computers.right),
    newer: await start(computers.newer),
    plasma: await start(computers.plasma),
    before: await start(computers.before),
  };
  const away: Computer = { name: 'away', desktop: 'GNOME', office: '7:7.4.7-1' };
  const atHome = await start(away);
  for (const one of [...Object.values(all), atHome]) await enrolled(one);
  for (const one of [all.right, all.newer, all.plasma, atHome]) await putInto(wave3, await one.id());
  await putInto(wave2, await all.before.id());
  await soon(() =>
    expect([...Object.values(all), atHome].map((one) => one.groups()[0])).toEqual(['Wave 3', 'Wave 3', 'Wave 3', 'Wave 2', 'Wave 3']),
  );
  await atHome.stop();

  const draft = {
    app: 'LibreOffice',
    causeKind: 'application',
    texts: {
      en: { title: 'Zebra stripes in tables', problem: '', cause: '', alternatives: '', steps: ['Update.'], keywords: ['zebra'] },
    },
    audience: { versions: [{ application: 'LibreOffice', below: '24.8' }], desktops: ['GNOME'], groups: [wave3] },
    findings: [],
    related: [],
  };
  const tips = '/api/v1/agent/tips';
  const made = await editor.call('POST', tips, draft);
  expect(made.statusCode, made.body).toBe(201);
  const { id } = made.json();
  expect((await editor.call('POST', `${tips}/${id}/publish`)).statusCode).toBe(200);
  const head = await headOf();
  await soon(() => expect(Object.values(all).map((one) => one.cursor())).toEqual([head, head, head, head]));
  const shown = async () => Promise.all(Object.values(all).map((one) => one.shows(id)));
  expect(await shown()).toEqual([true, false, false, false]);
  expect(await Promise.all(Object.values(all).map((one) => one.finds('zebra', id)))).toEqual([true, false, false, false]);

  // What was away catches up; who comes into the wave has it without a new publication.
  const back = await start(away);
  await soon(async () => expect(await back.shows(id)).toBe(true));
  await putInto(wave3, await all.before.id());
  await soon(async () => expect(await shown()).toEqual([true, false, false, true]));

  await back.stop();
  expect((await editor.call('POST', `${tips}/${id}/withdraw`)).statusCode).toBe(200);
  await soon(async () => expect(await shown()).toEqual([false, false, false, false]));
  const again = await start(away);
  await soon(async () => expect(await again.shows(id)).toBe(false));
}, 90_000);

test('a known issue of one site is delivered and seen there, and nowhere else; me too and all-clear come through', async () => {
  const site = await group('Site North', '2026-01-01');
  const [north, south] = [
    await start({ name: 'north', desktop: 'GNOME', office: '25.2' }),
    await start({ name: 'south', desktop: 'GNOME', office: '25.2' }),
  ];
  for (const one of [north, south]) await enrolled(one);
  await putInto(site, await north.id());
  await soon(() => expect(north.groups()).toEqual(['Site North']));
  const url = '/api/v1/agent/announcements';
  const issue = {
    kind: 'issue',
    title: { en: 'The printer server is down' },
    body: { en: '' },
    audience: { groups: [site] },
    startsAt: new Date(Date.now() - 1000).toISOString(),
    endsAt: null,
  };
  const { id } = (await editor.call('POST', url, issue)).json();
  const counts = async () => (await editor.call('GET', url)).json().items.find((one: { id: string }) => one.id === id);
  await soon(async () => expect(await counts()).toMatchObject({ delivered: 1, seen: 0, meToos: 0 }));
  const head = await headOf();
  await soon(() => expect(south.cursor()).toBe(head));
  expect([north, south].map((one) => one.announcements.current().length)).toEqual([1, 0]);
  await north.announcements.see(id);
  await north.announcements.sayMeToo(id, true);
  await soon(async () => expect(await counts()).toMatchObject({ delivered: 1, seen: 1, meToos: 1 }));
  await editor.call('PUT', `${url}/${id}/all-clear`, { text: { en: 'It prints again.' } });
  await soon(() => expect(north.announcements.allClears()).toMatchObject([{ id, allClear: { en: 'It prints again.' } }]));
  expect(north.announcements.current()).toEqual([]);
  expect(south.announcements.allClears()).toEqual([]);
}, 60_000);

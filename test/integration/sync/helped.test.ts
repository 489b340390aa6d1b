import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { tellHelped } from '../../../helpdesk/services/helped.ts';
import { openDesktop, type TestDesktop } from '../../support/desktop.ts';
import { type AgentClient, type Desk, newId, openDesk } from '../helpdesk/desk.ts';

let desk: Desk;
let editor: AgentClient;
let folder: string;
let serverUrl: string;
let enrolmentKey: string;
let one: TestDesktop;

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  serverUrl = await desk.app.listen({ host: '127.0.0.1', port: 0 });
  ({ key: enrolmentKey } = await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'helped')));
  folder = await mkdtemp(join(tmpdir(), 'pandu-helped-'));
  one = await start();
}, 120_000);
afterAll(async () => {
  await one?.sync.stop();
  await one?.outbox.stop();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<TestDesktop> {
  const desktop = openDesktop(folder, { serverUrl, enrolmentKey });
  await desktop.start();
  return desktop;
}
const day = 24 * 3_600_000;
const tips = '/api/v1/agent/tips';
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const draft = () => {
  const text = { title: 'The paper tray is stuck', problem: '', cause: '', alternatives: '', steps: ['Pull.'], keywords: [] };
  return { app: 'Printer', causeKind: 'desktop', texts: { en: text }, audience: {}, findings: [], related: [] };
};
async function publish(): Promise<string> {
  const { id } = (await editor.call('POST', tips, draft())).json();
  expect((await editor.call('POST', `${tips}/${id}/publish`)).statusCode).toBe(200);
  return id;
}
async function judged(tip: string, helped: boolean, voices: number): Promise<void> {
  for (let voice = 0; voice < voices; voice += 1) {
    const desktop = await desk.enrol(`voice ${voice}`);
    const body = { at: new Date(desk.context.now()).toISOString(), version: 1, helped };
    expect((await desktop.call('PUT', `/tips/${tip}/outcomes/${newId()}`, body)).statusCode).toBe(200);
  }
}
/** What all desktops are told, as another one reads it from the beginning. */
async function told(): Promise<unknown> {
  const feed = await (await desk.enrol('reader')).feed();
  return (feed.changes as { kind: string; helped?: unknown }[]).find(({ kind }) => kind === 'helped')?.helped;
}
const found = async (from: TestDesktop = one) => (await from.tips.search({ text: 'paper tray', language: 'en' })).map(({ id }) => id);

test('what users say on their desktops orders the search of all others, also offline and after a restart', async () => {
  const [a, b] = [await publish(), await publish()].sort();
  if (!a || !b) throw new Error('not published');
  await soon(async () => expect(await found()).toEqual([a, b]));
  await tellHelped(desk.context);
  expect(await told(), 'nobody has said anything').toBeUndefined();

  await judged(b, true, 4);
  await tellHelped(desk.context);
  expect(await told(), 'four could be told apart').toBeUndefined();

  await judged(b, true, 1);
  await judged(a, false, 6);
  await tellHelped(desk.context);
  const scores = [
    { id: a, version: 1, score: 0.15 },
    { id: b, version: 1, score: 0.85 },
  ];
  expect(await told()).toEqual(scores);
  await soon(async () => expect(await found()).toEqual([b, a]));
  expect((await one.tips.often({ language: 'en' })).map(({ id }) => id)).toEqual([b]);
  expect(await one.tips.often({ language: 'en', except: b })).toEqual([]);

  await one.sync.stop();
  const offline = openDesktop(folder, null);
  expect(await found(offline)).toEqual([b, a]);
  expect(await offline.tips.search({ text: 'giraffe', language: 'en' })).toEqual([]);
  await one.outbox.stop();
  one = await start();

  // A reworked tip begins anew: on the desktop at once.
  expect((await editor.call('PUT', `${tips}/${b}`, draft())).statusCode).toBe(200);
  expect((await editor.call('POST', `${tips}/${b}/publish`)).statusCode).toBe(200);
  await soon(async () => expect((await one.tips.get(b))?.version).toBe(2));
  expect(await one.tips.often({ language: 'en' })).toEqual([]);

  // Told once a day, by one of those that come at once, and only what is another score than they were told.
  await judged(a, true, 20);
  await tellHelped(desk.context);
  expect(await told()).toEqual(scores);
  desk.advance(day);
  const head = async () => (await desk.database.db.selectFrom('feed_head').select('cursor').executeTakeFirstOrThrow()).cursor;
  const before = await head();
  await Promise.all([tellHelped(desk.context), tellHelped(desk.context)]);
  expect(await told()).toEqual([{ id: a, version: 1, score: 0.75 }]);
  await soon(async () => expect((await one.tips.often({ language: 'en' })).map(({ id }) => id)).toEqual([a]));
  await judged(a, true, 1);
  desk.advance(day);
  await tellHelped(desk.context);
  expect(await head(), 'one voice more is seldom seen').toBe(before + 1);
});

import Fastify from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../helpdesk/app.ts';
import { openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus } from '../../../helpdesk/store/pokes.ts';
import { type Desk, desktopClient, openDesk } from './desk.ts';

const onServer = process.env.PANDU_TEST_DATABASE_URL !== undefined;
const desks: Desk[] = [];
afterAll(async () => {
  for (const desk of desks) await desk.close();
});

// The embedded database belongs to one process; see on-postgresql.sh.
describe.runIf(onServer)('two processes on one PostgreSQL', () => {
  test('wake each other, agree on the feed, and both forget a removed desktop', async () => {
    const first = await openDesk();
    desks.push(first);
    const bus = createPokeBus();
    if (!('url' in first.where)) throw new Error('no server');
    const database = await openDatabase(first.where, bus);
    const app = Fastify();
    const context = { database, now: Date.now };
    await buildApp(app, {
      context,
      bus,
      consoleFolder: null,
      siteFolder: null,
      secure: false,
      publicMetrics: false,
      rateLimit: 100_000,
      version: 'test',
      checkReplies: true,
    });
    const here = await first.enrol();
    const there = desktopClient(app, { desktopId: here.id, token: here.token, signingKey: here.signingKey });
    const etag = String((await there.call('GET', '/changes')).headers.etag);
    const ask = () => there.call('GET', '/changes', undefined, { 'if-none-match': etag });
    expect((await ask()).statusCode).toBe(304);

    const heard = new Promise<unknown>((resolve) => bus.listen((poke) => poke.kind === 'feed' && resolve(poke)));
    const { ticketId } = await here.report();
    expect(await heard).toMatchObject({ kind: 'feed', desktopId: here.id });
    expect((await ask()).json().changes.map((change: { id: string }) => change.id)).toEqual([ticketId]);

    // Not by a poke, which may be late or lost: each answer asks for the key that counts.
    const signedBy = async () => /keyId="([^"]+)"/.exec(String((await there.call('GET', '/changes')).headers['pandu-signature']))?.[1];
    expect(await signedBy()).toBe(here.signingKey.keyId);
    const keys = (await (await first.user('admin')).call('POST', '/api/v1/agent/signing-keys')).json().items;
    expect(await signedBy()).toBe(keys[0].keyId);

    const gone = new Promise<unknown>((resolve) => bus.listen((poke) => poke.kind === 'desktop' && resolve(poke)));
    const admin = await first.user('admin');
    await admin.call('DELETE', `/api/v1/agent/desktops/${here.id}`);
    await gone;
    expect((await ask()).statusCode).toBe(401);
    await app.close();
    await database.close();
  });

  test('let a support code in once, and count guesses together', async () => {
    const first = await openDesk();
    desks.push(first);
    if (!('url' in first.where)) throw new Error('no server');
    const bus = createPokeBus();
    const database = await openDatabase(first.where, bus);
    const app = Fastify();
    const rest = { consoleFolder: null, siteFolder: null, secure: false, publicMetrics: false, rateLimit: 100_000, version: 'test' };
    await buildApp(app, { context: { database, now: Date.now }, bus, ...rest, checkReplies: true });
    const agent = await first.user('agent');
    const payload = (code: string) => ({ method: 'POST', url: '/api/v1/agent/calls', payload: { code } }) as const;
    const headers = { cookie: agent.cookie, 'x-pandu': '1' };
    const everywhere = (code: string, times: number) =>
      Promise.all(Array.from({ length: times }, (_, turn) => (turn % 2 ? app : first.app).inject({ ...payload(code), headers })));
    for (let turn = 0; turn < 5; turn += 1) {
      const { code } = (await (await first.enrol()).call('POST', '/desktops/me/support-code', {})).json();
      const replies = await everywhere(code, 4);
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    }
    const guesses = await everywhere('CCCCCC', 16);
    expect(guesses.filter(({ statusCode }) => statusCode === 404)).toHaveLength(10);
    expect(guesses.filter(({ statusCode }) => statusCode === 429)).toHaveLength(6);
    const desktop = await first.enrol();
    const there = desktopClient(app, { desktopId: desktop.id, token: desktop.token, signingKey: desktop.signingKey });
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => (turn % 2 ? desktop : there).call('POST', '/desktops/me/support-code', {})),
    );
    expect(made.filter(({ statusCode }) => statusCode === 201)).toHaveLength(6);
    await app.close();
    await database.close();
  });
});

describe.runIf(!onServer)('the embedded database', () => {
  test('hears itself', async () => {
    const database = await openDatabase({ folder: null }, createPokeBus());
    expect(database.hearsOthers()).toBe(true);
    await database.close();
  });
});

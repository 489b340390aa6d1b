import { createPublicKey, verify } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as theLoop } from '../../../helpdesk/store/migrations/0001-the-loop.ts';
import { up as signedBundles } from '../../../helpdesk/store/migrations/0035-signed-bundles.ts';
import { ExclusivePGliteDialect } from '../../../helpdesk/store/pglite-dialect.ts';
import { usualPolicy } from '../../../shared/model/policy.ts';
import { type AgentClient, type Desk, newId, openDesk } from './desk.ts';

let desk: Desk;
let editor: AgentClient;
let admin: AgentClient;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  admin = await desk.user('admin');
}, 60_000);
afterAll(() => desk.close());

describe('an answer of the feed', () => {
  test('is signed over its very bytes, as the documentation says it, and repeats what was asked', async () => {
    const client = await desk.enrol();
    await client.report();
    const nonce = 'abcdefghijklmnopqrstuv';
    const reply = await client.call('GET', `/changes?since=0&nonce=${nonce}`);
    const [, keyId, bytes, signature] =
      /^keyId="(.+)", bytes=(\d+), signature="(.+)"$/.exec(String(reply.headers['pandu-signature'])) ?? [];
    expect([keyId, Number(bytes)]).toEqual([client.signingKey.keyId, reply.rawPayload.length]);
    const signed = Buffer.concat([Buffer.from('pandu-bundle-v1\n'), reply.rawPayload]);
    expect(verify(null, signed, createPublicKey(client.signingKey.publicKey), Buffer.from(signature ?? '', 'base64'))).toBe(true);
    const body = reply.json();
    expect(body).toMatchObject({ desktopId: client.id, since: 0, nonce, more: false });
    expect(Date.parse(body.expiresAt) - Date.parse(body.issuedAt)).toBe(24 * 3_600_000);
    expect((await client.call('GET', '/changes')).json().nonce).toBeNull();
  });

  test('"nothing new" stays as cheap as it is: no body, no signature, whatever the number is', async () => {
    const client = await desk.enrol();
    const { headers } = await client.call('GET', `/changes?nonce=${'a'.repeat(22)}`);
    const again = await client.call('GET', `/changes?nonce=${'b'.repeat(22)}`, undefined, { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.rawPayload.length, again.headers['pandu-signature']]).toEqual([304, 0, undefined]);
    // A cache on the way that kept it would answer the next question with this answer.
    expect(headers['cache-control']).toContain('no-store');
  });

  test.each(['short', `${'a'.repeat(22)}%20`, 'a'.repeat(65)])('a number that is none is refused: %s', async (nonce) => {
    expect((await (await desk.enrol()).call('GET', `/changes?nonce=${nonce}`)).statusCode).toBe(400);
  });
});

describe('trouble that a desktop tells', () => {
  test('is counted once however often it is told, shown for a week, and is of nobody else', async () => {
    const [mine, other] = [await desk.enrol('mine'), await desk.enrol('other')];
    const id = newId();
    const tell = (count: number, by = mine, kind = 'cut') =>
      by.call('PUT', `/desktops/me/trouble/${id}`, { kind, at: new Date().toISOString(), count });
    for (const count of [2, 5, 3, 5]) expect((await tell(count)).json()).toEqual({});
    expect((await tell(900, other)).statusCode).toBe(200);
    await mine.call('PUT', `/desktops/me/trouble/${newId()}`, { kind: 'held-back', at: '1970-01-01T00:00:00.000Z', count: 1 });
    const troubles = async (whose: string) =>
      (await admin.call('GET', '/api/v1/agent/desktops?size=100')).json().items.find((one: { id: string }) => one.id === whose).troubles;
    expect(await troubles(mine.id)).toMatchObject([
      { kind: 'held-back', count: 1 },
      { kind: 'cut', count: 5 },
    ]);
    expect(await troubles(other.id)).toEqual([]);
    await desk.database.db
      .updateTable('desktop_troubles')
      .set({ at: new Date(Date.now() - 8 * 86_400_000) })
      .where('id', '=', id)
      .execute();
    expect(await troubles(mine.id)).toMatchObject([{ kind: 'held-back' }]);
    expect((await tell(1, mine, 'bad-hair-day')).statusCode).toBe(400);
  });
});

describe('a link to a host that policy does not name', () => {
  const text = { title: 'T', problem: 'p', cause: '', alternatives: '', steps: ['Read [this](https://wiki.example.net/x).'], keywords: [] };
  const draft = (more: object = {}) => ({
    app: 'x',
    causeKind: 'howto',
    texts: { en: { ...text, ...more } },
    audience: {},
    findings: [],
    related: [],
  });
  const announcement = (body: string) => ({
    kind: 'news',
    title: { en: 't' },
    body: { en: body },
    applications: [],
    startsAt: '2026-11-24T04:00:00Z',
    endsAt: null,
  });

  test('is named when a tip is published, and an announcement made or changed; nothing of it goes out', async () => {
    const client = await desk.enrol();
    const { version: _, ...policy } = usualPolicy;
    await admin.call('PUT', '/api/v1/agent/policy', { ...policy, linkHosts: ['example.org'] });
    const { id } = (await editor.call('POST', '/api/v1/agent/tips', draft())).json();
    const { cursor } = await client.feed();
    const refused = await editor.call('POST', `/api/v1/agent/tips/${id}/publish`);
    expect(refused.json()).toMatchObject({
      code: 'link-not-allowed',
      errors: [{ message: 'link not allowed: https://wiki.example.net/x' }],
    });
    expect(refused.json().detail).toContain('https://wiki.example.net/x');
    expect((await editor.call('POST', '/api/v1/agent/announcements', announcement('[a](http://help.example.org)'))).statusCode).toBe(422);
    const good = await editor.call('POST', '/api/v1/agent/announcements', announcement('[a](https://help.example.org/news)'));
    expect(good.statusCode, good.body).toBe(201);
    const changed = await editor.call('PUT', `/api/v1/agent/announcements/${good.json().id}`, announcement('<https://evil.test>'));
    expect(changed.json().detail).toContain('https://evil.test');
    expect((await client.feed(cursor)).changes.map(({ kind }) => kind)).toEqual(['announcement']);
    await editor.call('PUT', `/api/v1/agent/tips/${id}`, draft({ steps: ['Go to http://localhost:631, [or](https://a.example.org)'] }));
    expect((await editor.call('POST', `/api/v1/agent/tips/${id}/publish`)).statusCode).toBe(200);
  });
});

test('a database of before: what was signed at its publication is the document that it is, and the key is the same', async () => {
  const db = new Kysely<unknown>({ dialect: new ExclusivePGliteDialect(await PGlite.create()) });
  await theLoop(db);
  const tip = { id: 'a-tip', version: 3 };
  const signed = JSON.stringify({ payload: JSON.stringify(tip), signature: 'x', keyId: 'k' });
  await sql`insert into changes (thing, cursor, kind, thing_id, at, signed) values
    ('tip:a-tip', 1, 'tip', 'a-tip', now(), ${signed}::jsonb), ('policy:policy', 2, 'policy', 'policy', now(), null)`.execute(db);
  const pair = JSON.stringify({ keyId: 'k', publicKey: 'public', privateKey: 'private' });
  await sql`insert into settings (key, value) values ('signing-key', ${pair}::jsonb)`.execute(db);
  await signedBundles(db);
  const { rows } = await sql<{ document: unknown }>`select document from changes order by cursor`.execute(db);
  expect(rows.map(({ document }) => document)).toEqual([tip, null]);
  const keys = await sql`select key_id, public_key, private_key, retired_at, payload from signing_keys`.execute(db);
  expect(keys.rows).toEqual([{ key_id: 'k', public_key: 'public', private_key: 'private', retired_at: null, payload: null }]);
  expect((await sql`select key from settings`.execute(db)).rows).toEqual([]);
  await db.destroy();
}, 60_000);

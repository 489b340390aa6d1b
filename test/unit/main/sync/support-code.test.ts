import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CodeMark, createCodeMark } from '../../../../main/sync/code-mark.ts';
import type { Connection } from '../../../../main/sync/connection.ts';
import { createContactDesk, makeSupportCode } from '../../../../main/sync/support-code.ts';
import type { HttpReply, Transport } from '../../../../shared/api/client.ts';

type Linked = Awaited<ReturnType<Connection['link']>>;

const problem = (status: number, code: string, headers: Record<string, string> = {}): HttpReply => ({
  status,
  headers,
  body: { type: 'about:blank', title: 'Title', status, code },
});
const made = (code = 'K7RP3M'): HttpReply => ({
  status: 201,
  headers: {},
  // The clock of the help desk is an hour ahead.
  body: { code, expiresAt: '2026-11-24T06:15:00.000Z', validFor: 900_000 },
});
/** A help desk that answers with these, one after another, and then with nothing at all. */
function connectionTo(...replies: HttpReply[]) {
  const calls: string[] = [];
  let forgotten = 0;
  const transport: Transport = async ({ method, url }) => {
    calls.push(`${method} ${url}`);
    const reply = replies.shift();
    if (!reply) throw new Error('no answer');
    return reply;
  };
  const link = { transport, origin: '', token: '', desktopId: '', signingKey: { keyId: '', key: null } } as unknown as Extract<
    Linked,
    { ok: true }
  >['link'];
  const connection = {
    link: async () => ({ ok: true, link }) as const,
    forgetToken: async () => {
      forgotten += 1;
    },
  };
  return { connection, calls, forgotten: () => forgotten };
}
/** Nobody else makes codes. */
const alone: CodeMark = { put: async () => false, watch: async () => () => undefined };
const deskOf = (connection: Parameters<typeof makeSupportCode>[0], clock = now) =>
  createContactDesk({ connection, mark: alone, now: clock, newId: () => 'x', onReplaced: () => undefined });
const now = () => Date.parse('2026-11-24T05:00:00.000Z');
const until = '2026-11-24T05:15:00.000Z';

test('a code ends so long from now as the help desk says, by our own clock', async () => {
  expect(await makeSupportCode(connectionTo(made()).connection, now)).toEqual({ ok: true, code: { code: 'K7RP3M', until } });
});

test.each([
  ['no answer', [], { ok: false, why: 'offline' }],
  ['a captive portal', [{ status: 200, headers: {}, body: '<html>' }], { ok: false, why: 'offline' }],
  ['a help desk that is down', [problem(503, 'unavailable')], { ok: false, why: 'offline' }],
  ['an older help desk', [problem(404, 'not-found')], { ok: false, why: 'refused' }],
  ['too many', [problem(429, 'too-many-requests', { 'retry-after': '601' })], { ok: false, why: 'too-many', minutes: 11 }],
] satisfies [string, HttpReply[], unknown][])('%s', async (_, replies, expected) => {
  expect(await makeSupportCode(connectionTo(...replies).connection, now)).toEqual(expected);
});

test('a token that was just replaced is settled by enrolling anew, once', async () => {
  const again = connectionTo(problem(401, 'desktop-unknown'), made());
  expect(await makeSupportCode(again.connection, now)).toMatchObject({ ok: true });
  expect(again.forgotten()).toBe(1);
  const gone = connectionTo(problem(401, 'desktop-unknown'), problem(401, 'desktop-unknown'));
  expect(await makeSupportCode(gone.connection, now)).toEqual({ ok: false, why: 'refused' });
  expect(gone.forgotten()).toBe(1);
});

test('without a help desk', async () => {
  const connection = { link: async () => ({ ok: false, why: 'never-enrolled' }) as const, forgetToken: async () => undefined };
  expect(await makeSupportCode(connection, now)).toEqual({ ok: false, why: 'not-set-up' });
  expect(await deskOf(connection).endCall('x')).toBe(false);
});

test('the code is kept until it ends, is replaced or is used; a failure keeps it', async () => {
  let time = now();
  const { connection } = connectionTo(made(), problem(503, 'unavailable'), made('CDFHJK'), made());
  const desk = deskOf(connection, () => time);
  expect(desk.code()).toBeNull();
  await desk.newCode();
  await desk.newCode();
  expect(desk.code()).toEqual({ code: 'K7RP3M', until });
  await desk.newCode();
  expect(desk.code()?.code).toBe('CDFHJK');
  desk.used();
  expect(desk.code()).toBeNull();
  await desk.newCode();
  time += 900_000;
  expect(desk.code()).toBeNull();
});

test('an end is said, or not', async () => {
  const id = '019ab000-0000-7000-8000-000000000001';
  const { connection, calls } = connectionTo({ status: 200, headers: {}, body: {} });
  const desk = deskOf(connection);
  expect(await desk.endCall(id)).toBe(true);
  expect(calls).toEqual([`PUT /api/v1/desktops/me/calls/${id}/ended`]);
  expect(await desk.endCall(id)).toBe(false);
});

test('a code that another process makes ends the one that is kept, once; its own does not; the code is not on the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-mark-'));
  try {
    const file = join(folder, 'support-code', 'last.json');
    const logged: string[] = [];
    const mark = createCodeMark(file, now, (line) => logged.push(line));
    let replaced = 0;
    let ids = 0;
    const desk = createContactDesk({
      ...{ connection: connectionTo(made(), made('CDFHJK'), made('CXY469')).connection, mark, now },
      newId: () => {
        ids += 1;
        return `app ${ids}`;
      },
      onReplaced: () => {
        replaced += 1;
      },
    });
    await desk.newCode();
    await desk.newCode();
    expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify({ id: 'app 2', until })}\n`);
    expect(desk.code()?.code).toBe('CDFHJK');
    const other = createCodeMark(file, now, (line) => logged.push(line));
    expect(await other.put('cli', until)).toBe(true);
    await expect.poll(() => replaced).toBe(1);
    expect(desk.code()).toBeNull();
    await desk.newCode();
    expect(desk.code()?.code, 'the next of its own is shown').toBe('CXY469');
    expect(replaced).toBe(1);
    const later = createCodeMark(
      file,
      () => now() + 900_000,
      () => undefined,
    );
    expect(await later.put('cli', until), 'the one before had run out').toBe(false);
    await writeFile(file, '{"id":');
    expect(await other.put('cli', until), 'what is damaged is as nothing').toBe(false);
    const nowhere = createCodeMark(join(file, 'none', 'last.json'), now, (line) => logged.push(line));
    expect(await nowhere.put('x', until)).toBe(false);
    (await nowhere.watch('x', () => undefined))();
    expect(logged).toHaveLength(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

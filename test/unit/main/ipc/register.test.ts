import type { IpcMainInvokeEvent } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registerIpc } from '../../../../main/ipc/register.ts';
import { isOurs, origin } from '../../../../main/windows/security.ts';
import { callChannel, calls } from '../../../../shared/ipc/channels.ts';
import { contract, type Handlers } from '../../../../shared/ipc/contract.ts';
import { newId } from '../desktop-disk.ts';

type IpcHost = Parameters<typeof registerIpc>[0]['host'];

const ourPage = `${origin}/index.html`;
const id = newId();
const draft = { id, message: 'No sound', hinders: 'slowed', application: null, sectionsOff: ['network'], tipsShown: ['no-sound'] };
const application = { name: 'Firefox', pid: 4, source: 'deb' };
/** What each call that takes something takes; the others take nothing. */
const good: Record<string, unknown> = {
  'app.openLink': { url: 'https://help.example/' },
  'app.copyText': { text: 'copied' },
  'report.save': draft,
  'report.evidence': { id, application },
  'report.recheck': { id },
  'report.screenshot': { id },
  'report.setScreenshot': { id, png: new Uint8Array(8) },
  'report.preview': { ...draft, application },
  'report.send': { ...draft, shown: null },
  'report.discard': { id },
  'reports.conversation': { id },
  'reports.markRead': { id },
  'reports.reply': { id, text: 'It works', pictures: [{ mediaType: 'image/png', bytes: new Uint8Array(8) }] },
  'reports.picture': { id, attachmentId: id },
  'tips.picture': { sha256: 'a'.repeat(64) },
  'reports.outcome': { id, outcome: { solved: true, rating: 5, comment: 'Thanks' } },
  'reports.retry': { id },
  'reportFile.save': { id },
  'reportFile.mail': { id },
  'addresses.add': { address: 'rina@example.org' },
  'addresses.prove': { id, code: 'ABCD-EFGH' },
  'addresses.remove': { id },
  'freshSet.evidence': { id },
  'freshSet.preview': { id, sectionsOff: ['network'] },
  'freshSet.send': { id, sectionsOff: [], shown: null },
  'freshSet.decline': { id },
  'tips.search': { text: 'print', application: 'Writer', limit: 5 },
  'tips.get': { id: 'no-sound' },
  'tips.note': { id: 'no-sound', version: 1, what: 'shown', where: 'home' },
  'tips.unanswered': { text: 'zebra', answer: 'once' },
  'tips.actions': { id: 'no-sound' },
  'tips.act': { id: 'no-sound', action: 'open-sound-settings' },
  'announcements.match': { text: 'mail' },
  'announcements.seen': { id },
  'announcements.meToo': { id, meToo: true },
  'contact.endCall': { id },
  'settings.set': { theme: 'dark' },
};
const everyCall = Object.entries(calls).flatMap(([group, methods]) =>
  methods.map((method) => ({ group, method, name: `${group}.${method}` })),
);
const schemaOf = ({ group, method }: (typeof everyCall)[number]) =>
  (contract as unknown as Record<string, Record<string, { input: (typeof contract)['app']['copyText']['input'] }>>)[group]?.[method]?.input;

function registered(answer: (input: unknown) => unknown = () => 'answered') {
  const listeners = new Map<string, Parameters<IpcHost['handle']>[1]>();
  const host: IpcHost = {
    handle: (channel, listener) => void listeners.set(channel, listener),
    removeHandler: (channel) => void listeners.delete(channel),
  };
  const arrived: unknown[] = [];
  const logged: string[] = [];
  const handle = async (input: unknown) => {
    arrived.push(input);
    return answer(input);
  };
  const handlers = Object.fromEntries(
    Object.entries(calls).map(([group, methods]) => [group, Object.fromEntries(methods.map((method) => [method, handle]))]),
  ) as unknown as Handlers;
  const remove = registerIpc({ host, handlers, isOurs, log: (line) => logged.push(line) });
  const call = async ({ group, method }: { group: string; method: string }, input: unknown, from: string | null = ourPage) => {
    const event = { senderFrame: from === null ? null : { url: from } } as unknown as IpcMainInvokeEvent;
    const listener = listeners.get(callChannel(group, method));
    if (!listener) throw new Error(`nothing listens to ${group}.${method}`);
    return listener(event, input);
  };
  return { call, arrived, logged, remove, listeners };
}

test('every call of the contract is answered, until it is taken back', async () => {
  const { call, arrived, remove, listeners, logged } = registered();
  for (const one of everyCall) expect(await call(one, good[one.name])).toBe('answered');
  expect(arrived).toHaveLength(everyCall.length);
  expect(logged).toEqual([]);
  remove();
  expect(listeners.size).toBe(0);
});

test.each([
  ['another site', 'https://pandu.example/'],
  ['a file', 'file:///usr/share/pandu/index.html'],
  ['a name that only begins like ours', `${origin}.example/`],
  ['a page that is gone', null],
  ['nothing', ''],
])('%s is refused, however good its input, and never reaches a handler', async (_, from) => {
  const { call, arrived, logged } = registered();
  for (const one of everyCall) await expect(call(one, good[one.name], from)).rejects.toThrow('refused');
  expect(arrived).toEqual([]);
  expect(logged).toHaveLength(everyCall.length);
});

describe('what does not fit', () => {
  /** In every text and key that is made up, so that a single letter of it in the log is found. */
  const mark = 'Budi-wrote-this';
  const text = fc.string({ maxLength: 20 }).map((some) => `${mark}${some}`);
  const anything = fc.anything({
    key: text,
    values: [text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined), fc.bigInt(), fc.uint8Array({ maxLength: 9 })],
  });
  const oneCall = fc.constantFrom(...everyCall);

  const spoilt = (input: unknown, at: string, by: unknown): unknown =>
    typeof input === 'object' && input !== null && !(input instanceof Uint8Array) ? { ...input, [at]: by } : by;
  const nearly = oneCall.chain((one) => {
    const input = good[one.name];
    const fields = typeof input === 'object' && input !== null ? Object.keys(input) : [];
    return fc.record({
      one: fc.constant(one),
      input: fc.record({ at: fc.constantFrom(...fields, mark), by: anything }).map(({ at, by }) => spoilt(input, at, by)),
    });
  });
  const random = fc.record({ one: oneCall, input: anything });

  test('no input reaches a handler unless it fits, what reaches it is what the schema says, and none of it is logged', async () => {
    const { call, arrived, logged } = registered();
    let refused = 0;
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(random, nearly), async ({ one, input }) => {
        arrived.length = 0;
        logged.length = 0;
        const fits = schemaOf(one)?.safeParse(input);
        const result = await call(one, input).then(
          () => 'taken',
          (error: unknown) => error,
        );
        if (fits?.success) {
          taken += 1;
          expect(result).toBe('taken');
          expect(arrived).toEqual([fits.data]);
        } else {
          refused += 1;
          expect(result).toBeInstanceOf(TypeError);
          expect(arrived).toEqual([]);
          expect(logged).toHaveLength(1);
        }
        expect(`${logged.join()} ${String(result)}`).not.toContain(mark);
      }),
      { numRuns: 400 },
    );
    // Otherwise it has tried one side only.
    expect(refused).toBeGreaterThan(50);
    expect(taken).toBeGreaterThan(20);
  });

  test('is told by its place, so that it can be found', async () => {
    const { call, logged } = registered();
    const reply = { id, text: 'my password is hunter2', pictures: [{ mediaType: 'image/tiff', bytes: 'x' }] };
    await expect(call({ group: 'reports', method: 'reply' }, reply)).rejects.toThrow('pictures.0.mediaType');
    expect(logged[0]).toContain('pictures.0.bytes');
    expect(logged[0]).not.toContain('hunter2');
  });
});

test('a handler that fails is logged whole, and the page hears of it', async () => {
  const { call, logged } = registered(() => {
    throw new Error('the disk is gone', { cause: new Error('EIO') });
  });
  await expect(call({ group: 'tips', method: 'list' }, undefined)).rejects.toThrow('the disk is gone');
  expect(logged[0]).toMatch(/tips\.list failed: .*the disk is gone[\s\S]*caused by .*EIO/);
});

test('a contract without a handler is found at start, not at the click', () => {
  const host: IpcHost = { handle: () => undefined, removeHandler: () => undefined };
  expect(() => registerIpc({ host, handlers: { app: {} } as unknown as Handlers, isOurs, log: () => undefined })).toThrow(
    'pandu:app.start',
  );
});

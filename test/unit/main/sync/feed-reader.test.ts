import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFeedReader } from '../../../../main/sync/feed/reader.ts';
import { emptyFeed, type FeedState } from '../../../../main/sync/feed/state.ts';
import type { FeedStore } from '../../../../main/sync/feed/store.ts';
import type { HttpReply, HttpRequest } from '../../../../shared/api/client.ts';
import type { Change } from '../../../../shared/api/feed.ts';
import { usualPolicy } from '../../../../shared/model/policy.ts';
import { at, clock, desktopDisk, newId } from '../desktop-disk.ts';
import { askedIn, newPair, signedReply } from './signed-feed.ts';

const pair = newPair();
const desktopId = newId();
const policy = { ...usualPolicy, version: 2, organisation: 'Dinas' };
const known: Change = { kind: 'policy', cursor: 1, at: at(0), policy };
const hour = 3_600_000;
/** Of the help desk's own clock, which is of no concern to the desktop. */
const issued = { issuedAt: at(0), expiresAt: at(24 * 60) };
const notModified: HttpReply = { status: 304, headers: {}, body: undefined };

type Server = (request: HttpRequest) => HttpReply;
const source = (answer: Server) => ({
  transport: async (request: HttpRequest) => answer(request),
  desktopId,
  signingKey: pair,
  followKeys: async () => null,
});
const honest =
  (changes: readonly unknown[], cursor = 9): Server =>
  (request) =>
    signedReply(pair, { desktopId, ...askedIn(request), ...issued, changes, cursor, more: false });

async function read(changes: readonly unknown[]) {
  const { feed, logged } = await desktopDisk();
  const reader = createFeedReader({
    store: feed,
    applyTips: async () => undefined,
    now: () => clock,
    newId,
    log: (line) => void logged.push(line),
  });
  return { result: await reader.read(source(honest(changes))), state: feed.state(), logged };
}

test('a change of a kind that a later help desk brought is passed over, and the others count', async () => {
  const { result, state } = await read([{ kind: 'horoscope', cursor: 2, at: at(0), stars: 3 }, known]);
  expect(result).toMatchObject({ trouble: null, changed: true, proven: true });
  expect(state).toMatchObject({ cursor: 9, policy: { organisation: 'Dinas' }, troubles: [] });
});

test('so is a tip that only a later version can read, and it is in the log', async () => {
  const { result, state, logged } = await read([{ kind: 'tip', cursor: 2, at: at(0), id: 'a-tip', tip: { hologram: true } }, known]);
  expect(result).toMatchObject({ trouble: null, changed: true });
  expect(state.policy?.organisation).toBe('Dinas');
  expect(logged.join()).toContain('change 2');
});

test.each<[string, unknown]>([
  ['a known kind of another form', { ...known, policy: 'none' }],
  ['something without a kind', { cursor: 2 }],
  ['nothing at all', null],
])('%s is not our contract: nothing is taken, and it is asked for again', async (_, change) => {
  const { result, state } = await read([known, change]);
  expect(result.trouble).toMatchObject({ kind: 'foreign' });
  expect(state).toMatchObject({ cursor: 0, policy: null });
});

/** The store without a disk: what the reader keeps is looked at after each of thousands of steps. */
function memoryStore(): Pick<FeedStore, 'state' | 'save'> {
  let state: FeedState = emptyFeed;
  return {
    state: () => state,
    save: async (next) => {
      state = next;
    },
  };
}
function readerWith(clocks: { wall: number; up: number }) {
  const store = memoryStore();
  const reader = createFeedReader({
    store: store as FeedStore,
    applyTips: async () => undefined,
    now: () => clocks.wall,
    uptime: () => clocks.up,
    newId,
    log: () => undefined,
  });
  return { store, reader };
}

describe('"nothing new"', () => {
  test('is believed for half of the time that the last proof is good for, then a signed answer is asked for', async () => {
    const clocks = { wall: clock, up: 0 };
    const { reader, store } = readerWith(clocks);
    const believed: boolean[] = [];
    const server: Server = (request) => {
      const has = request.headers?.['if-none-match'] !== undefined;
      believed.push(has);
      return has ? notModified : honest([])(request);
    };
    for (let step = 0; step < 6; step += 1) {
      expect(await reader.read(source(server))).toMatchObject({ trouble: null });
      clocks.wall += 5 * hour;
      clocks.up += 5 * hour;
    }
    expect(believed).toEqual([false, true, true, false, true, true]);
    expect(store.state().proof?.verifiedAt).toBe(new Date(clock + 15 * hour).toISOString());
  });

  test('for ever is holding back: it is told once the last proof has run out, and not before', async () => {
    const clocks = { wall: clock, up: 0 };
    const { reader, store } = readerWith(clocks);
    await reader.read(source(honest([])));
    clocks.wall += 23 * hour;
    clocks.up += 23 * hour;
    expect(await reader.read(source(() => notModified))).toMatchObject({ trouble: null, proven: false });
    clocks.wall += 2 * hour;
    clocks.up += 2 * hour;
    expect(await reader.read(source(() => notModified))).toMatchObject({ trouble: { kind: 'unproven' } });
    expect(store.state().troubles).toMatchObject([{ kind: 'held-back', count: 1, told: 0 }]);
    expect(await reader.read(source(honest([])))).toMatchObject({ trouble: null, proven: true });
    expect(reader.expired()).toBe(false);
  });

  test('however the clock of the desktop is set: an honest help desk is always believed, holding back always shows', async () => {
    const step = fc.record({
      passes: fc.integer({ min: 0, max: 30 * hour }),
      clockSet: fc.option(fc.integer({ min: -40 * 365 * 24 * hour, max: 40 * 365 * 24 * hour }), { freq: 3 }),
      honest: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const clocks = { wall: clock, up: 0 };
        const { reader } = readerWith(clocks);
        await reader.read(source(honest([])));
        let provenAt = 0;
        for (const { passes, clockSet, honest: isHonest } of steps) {
          clocks.up += passes;
          clocks.wall += passes + (clockSet ?? 0);
          const server: Server = isHonest
            ? (request) => (request.headers?.['if-none-match'] === undefined ? honest([])(request) : notModified)
            : () => notModified;
          const { trouble, proven } = await reader.read(source(server));
          if (proven) provenAt = clocks.up;
          if (isHonest) expect(trouble).toBeNull();
          else if (clocks.up - provenAt > 24 * hour) expect(trouble).toEqual({ kind: 'unproven' });
          expect(clocks.up - provenAt > 24 * hour && trouble === null).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('after a restart with the clock set back by years: asked for anew at once, and told within half of the time', async () => {
    const clocks = { wall: clock, up: 0 };
    const { store } = readerWith(clocks);
    const start = () =>
      createFeedReader({
        store: store as FeedStore,
        applyTips: async () => undefined,
        now: () => clocks.wall,
        uptime: () => 0,
        newId,
        log: () => undefined,
      });
    await start().read(source(honest([])));
    clocks.wall -= 3 * 365 * 24 * hour;
    expect(await start().read(source(() => notModified))).toMatchObject({ trouble: null });
    clocks.wall += 13 * hour;
    expect(await start().read(source(() => notModified))).toMatchObject({ trouble: { kind: 'unproven' } });
  });
});

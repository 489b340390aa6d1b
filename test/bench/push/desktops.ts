import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createAxiosTransport } from '../../../main/sync/axios-transport.ts';
import { readEventStream } from '../../../main/sync/event-stream.ts';
import { createFeedReader, type FeedReader } from '../../../main/sync/feed/reader.ts';
import { emptyFeed } from '../../../main/sync/feed/state.ts';
import type { SigningKey } from '../../../main/sync/signature.ts';
import { callRoute, type Transport } from '../../../shared/api/client.ts';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import { bytesOnTheWire, countingFetch } from './wire.ts';

/**
 * Some hundred desktops in one process: the real transport, event stream, feed reader and check of signatures, each over a
 * connection of its own. Only the disk is missing: each real desktop has its own, and here they would share one.
 */

export type ToDesktops =
  | { readonly do: 'enrol'; readonly origin: string; readonly enrolmentKey: string; readonly count: number }
  | { readonly do: 'listen' }
  /** Instead of the help desk: the same pokes and pages from a bare server. */
  | { readonly do: 'move'; readonly origin: string }
  | { readonly do: 'poll'; readonly within: number }
  | { readonly do: 'expect'; readonly version: number };
/** `seen`: milliseconds since 1970, one a desktop. */
export type FromDesktops =
  | { readonly done: 'enrol' | 'listen' | 'move' | 'poll'; readonly requests: number; readonly bytes: number }
  | {
      readonly done: 'seen';
      readonly version: number;
      readonly seen: readonly number[];
      readonly requests: number;
      readonly bytes: number;
    };

interface SimulatedDesktop {
  readonly token: string;
  readonly key: SigningKey;
  readonly cursor: () => number;
  /** As if it had never read the feed. */
  readonly forget: () => void;
  readonly read: () => Promise<void>;
}

const desktops: SimulatedDesktop[] = [];
let origin = '';
let requests = 0;
let streams = new AbortController();
/** By version of the tip: when each desktop had it. */
const seen = new Map<number, number[]>();
/** Nothing is signed: the floor. */
let bare = false;
let expected: number | null = null;

const send = (message: FromDesktops) => process.send?.(message);
const now = () => performance.timeOrigin + performance.now();
const cost = () => ({ requests, bytes: bytesOnTheWire() });

function seenNow(version: number): void {
  const times = seen.get(version) ?? [];
  seen.set(version, times);
  times.push(now());
}

function tellWhenAllHaveIt(): void {
  if (expected === null) return;
  const times = seen.get(expected) ?? [];
  if (times.length < desktops.length) return;
  const version = expected;
  expected = null;
  send({ done: 'seen', version, seen: times, ...cost() });
}

async function enrol(enrolmentKey: string): Promise<SimulatedDesktop> {
  let token: string | null = null;
  const toOrigin: Transport = (request) => {
    requests += 1;
    return createAxiosTransport({ origin, token: () => token, version: 'bench' })(request);
  };
  const id = uuidv7(Date.now(), randomBytes(10));
  const inventory = {
    userName: `user-${id.slice(-6)}`,
    hostName: `pc-${id.slice(-6)}`,
    distribution: 'Debian 12',
    desktop: 'GNOME',
    sessionType: 'x11',
    language: 'en' as const,
    panduVersion: 'bench',
  };
  const enrolled = await callRoute(toOrigin, desktopRoutes.enrolDesktop, { body: { id, enrolmentKey, inventory } });
  if (!enrolled.ok) throw new Error(`not enrolled: ${JSON.stringify(enrolled)}`);
  token = enrolled.value.token;
  const key = enrolled.value.signingKey;
  let state = emptyFeed;
  const reader: FeedReader = createFeedReader({
    store: {
      state: () => state,
      save: async (next) => {
        state = next;
      },
    },
    applyTips: async (changes) => {
      for (const change of changes) {
        if (!('tip' in change)) continue;
        seenNow(change.tip.version);
      }
    },
    now: Date.now,
    newId: () => uuidv7(Date.now(), randomBytes(10)),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  /** The least that a desktop can do: fetch the page and parse it. Nobody signs for each desktop's own number here. */
  const readBare = async () => {
    const reply = await toOrigin({ method: 'GET', url: `/api/v1/changes?since=${state.cursor}`, expects: 'json' });
    const page = reply.body as { readonly cursor: number; readonly changes: readonly { readonly tip?: { readonly version: number } }[] };
    state = { ...state, cursor: page.cursor };
    for (const { tip } of page.changes) if (tip) seenNow(tip.version);
    return { trouble: null };
  };
  let reading: Promise<void> | null = null;
  const read = async () => {
    // As the sync does: one reading at a time, and another one after it when it was poked meanwhile.
    while (reading) await reading;
    reading = (bare ? readBare() : reader.read({ transport: toOrigin, signingKey: key, desktopId: id, followKeys: async () => key }))
      .then(({ trouble }) => {
        if (trouble) process.stderr.write(`a reading failed: ${JSON.stringify(trouble)}\n`);
        tellWhenAllHaveIt();
      })
      .finally(() => {
        reading = null;
      });
    await reading;
  };
  await read();
  const forget = () => {
    state = emptyFeed;
  };
  return { token, key, cursor: () => state.cursor, forget, read };
}

/** Resolves when the stream stands. */
function listen(desktop: SimulatedDesktop): Promise<void> {
  return new Promise((resolve) => {
    void readEventStream({
      url: `${origin}/api/v1/events?heartbeat=240`,
      token: desktop.token,
      fetch: countingFetch,
      silence: 600_000,
      signal: streams.signal,
      onOpen: resolve,
      onPoke: (cursor) => {
        if (cursor === null || cursor > desktop.cursor()) void desktop.read();
      },
    });
  });
}

async function obey(message: ToDesktops): Promise<void> {
  switch (message.do) {
    case 'enrol':
      ({ origin } = message);
      while (desktops.length < message.count) {
        const some = Array.from({ length: Math.min(10, message.count - desktops.length) }, () => enrol(message.enrolmentKey));
        desktops.push(...(await Promise.all(some)));
      }
      break;
    case 'move':
      streams.abort();
      streams = new AbortController();
      ({ origin } = message);
      bare = true;
      seen.clear();
      for (const desktop of desktops) desktop.forget();
      break;
    case 'listen':
      requests += desktops.length;
      await Promise.all(desktops.map(listen));
      break;
    case 'poll':
      // Spread evenly, as jitter spreads them.
      await Promise.all(
        desktops.map(async (desktop, at) => {
          await new Promise((resolve) => setTimeout(resolve, (message.within * at) / desktops.length));
          await desktop.read();
        }),
      );
      break;
    case 'expect':
      expected = message.version;
      tellWhenAllHaveIt();
      return;
  }
  send({ done: message.do, ...cost() });
}

process.on('message', (message: ToDesktops) => void obey(message));
process.on('disconnect', () => process.exit(0));

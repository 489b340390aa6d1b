import { callRoute } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { SyncState } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Connection, Link } from './connection.ts';
import { drain, type Pass } from './drain.ts';
import { type EffectsToSend, sendEffects } from './effects.ts';
import { readEventStream } from './event-stream.ts';
import type { TipChange } from './feed/apply.ts';
import { createFeedReader, type FeedTrouble } from './feed/reader.ts';
import type { News } from './feed/state.ts';
import type { FeedStore } from './feed/store.ts';
import { untold, withTold } from './feed/troubles.ts';
import { longestHeartbeat, nextHeartbeat } from './heartbeat.ts';
import { backoff, judge } from './retry.ts';

export interface SyncDependencies {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly feed: FeedStore;
  readonly tips: { readonly apply: (changes: readonly TipChange[]) => Promise<void>; readonly intact: () => Promise<boolean> };
  readonly announcements: { readonly deliver: () => Promise<void> };
  /** Fetches pictures of tips when the feed was read; `changed` when it brought anything. Never rejects. */
  readonly keepPictures?: (changed: boolean) => Promise<void>;
  /** What tips did, sent along with what is sent anyhow. */
  readonly effects?: EffectsToSend;
  /** For the event stream. */
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Milliseconds by a clock that nobody sets; the process's own when not given. */
  readonly uptime?: () => number;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: (message: string) => void;
  /** Milliseconds between two looks at the feed while no poke comes. */
  readonly pollEvery?: number;
}

interface SyncListener {
  /** Outbox, tickets or what is on the wire changed. */
  readonly reports?: () => void;
  readonly announcements?: () => void;
  /** The feed brought something. @param first what it brings was there before this desktop was */
  readonly read?: (first: boolean) => void;
  readonly policy?: (policy: Policy) => void;
  readonly state?: (state: SyncState) => void;
  readonly news?: (news: readonly News[]) => void;
  /** A round is over, and the next one is minutes away. */
  readonly rested?: () => void;
}

export interface Sync {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Something may go through now: the network is back, the computer woke up. */
  wake(): void;
  /** One whole round, for the command line. Resolves with the state after it. */
  once(): Promise<SyncState>;
  state(): SyncState;
  /** Entries that are on the wire. */
  sending(): ReadonlySet<string>;
  listen(listener: SyncListener): () => void;
}

const pollDefault = 5 * 60_000;
/** The help desk said no to this desktop: only an administrator changes that. */
const refusedWait = 15 * 60_000;

export function createSync(dependencies: SyncDependencies): Sync {
  const { connection, outbox, feed, tips, now, random, log, uptime, pollEvery = pollDefault } = dependencies;
  const listeners = new Set<SyncListener>();
  const reader = createFeedReader({
    store: feed,
    applyTips: tips.apply,
    now,
    newId: dependencies.newId,
    log,
    ...(uptime ? { uptime } : {}),
  });
  const ended = new AbortController();
  let state: SyncState = { state: 'offline', waiting: 0, lastContactAt: null, newsAt: null };
  let sending: ReadonlySet<string> = new Set();
  /** What was there when the last round began to send. */
  let tried: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  /** Rounds in a row after which an entry was left that the help desk stumbled over. */
  let heldFor = 0;
  let running: Promise<void> | null = null;
  let again = false;
  /** The help desk asked not to be called before; only `wake` does. */
  let quietUntil = 0;
  let streaming = false;
  /** Seconds between two signs of life that the stream is asked for; learnt anew with each start. */
  let heartbeat = longestHeartbeat;
  let stopListening: (() => void) | null = null;

  const tell = <K extends keyof SyncListener>(what: K, ...values: Parameters<NonNullable<SyncListener[K]>>) => {
    for (const listener of listeners) (listener[what] as ((...all: typeof values) => void) | undefined)?.(...values);
  };
  const become = (next: Partial<SyncState>) => {
    const before = state;
    state = { ...state, newsAt: feed.state().proof?.verifiedAt ?? null, ...next };
    if (before.state !== state.state || before.waiting !== state.waiting) tell('state', state);
  };

  /** What the help desk should know of refused news. It counts as told only to somebody who has just proven to be the help desk. */
  async function tellTroubles(link: Link, proven: boolean): Promise<void> {
    const known = [];
    for (const trouble of untold(feed.state().troubles)) {
      const { id, kind, at, count } = trouble;
      const result = await callRoute(link.transport, desktopRoutes.putTrouble, { params: { id }, body: { kind, at, count } });
      // One that it will never take is not tried for ever.
      if (result.ok || (result.kind === 'problem' && judge(result, now()).kind === 'refused')) known.push(trouble);
    }
    if (!proven || known.length === 0) return;
    const { troubles, ...state } = feed.state();
    await feed.save({ ...state, troubles: withTold(troubles, known, new Date(now())) });
  }

  async function readFeed(link: Link): Promise<FeedTrouble | null> {
    if (!(await tips.intact()) && feed.state().cursor > 0) await feed.reset();
    const { news, first, changed, proven, trouble } = await reader.read({ ...link, followKeys: () => connection.followKeys(link) });
    if (proven || trouble?.kind === 'unproven') await tellTroubles(link, proven);
    await dependencies.announcements.deliver();
    if (changed) {
      tell('reports');
      tell('announcements');
      tell('read', first);
      const { policy } = feed.state();
      if (policy) tell('policy', policy);
    }
    if (news.length > 0 && !first) tell('news', news);
    // Beside the round: what the user sends waits for no picture.
    if (trouble === null) void dependencies.keepPictures?.(changed);
    return trouble;
  }

  async function sendAll(link: Link): Promise<Pass> {
    tried = new Set((await outbox.list()).map(({ manifest }) => manifest.id));
    return drain({
      outbox,
      transport: link.transport,
      now,
      onTicket: async (sent) => {
        await feed.rememberSent(sent);
        tell('reports');
      },
      onSending: (ids) => {
        sending = new Set(ids);
        tell('reports');
      },
    });
  }

  /** One round: link, send, read. What the user sent goes first. Resolves with the wait before the next one. */
  async function round(): Promise<number> {
    const linked = await connection.link();
    const pass = linked.ok ? await sendAll(linked.link) : null;
    const trouble = linked.ok ? (pass?.trouble ?? (await readFeed(linked.link))) : linked.why;
    const waiting = (await outbox.list()).filter(({ refusal }) => refusal === null).length;
    if (trouble === null && linked.ok) {
      attempt = 0;
      become({ state: 'online', waiting, lastContactAt: new Date(now()).toISOString() });
      await connection.reportInventory(linked.link);
      if (dependencies.effects) await sendEffects(linked.link.transport, dependencies.effects);
      if (!streaming) void stream(linked.link);
      // From 75 % to 125 %, so that desktops started together do not ask together.
      const poll = pollEvery * (0.75 + random() / 2);
      heldFor = pass?.held ? heldFor + 1 : 0;
      return heldFor > 0 ? Math.min(poll, backoff(heldFor, random())) : poll;
    }
    if (trouble === 'never-enrolled' || trouble === null) {
      become({ state: 'never-enrolled', waiting });
      return pollEvery;
    }
    const wait = backoff(attempt, random());
    const firstTime = attempt === 0;
    attempt += 1;
    if ('wait' in trouble && trouble.wait) quietUntil = now() + trouble.wait;
    switch (trouble.kind) {
      case 'unproven':
        // One answer that went wrong on its way is nobody's business; two are.
        if (firstTime && !reader.expired()) become({ waiting });
        else become({ state: 'stale', waiting });
        return wait;
      case 'later':
        become({ state: 'offline', waiting });
        return trouble.wait ?? wait;
      case 'foreign':
        become({ state: 'foreign', waiting });
        return trouble.wait ?? wait;
      case 'refused':
        log(`sync: the help desk refuses this desktop: ${trouble.code}: ${trouble.detail}`);
        become({ state: 'refused', waiting });
        return refusedWait;
      case 'unknown-desktop':
        // The first time our token may just have been replaced: enrolling anew settles it.
        if (linked.ok && attempt === 1) {
          await connection.forgetToken();
          return 0;
        }
        become({ state: 'refused', waiting });
        return refusedWait;
    }
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    let wait = pollEvery;
    try {
      wait = await round();
    } catch (error) {
      // The disk, most likely. What could not be written is asked for again.
      log(`sync: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      become({ state: 'offline' });
      wait = backoff(attempt, random());
      attempt += 1;
    }
    if (!ended.signal.aborted && stopListening) timer = setTimeout(kick, wait);
  }

  function kick(): void {
    if (ended.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = null;
      tell('rested');
      if (!again) return;
      again = false;
      if (now() >= quietUntil) kick();
    });
  }

  async function stream(link: Link): Promise<void> {
    if (ended.signal.aborted || !stopListening) return;
    streaming = true;
    const result = await readEventStream({
      url: `${link.origin}/api/v1/events?heartbeat=${heartbeat}`,
      silence: heartbeat * 2500,
      token: link.token,
      fetch: dependencies.fetch,
      // Our own acknowledgement of what we have is no reason to ask again.
      onPoke: (cursor) => {
        if (cursor === null || cursor > feed.state().cursor) kick();
      },
      onOpen: () => kick(),
      signal: ended.signal,
    });
    streaming = false;
    if (ended.signal.aborted) return;
    clearTimeout(timer);
    if (result.kind === 'ended') heartbeat = nextHeartbeat(heartbeat, result.quietMs / 1000);
    timer = setTimeout(kick, result.kind === 'refused' ? pollEvery : backoff(2, random()));
  }

  return {
    async start() {
      await feed.load();
      stopListening = outbox.onChange(() => {
        tell('reports');
        void outbox.list().then((entries) => {
          // Also in the middle of a round, which may be past its sending: another one follows it then.
          if (entries.some(({ manifest, refusal }) => refusal === null && !tried.has(manifest.id)) && now() >= quietUntil) kick();
        });
      });
      kick();
    },
    async stop() {
      stopListening?.();
      stopListening = null;
      clearTimeout(timer);
      ended.abort();
      await running;
    },
    wake() {
      attempt = 0;
      quietUntil = 0;
      kick();
    },
    async once() {
      await feed.load();
      // A second round enrols anew where the first found the token to be an old one.
      if ((await round()) === 0) await round();
      return state;
    },
    state: () => state,
    sending: () => sending,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

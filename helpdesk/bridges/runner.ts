import type { Context } from '../services/context.ts';
import type { Bridge } from './bridge.ts';
import { type MirrorTimes, mirrorDue, usualTimes } from './mirror.ts';
import { pullOnce } from './pull.ts';

export interface RunnerOptions {
  readonly context: Context;
  readonly bridge: Bridge;
  /** Told when it stops or starts to answer, never with a secret. */
  readonly log: (event: 'answers' | 'fails', why: string) => void;
  readonly times?: MirrorTimes;
  /** Between two rounds, in milliseconds. */
  readonly everyMs?: number;
  /** Tickets that are mirrored at the same time. */
  readonly workers?: number;
}

/** Between two looks through the whole history, in milliseconds. */
const wholeEveryMs = 3_600_000;
/** Longer than a message waits for its files, than a transaction, and than clocks of two servers differ, in milliseconds. */
const overlapMs = 600_000;

/** The row of a bridge; from its making on tickets are mirrored. */
export async function registerBridge(context: Context, name: string): Promise<void> {
  const at = new Date(context.now());
  await context.database.db
    .insertInto('bridges')
    .values({ name, since: at, cursor: null, version: null, error: null, answered_at: null, pulled_at: null, pull_after: at })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Mirrors and pulls in rounds. What fails is written down and tried again: nothing else of the help desk notices. */
export function bridgeRunner({ context, bridge, log, times = usualTimes, everyMs = 5_000, workers = 3 }: RunnerOptions) {
  let stopping = false;
  let wake = () => {};
  let running: Promise<void> = Promise.resolve();
  let healthy: boolean | null = null;
  /** When the whole history was last looked through, and when what changed lately was. */
  let [wholeAt, lookedAt] = [Number.NEGATIVE_INFINITY, 0];

  async function round(): Promise<void> {
    try {
      // A missing field would double everything: nothing is sent before the other side is known to be right.
      if (healthy !== true) {
        await writeHealth((await bridge.check()).version, null);
        // The first time this is where reading begins: it must be before the first ticket is there to be answered.
        await pullOnce(context, bridge, times.callMs * 10);
      }
      await mirror();
      if (!stopping) await pullOnce(context, bridge, times.callMs * 10);
      if (healthy !== true) log('answers', '');
      healthy = true;
      await writeHealth(null, null);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (healthy !== false) log('fails', why);
      healthy = false;
      // The database may be what fails.
      await writeHealth(null, why.slice(0, 1000)).catch(() => undefined);
    }
  }

  async function mirror(): Promise<void> {
    const now = context.now();
    // The whole now and then: a clock that was set back must not hide anything for good.
    const whole = now - wholeAt >= wholeEveryMs || now < lookedAt;
    const options = { stopped: () => stopping, changedSince: new Date(whole ? 0 : lookedAt - overlapMs) };
    const sent = await Promise.allSettled(Array.from({ length: workers }, () => mirrorDue(context, bridge, times, options)));
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    if (whole) wholeAt = now;
    lookedAt = now;
  }

  async function writeHealth(version: string | null, error: string | null): Promise<void> {
    await context.database.db
      .updateTable('bridges')
      .set({ error, ...(version === null ? {} : { version }), ...(error === null ? { answered_at: new Date(context.now()) } : {}) })
      .where('name', '=', bridge.name)
      .execute();
  }

  async function run(): Promise<void> {
    while (!stopping) {
      await round();
      if (stopping) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, healthy ? everyMs : everyMs * 4);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    async start(): Promise<void> {
      await registerBridge(context, bridge.name);
      running = run();
    },
    /** Lets the call under way end. */
    async stop(): Promise<void> {
      stopping = true;
      wake();
      await running;
    },
  };
}

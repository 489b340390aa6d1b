import type { Log } from '../log.ts';

/** Work that is done again and again. */
export interface Loop {
  /** One whole round from now on. */
  now(): Promise<void>;
  soon(): void;
  stop(): Promise<void>;
}

const usualMs = 20_000;
/** What is down is asked at most so seldom. */
const seldomMs = 5 * 60_000;

/** One after another, never twice at once; after a failure ever more seldom. */
export function createLoop(
  name: string,
  work: () => Promise<void>,
  log: Log,
  onError: (error: Error) => Promise<void>,
  everyMs = usualMs,
): Loop {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failures = 0;
  let again = false;
  let stopped = false;
  const once = async () => {
    try {
      await work();
      if (failures > 0) log.info({ name }, 'it works again');
      failures = 0;
    } catch (error) {
      const known = error instanceof Error ? error : new Error(String(error));
      // Not each time: an hour of a dead server is one line in the log.
      if (failures === 0) log.warn({ name, reason: known.message }, 'it does not work: it is tried again');
      failures += 1;
      await onError(known).catch(() => {});
    }
  };
  const run = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    if (timer) clearTimeout(timer);
    running = once().finally(() => {
      running = null;
      if (stopped) return;
      const wait = again && failures === 0 ? 200 : Math.min(seldomMs, everyMs * 2 ** Math.min(failures, 5));
      again = false;
      timer = setTimeout(() => void run(), wait);
    });
    return running;
  };
  timer = setTimeout(() => void run(), 0);
  return {
    async now() {
      if (running) await running;
      await run();
    },
    soon: () => {
      if (!stopped && failures === 0) void run();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
      if (timer) clearTimeout(timer);
    },
  };
}

import type { Crash } from '../../shared/model/crash.ts';
import type { ReadCrash } from './read.ts';

export interface CrashWatchPorts {
  /** Begins to tell of hints; see watch.ts. */
  readonly watch: (onHint: () => void) => Promise<() => void>;
  readonly read: (since: number) => Promise<readonly ReadCrash[]>;
  readonly now: () => number;
  readonly after: (ms: number, then: () => void) => () => void;
  readonly onCrash: (crash: Crash, stillOpen: boolean) => void;
  readonly log: (message: string) => void;
}

/**
 * Milliseconds after a hint at which the crashes are read. The core is there before the entry that tells of it, and a large
 * one takes long to write. Once something new was found, it is looked at three times more: a second program may have crashed with
 * the first (they often do), and its hint is not told from the first one's.
 */
const looks = [300, 700, 1500, 3000, 6000, 15_000, 30_000];
const afterFound = { first: 2, last: 4 } as const;
/** How far back a new crash may lie: a large program takes its time to be written out. */
const reach = 120_000;
const mostSeen = 500;

/** From hints to crashes, each told once. No timer runs but in the half minute after a hint. */
export function createCrashWatch({ watch, read, now, after, onCrash, log }: CrashWatchPorts) {
  const seen = new Set<string>();
  let stopWatching: (() => void) | null = null;
  let stopLooking: (() => void) | null = null;
  let startedAt = 0;
  let hintedAt = 0;
  let reading = false;
  let waitingTurn = 0;
  let found = false;
  /** Hints that came while the crashes were being read are looked after from the first look on. */
  let again = false;

  function look(turn: number): void {
    stopLooking?.();
    const wait = looks[turn];
    if (wait === undefined) return;
    waitingTurn = turn;
    stopLooking = after(wait, () => {
      stopLooking = null;
      void once(turn);
    });
  }

  async function once(turn: number): Promise<void> {
    reading = true;
    again = false;
    let fresh = 0;
    try {
      for (const { crash, id, stillOpen } of [...(await read(Math.max(startedAt, hintedAt - reach)))].reverse()) {
        if (seen.has(id)) continue;
        // The other processes of a browser notice a moment later that it has crashed: not yet is it known what is left.
        if (stillOpen && turn < afterFound.last) continue;
        seen.add(id);
        fresh += 1;
        // What crashed before we were there is news no more. (The journal's times have whole seconds.)
        if (stopWatching && Date.parse(crash.at) >= startedAt) onCrash(crash, stillOpen);
      }
    } catch (error) {
      log(`crashes: they could not be read: ${String(error)}`);
    }
    for (const id of [...seen].slice(0, -mostSeen)) seen.delete(id);
    reading = false;
    if (!stopWatching) return;
    if (again) look(0);
    else if (fresh > 0) {
      found = true;
      look(afterFound.first);
    } else if (!found || turn < afterFound.last) look(turn + 1);
  }

  return {
    async start(): Promise<void> {
      startedAt = now() - 1000;
      stopWatching ??= await watch(() => {
        hintedAt = now();
        again = true;
        found = false;
        if (reading) return;
        if (!stopLooking) look(0);
        // A second crash while the first is looked for; a core being written hints often, so not from the beginning.
        else if (waitingTurn > 2) look(2);
      });
    },
    stop(): void {
      stopWatching?.();
      stopWatching = null;
      stopLooking?.();
      stopLooking = null;
    },
  };
}

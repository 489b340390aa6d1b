import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dropProgramText } from '../platform/working-set.ts';

/** After the window's processes have ended, and what they asked for is over. */
const soon = 5000;
/** What was still under way then (a stream that is opened anew after a round) brought a part of it back: measured, 6 MB. */
const onceMore = 30_000;

export interface Memory {
  /** Gives back what is not needed while nothing happens, some seconds from now. */
  letGo(): void;
  /** Something happens: not now. */
  keep(): void;
}

/**
 * A report leaves tens of megabytes of garbage, which V8 keeps for as long as nothing happens, and the start and each window
 * leave program text in memory that the tray never runs again. And in the tray nothing happens for hours.
 *
 * @param addon koffi's native part; where there is none, only the garbage goes
 */
export function createMemory(addon: string, log: (message: string) => void): Memory {
  let timer: NodeJS.Timeout | undefined;

  function now(): void {
    setFlagsFromString('--expose-gc');
    const gc: unknown = runInNewContext('gc');
    if (typeof gc === 'function') gc();
    try {
      dropProgramText(addon, readFileSync('/proc/self/smaps', 'utf8'));
    } catch (error) {
      log(`memory: the program text stays: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    letGo() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        now();
        timer = setTimeout(now, onceMore);
        timer.unref();
      }, soon);
      timer.unref();
    },
    keep: () => clearTimeout(timer),
  };
}

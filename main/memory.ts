import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After the window's processes have ended, and what they asked for is over. */
const soon = 5000;
let timer: NodeJS.Timeout | undefined;

/**
 * A report leaves tens of megabytes of garbage, which V8 keeps for as long as nothing happens; and in the tray nothing
 * happens for hours. Collected once, some seconds after the window was let go.
 */
export function letGoOfMemory(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const gc: unknown = runInNewContext('gc');
    if (typeof gc === 'function') gc();
  }, soon);
  timer.unref();
}

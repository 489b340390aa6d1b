import { cleanUp } from './clean-up.ts';
import type { Context } from './context.ts';
import { tellHelped } from './helped.ts';

const every = 6 * 3_600_000;

/** What has to be done now and then, and by nobody: at once and some times a day. Returns the way to stop. */
export function startUpkeep(context: Context, onTrouble: (error: unknown, what: string) => void): () => void {
  const work = () => {
    void cleanUp(context).catch((error: unknown) => onTrouble(error, 'what is old could not be removed'));
    void tellHelped(context).catch((error: unknown) => onTrouble(error, 'desktops could not be told what helped others'));
  };
  work();
  const timer = setInterval(work, every);
  timer.unref();
  return () => clearInterval(timer);
}

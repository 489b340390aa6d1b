import type { Crash } from '../../shared/model/crash.ts';
import type { CrashHelp } from './crash-help.ts';

/** Help after a crash, on while the user wants it. Its parts are loaded then, and wait for the kernel to tell. */
export interface CrashHelpSwitch {
  /** The settings may have changed. */
  follow(): Promise<void>;
  /** The user answered a notice. @param action the id of a button; "default" for a click on the notice itself */
  answered(crash: Crash, action: string): void;
  stop(): void;
}

export function createCrashHelpSwitch(
  wanted: () => boolean,
  start: () => Promise<CrashHelp>,
  log: (message: string) => void,
): CrashHelpSwitch {
  let help: Promise<CrashHelp | null> | null = null;
  async function end(): Promise<void> {
    const former = help;
    help = null;
    (await former)?.stop();
  }
  return {
    async follow() {
      if (!wanted()) return end();
      help ??= start().catch((error: unknown) => {
        log(`crashes are not watched: ${String(error)}`);
        return null;
      });
    },
    answered: (crash, action) => void help?.then((running) => running?.answered(crash, action)),
    stop: () => void end(),
  };
}

import type { ReportStart } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { ActiveWindow } from '../platform/x11.ts';

export interface Picture {
  readonly state: Exclude<ReportStart['screenshot'], 'pending'>;
  readonly png: Uint8Array | null;
}

/** What was in front at the click. Neither promise rejects or stays open: each has a time limit. */
export interface Capture {
  /** UTC, the moment of the click. */
  readonly at: string;
  readonly application: Promise<Application | null>;
  readonly screenshot: Promise<Picture>;
  /** Resolves when the screen has been read (or cannot be): from then on a window of ours may appear. */
  readonly taken: Promise<void>;
}

export interface CapturePorts {
  readonly now: () => Date;
  readonly activeWindow: (signal: AbortSignal) => Promise<ActiveWindow | null>;
  readonly describe: (clue: ActiveWindow) => Promise<Application | null>;
  /**
   * Reads the screen; turning that into a file is `encode`, which waits until our window has been painted.
   * @param onTaken told when the picture is fixed; what it returns resolves when there is time to fetch it
   */
  readonly grab: (
    signal: AbortSignal,
    onTaken: () => Promise<void>,
  ) => Promise<{ readonly state: Picture['state']; readonly encode: () => Promise<Uint8Array> | Uint8Array } | null>;
  readonly screenshotAllowed: boolean;
  /** Our own process: when we are in front, the user's application is not known. */
  readonly ownPid: number;
  readonly log: (message: string) => void;
}

/** Milliseconds. Generous, since a computer in trouble is slow; our window does not wait this long for either. */
const limits = { window: 3000, application: 8000 } as const;

/** @returns null when it fails or takes longer */
async function within<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T | null>,
  failed: (error: unknown) => void,
): Promise<T | null> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve(null);
    }, limitMs);
  });
  try {
    return await Promise.race([work(stop.signal), late]);
  } catch (error) {
    failed(error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Begins at once; nothing waits for it but, shortly, our own window.
 * @param screenshotLimitMs where the desktop asks the user first (Wayland) this is long
 * @param painted resolves when our window was painted: then there is time to encode the picture
 */
export function takeCapture(ports: CapturePorts, screenshotLimitMs: number, painted: () => Promise<void>): Capture {
  const failed = (what: string) => (error: unknown) => ports.log(`capture: ${what} failed: ${String(error)}`);
  const window = within(limits.window, ports.activeWindow, failed('the active window'));
  const application = within(
    limits.application,
    async () => {
      const clue = await window;
      if (clue === null || clue.pid === ports.ownPid) return null;
      // Reads the list of programs: after our window.
      await painted();
      return ports.describe(clue);
    },
    failed('the application'),
  );
  if (!ports.screenshotAllowed) {
    const screenshot = Promise.resolve<Picture>({ state: 'not-allowed', png: null });
    return { at: ports.now().toISOString(), application, screenshot, taken: window.then(() => undefined) };
  }
  let fixed = () => {};
  const taken = new Promise<void>((resolve) => {
    fixed = resolve;
  });
  const onTaken = () => {
    fixed();
    return painted();
  };
  const grabbed = within(screenshotLimitMs, (signal) => ports.grab(signal, onTaken), failed('the screenshot'));
  void grabbed.then(fixed);
  const screenshot = grabbed.then(async (picture): Promise<Picture> => {
    if (picture === null) return { state: 'unavailable', png: null };
    if (picture.state !== 'ready') return { state: picture.state, png: null };
    try {
      await painted();
      return { state: 'ready', png: await picture.encode() };
    } catch (error) {
      failed('the picture')(error);
      return { state: 'unavailable', png: null };
    }
  });
  return { at: ports.now().toISOString(), application, screenshot, taken: Promise.all([window, taken]).then(() => undefined) };
}

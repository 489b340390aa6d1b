import { readFileSync } from 'node:fs';
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import { eventChannel } from '../../shared/ipc/channels.ts';
import type { EventPayloads, View } from '../../shared/ipc/contract.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { boundsFrom, placeWindow, smallest } from './placement.ts';
import { origin, webPreferences } from './security.ts';
import { followZoomKeys } from './zoom.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** Where the window was last time is kept here. */
  readonly placementFile: string;
  /** No window is left. */
  readonly onClosed: () => void;
  /** The page's process died. */
  readonly onCrash: (reason: string) => void;
}

/** The one window. It is made at the click and destroyed when it is closed: none lives while nobody looks. */
export interface PanduWindow {
  /**
   * Comes to the front at `view`.
   * @param free resolves when the screen has been read, so that our window is not in the picture
   */
  open(view: View, free: Promise<void>): void;
  /** Where a page that is being loaded starts. */
  view(): View;
  send<E extends keyof EventPayloads & string>(name: E, payload: EventPayloads[E]): void;
  /** Resolves when there is something to see; at once when no window is being made. */
  painted(): Promise<void>;
  close(): void;
  isOpen(): boolean;
}

/** A window appears after this long, whatever it waits for. */
const longestWait = 1500;
/** As tokens.css has it: what is seen before the first paint. */
const background = { light: '#faf8f4', dark: '#171a19' } as const;

export function createWindow(options: WindowOptions): PanduWindow {
  let window: BrowserWindow | null = null;
  let view: View = { name: 'home' };
  let painted: Promise<void> = Promise.resolve();

  function make(): BrowserWindow {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const bounds = placeWindow(remembered(options.placementFile), workArea, areas);
    const made = new BrowserWindow({
      ...bounds,
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Pandu',
      icon: options.icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: webPreferences(options.preload),
    });
    made.removeMenu();
    followZoomKeys(made.webContents);
    let last: Rectangle = bounds;
    made.on('close', () => {
      last = made.getNormalBounds();
    });
    made.on('closed', () => {
      if (window === made) window = null;
      // Best effort: the next window is centred then.
      void writeAtomically(options.placementFile, JSON.stringify(last)).catch(() => undefined);
      options.onClosed();
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      made.destroy();
      options.onCrash(reason);
    });
    return made;
  }

  return {
    open(next, free) {
      view = next;
      if (window) {
        const shown = window;
        void within(longestWait, free).then(() => {
          if (shown.isDestroyed()) return;
          if (shown.isMinimized()) shown.restore();
          shown.show();
          shown.focus();
          shown.webContents.send(eventChannel('show'), next);
        });
        return;
      }
      const made = make();
      window = made;
      painted = within(
        longestWait * 2,
        new Promise<void>((resolve) => {
          made.once('ready-to-show', () => resolve());
          made.once('closed', () => resolve());
        }),
      );
      void made.loadURL(`${origin}/index.html`).catch(() => undefined);
      // Before it is painted: Chromium holds back the painting of what nobody sees, and the background is the page's own.
      void within(longestWait, free).then(() => {
        if (made.isDestroyed()) return;
        made.show();
        made.focus();
      });
    },
    view: () => view,
    send: (name, payload) => window?.webContents.send(eventChannel(name), payload),
    painted: () => painted,
    close: () => window?.close(),
    isOpen: () => window !== null,
  };
}

/** Synchronous, since the window is made within the click. */
function remembered(file: string): Rectangle | null {
  try {
    return boundsFrom(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

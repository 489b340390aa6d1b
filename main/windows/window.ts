import { BrowserWindow, nativeTheme, screen } from 'electron';
import { eventChannel } from '../../shared/ipc/channels.ts';
import type { EventPayloads, View } from '../../shared/ipc/contract.ts';
import { within } from '../platform/within.ts';
import { type Bounds, placeWindow, smallest } from './placement.ts';
import type { PlacementStore } from './placement-store.ts';
import { origin, webPreferences } from './security.ts';
import { followZoomKeys } from './zoom.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly placement: PlacementStore;
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
  isOpen(): boolean;
  send<E extends keyof EventPayloads & string>(name: E, payload: EventPayloads[E]): void;
  /** Resolves when there is something to see; at once when no window is being made. */
  painted(): Promise<void>;
  close(): void;
}

/** A window appears after this long, whatever it waits for. */
const longestWait = 1500;
/** As tokens.css has it: what is seen before the first paint. */
const background = { light: '#faf8f4', dark: '#171a19' } as const;

export function createWindow(options: WindowOptions): PanduWindow {
  let window: BrowserWindow | null = null;
  /** A window is on its way: a second click while it is changes only where it leads. */
  let making = false;
  let view: View = { name: 'home' };
  let painted: Promise<void> = Promise.resolve();
  let last: Promise<Bounds | null> | null = null;

  function make(remembered: Bounds | null): BrowserWindow {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const made = new BrowserWindow({
      ...placeWindow(remembered, workArea, areas),
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
    made.on('close', () => {
      const bounds = made.getNormalBounds();
      last = Promise.resolve(bounds);
      void options.placement.save(bounds);
    });
    made.on('closed', () => {
      if (window === made) window = null;
      options.onClosed();
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      made.destroy();
      options.onCrash(reason);
    });
    return made;
  }

  async function makeAndShow(free: Promise<void>): Promise<void> {
    last ??= options.placement.load();
    const made = make(await last);
    window = made;
    making = false;
    // Before it is painted: Chromium holds back the painting of what nobody sees, and the background is the page's own.
    void within(longestWait, free).then(() => {
      if (made.isDestroyed()) return;
      made.show();
      made.focus();
    });
    const seen = new Promise<void>((resolve) => {
      made.once('ready-to-show', () => resolve());
      made.once('closed', () => resolve());
    });
    void made.loadURL(`${origin}/index.html`).catch(() => undefined);
    await within(longestWait * 2, seen);
  }

  async function bringToFront(shown: BrowserWindow, next: View, free: Promise<void>): Promise<void> {
    await within(longestWait, free);
    if (shown.isDestroyed()) return;
    if (shown.isMinimized()) shown.restore();
    shown.show();
    shown.focus();
    shown.webContents.send(eventChannel('show'), next);
  }

  return {
    open(next, free) {
      view = next;
      if (window) void bringToFront(window, next, free);
      else if (!making) {
        making = true;
        painted = makeAndShow(free);
      }
    },
    view: () => view,
    send: (name, payload) => window?.webContents.send(eventChannel(name), payload),
    painted: () => painted,
    isOpen: () => window !== null,
    close: () => window?.close(),
  };
}

import type { Application } from '../../shared/model/application.ts';
import type { Bus } from '../platform/dbus.ts';
import { type ActiveWindow, createX11 } from '../platform/x11.ts';
import { type Capture, type CapturePorts, takeCapture } from './capture.ts';
import { activeKwinWindow } from './kwin.ts';
import { portalScreenshot } from './portal.ts';
import { grabX11Screen } from './screen.ts';

export interface CapturerDependencies {
  /** As XDG_SESSION_TYPE says. */
  readonly sessionType: string;
  /** Of the X server; undefined where there is none. */
  readonly display: string | undefined;
  /** The parts of XDG_CURRENT_DESKTOP. */
  readonly desktops: readonly string[];
  readonly bus: Bus | null;
  readonly describe: (clue: ActiveWindow) => Promise<Application | null>;
  readonly screenshotAllowed: () => boolean;
  readonly painted: () => Promise<void>;
  readonly log: (message: string) => void;
}

/** Takes what is in front, in the way that this session allows. */
export interface Capturer {
  take(): Capture;
  close(): void;
}

/** Where Wayland asks the user first, the picture may take as long as a person does. */
const screenshotLimits = { x11: 10_000, wayland: 30_000 } as const;

export function createCapturer(dependencies: CapturerDependencies): Capturer {
  const { bus, desktops, display, describe, log } = dependencies;
  const wayland = dependencies.sessionType === 'wayland';
  // Two, so that a question does not wait behind the pixels of a picture.
  const x11 = !wayland && display ? { facts: createX11(display), pictures: createX11(display) } : null;

  const ways: Pick<CapturePorts, 'activeWindow' | 'grab'> = x11
    ? { activeWindow: x11.facts.activeWindow, grab: grabX11Screen(x11.pictures) }
    : {
        activeWindow: async (signal) => (bus && desktops.includes('KDE') ? activeKwinWindow(bus, signal) : null),
        grab: async (signal) => {
          if (!wayland || !bus) return null;
          const { state, png } = await portalScreenshot(bus, signal);
          return { state, encode: () => png ?? new Uint8Array() };
        },
      };

  return {
    take: () =>
      takeCapture(
        {
          ...ways,
          now: () => new Date(),
          describe,
          screenshotAllowed: dependencies.screenshotAllowed(),
          ownPid: process.pid,
          log,
        },
        wayland ? screenshotLimits.wayland : screenshotLimits.x11,
        dependencies.painted,
      ),
    close() {
      x11?.facts.close();
      x11?.pictures.close();
    },
  };
}

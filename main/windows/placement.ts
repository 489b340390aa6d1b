export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

const preferred: Size = { width: 760, height: 720 };
export const smallest: Size = { width: 420, height: 480 };
/** Room for the frame that the window manager adds. */
const margin = 24;

/**
 * @param remembered from last time, in the same coordinates as the screens
 * @param workArea of the screen that the user is on: without panels
 * @param screens work areas of all screens, to tell whether the remembered place still exists
 */
export function placeWindow(remembered: Bounds | null, workArea: Bounds, screens: readonly Bounds[]): Bounds {
  const width = Math.min(Math.max(remembered?.width ?? preferred.width, smallest.width), workArea.width - margin);
  const height = Math.min(Math.max(remembered?.height ?? preferred.height, smallest.height), workArea.height - margin);
  const centred = {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
  if (!remembered) return centred;
  const fits = screens.some(
    (screen) =>
      remembered.x >= screen.x &&
      remembered.y >= screen.y &&
      remembered.x + width <= screen.x + screen.width &&
      remembered.y + height <= screen.y + screen.height,
  );
  return fits ? { x: remembered.x, y: remembered.y, width, height } : centred;
}

/** What was remembered is a file like any other: whatever is in it, a window opens. */
export function boundsFrom(raw: unknown): Bounds | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { x, y, width, height } = raw as Record<string, unknown>;
  const whole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000;
  return whole(x) && whole(y) && whole(width) && whole(height) ? { x, y, width, height } : null;
}

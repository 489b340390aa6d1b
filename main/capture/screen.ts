import { type Display, desktopCapturer, nativeImage, screen } from 'electron';
import type { RawPicture, X11 } from '../platform/x11.ts';
import type { CapturePorts } from './capture.ts';

/** X11: the screen that the pointer is on, at its full size, without a prompt. */
export const grabX11Screen =
  (x11: X11): CapturePorts['grab'] =>
  async (_signal, onTaken) => {
    const display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const { bounds, scaleFactor: scale } = display;
    const area = { x: bounds.x * scale, y: bounds.y * scale, width: bounds.width * scale, height: bounds.height * scale };
    const whole = { x: Math.round(area.x), y: Math.round(area.y), width: Math.round(area.width), height: Math.round(area.height) };
    const raw = await x11.picture(whole, onTaken);
    return raw ? { state: 'ready', encode: () => pngOf(raw) } : grabByChromium(display);
  };

function pngOf({ width, height, pixels }: RawPicture): Uint8Array {
  // The fourth byte means nothing to X; to an image it is how much of the pixel is seen.
  for (let at = 3; at < width * height * 4; at += 4) pixels[at] = 0xff;
  return nativeImage.createFromBitmap(pixels.subarray(0, width * height * 4), { width, height }).toPNG();
}

/** Some 200 ms slower, and knows every kind of screen. */
async function grabByChromium(display: Display): ReturnType<CapturePorts['grab']> {
  const { width, height } = display.size;
  const thumbnailSize = { width: Math.round(width * display.scaleFactor), height: Math.round(height * display.scaleFactor) };
  const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
  const image = (sources.find(({ display_id }) => display_id === String(display.id)) ?? sources[0])?.thumbnail;
  if (!image || image.isEmpty()) return null;
  return { state: 'ready', encode: () => image.toPNG() };
}

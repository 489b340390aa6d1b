import { desktopCapturer, screen } from 'electron';
import type { CapturePorts } from './capture.ts';

/** X11: the screen that the pointer is on, at its full size, without a prompt. */
export const grabX11Screen: CapturePorts['grab'] = async () => {
  const display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const { width, height } = display.size;
  const thumbnailSize = { width: Math.round(width * display.scaleFactor), height: Math.round(height * display.scaleFactor) };
  const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
  const image = (sources.find(({ display_id }) => display_id === String(display.id)) ?? sources[0])?.thumbnail;
  if (!image || image.isEmpty()) return null;
  return { state: 'ready', encode: () => image.toPNG() };
};

import { app, screen } from 'electron';
import type { ScreenFacts } from '../diagnostics/collector.ts';

/** How this very program is started again: the AppImage itself, the installed program, or Electron with our folder. */
export function ownCommand(): readonly string[] {
  const { APPIMAGE } = process.env;
  if (APPIMAGE) return [APPIMAGE];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}

/** In physical pixels, as the window system has them. */
export function screensNow(): readonly ScreenFacts[] {
  return screen.getAllDisplays().map(({ label, id, size, scaleFactor }) => ({
    name: label || `screen ${id}`,
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }));
}

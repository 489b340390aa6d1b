import type { WebContents } from 'electron';

const step = 0.5;
const range = { lowest: -2, highest: 6 };

/** The next zoom level for Ctrl with +, - or 0; null for any other key. */
function zoomFor(key: string, level: number): number | null {
  switch (key) {
    case '+':
    case '=':
      return Math.min(level + step, range.highest);
    case '-':
      return Math.max(level - step, range.lowest);
    case '0':
      return 0;
    default:
      return null;
  }
}

/** A window without a menu has no zoom of its own. */
export function followZoomKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !input.control || input.alt || input.meta) return;
    const level = zoomFor(input.key, contents.getZoomLevel());
    if (level === null) return;
    event.preventDefault();
    contents.setZoomLevel(level);
  });
}

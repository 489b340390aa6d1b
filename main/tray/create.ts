import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { TrayAction, TrayMenuItem } from './menu.ts';
import type { TrayState } from './state.ts';

interface TrayLook {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly menu: readonly TrayMenuItem[];
}

/** All that the app asks of a tray: narrow, so that a small process that speaks D-Bus can own it one day. */
export interface TrayPort {
  /** Shows it, or changes what is shown. */
  show(look: TrayLook): void;
  hide(): void;
}

/**
 * @param icons folder with tray-STATE.png; pixmaps of 64 px, since a panel is handed pixels and scales them
 */
export function createTray(icons: string, onClick: () => void, onAction: (action: TrayAction) => void): TrayPort {
  // Kept here: a Tray that is collected disappears from the panel. Never two: a second becomes an XEmbed icon.
  let tray: Tray | null = null;
  let shown: TrayLook | null = null;

  const template = (menu: readonly TrayMenuItem[]) =>
    Menu.buildFromTemplate(
      menu.map((item) =>
        item === 'separator' ? { type: 'separator' as const } : { label: item.label, click: () => onAction(item.action) },
      ),
    );

  return {
    show(look) {
      const image = nativeImage.createFromPath(join(icons, `tray-${look.state}.png`));
      if (tray === null) {
        tray = new Tray(image);
        tray.on('click', onClick);
      } else if (shown?.state !== look.state) tray.setImage(image);
      if (shown?.tooltip !== look.tooltip) tray.setToolTip(look.tooltip);
      if (JSON.stringify(shown?.menu) !== JSON.stringify(look.menu)) tray.setContextMenu(template(look.menu));
      shown = look;
    },
    hide() {
      tray?.destroy();
      tray = null;
      shown = null;
    },
  };
}

import type { DesktopName } from '../../shared/tips/desktop-steps.ts';
import { entry, type Place, program, type StartedAction, type Way, type Ways, type WaysOf } from './way.ts';

/** The file manager of each desktop, by entry and by program. */
const managers: { readonly [D in DesktopName]: readonly Way[] } = {
  GNOME: [entry('org.gnome.Nautilus'), program('nautilus')],
  'KDE Plasma': [entry('org.kde.dolphin'), program('dolphin')],
  XFCE: [entry('thunar'), program('thunar')],
  Cinnamon: [entry('nemo'), program('nemo')],
  MATE: [entry('caja-browser'), program('caja')],
};
const desktops = Object.keys(managers) as DesktopName[];

const open = (place: Place): Ways => ({
  on: Object.fromEntries(desktops.map((desktop) => [desktop, managers[desktop].map((way) => ({ ...way, place }))])),
  any: [{ ...program('xdg-open'), place }],
});
/** A place that is no folder: KDE has other names for them than GVfs. */
const special = (gvfs: string, kio: string): Ways => ({
  on: Object.fromEntries(
    desktops.map((desktop) => [desktop, managers[desktop].map((way) => ({ ...way, args: [desktop === 'KDE Plasma' ? kio : gvfs] }))]),
  ),
  any: [program('gio', 'open', gvfs)],
});

type PlaceAction = Extract<
  StartedAction,
  'open-files' | 'open-downloads' | 'open-fonts' | 'open-trash' | 'open-network-places' | 'empty-trash'
>;

export const placeWays: WaysOf<PlaceAction> = {
  'open-files': open('home'),
  'open-downloads': open('downloads'),
  'open-fonts': open('fonts'),
  'open-trash': special('trash:///', 'trash:/'),
  'open-network-places': special('network:///', 'remote:/'),
  'empty-trash': {
    on: {
      'KDE Plasma': ['ktrash6', 'ktrash5'].map((name) => ({ ...program(name, '--empty'), ends: true })),
    },
    any: [{ ...program('gio', 'trash', '--empty'), ends: true }],
  },
};

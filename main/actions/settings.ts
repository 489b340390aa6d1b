import { entry, program, type StartedAction, type Way, type WaysOf } from './way.ts';

/** A page of GNOME's Settings: its entry knows the name that it has in this version (`datetime`, `system datetime`). */
const gnome = (...pages: string[]): Way[] => [
  ...pages.map((page) => entry(`gnome-${page}-panel`)),
  ...pages.slice(0, 1).map((page) => program('gnome-control-center', page)),
];
/** A page of KDE's System Settings: Plasma 6 and late 5 have entries, earlier ones the programs alone. */
const kde = (...modules: string[]): Way[] =>
  modules.flatMap((name) => [entry(name), program('kcmshell6', name), program('kcmshell5', name)]);
const cinnamon = (page: string): Way[] => [entry(`cinnamon-settings-${page}`), program('cinnamon-settings', page)];

const mixer = [entry('org.pulseaudio.pavucontrol'), program('pavucontrol')];
const printers = [entry('system-config-printer'), program('system-config-printer')];
const connections = [entry('nm-connection-editor'), program('nm-connection-editor')];
const bluetooth = [entry('blueman-manager'), program('blueman-manager'), program('blueberry')];

type SettingsAction = Extract<StartedAction, `${string}-settings`> | 'open-settings';

export const settingsWays: WaysOf<SettingsAction> = {
  'open-settings': {
    on: {
      GNOME: [entry('org.gnome.Settings'), entry('gnome-control-center'), program('gnome-control-center')],
      'KDE Plasma': [entry('systemsettings'), program('systemsettings'), program('systemsettings5')],
      XFCE: [entry('xfce-settings-manager'), program('xfce4-settings-manager')],
      Cinnamon: [entry('cinnamon-settings'), program('cinnamon-settings')],
      MATE: [entry('matecc'), program('mate-control-center')],
    },
  },
  'open-printer-settings': {
    on: { GNOME: gnome('printers'), 'KDE Plasma': kde('kcm_printer_manager'), Cinnamon: cinnamon('printers') },
    any: printers,
  },
  'open-display-settings': {
    on: {
      GNOME: gnome('display'),
      'KDE Plasma': kde('kcm_kscreen'),
      XFCE: [entry('xfce-display-settings'), program('xfce4-display-settings')],
      Cinnamon: cinnamon('display'),
      MATE: [entry('mate-display-properties'), program('mate-display-properties')],
    },
  },
  'open-sound-settings': {
    on: {
      GNOME: gnome('sound'),
      'KDE Plasma': kde('kcm_pulseaudio'),
      Cinnamon: cinnamon('sound'),
      MATE: [entry('mate-volume-control'), program('mate-volume-control')],
    },
    any: mixer,
  },
  'open-network-settings': {
    on: { GNOME: gnome('network'), 'KDE Plasma': kde('kcm_networkmanagement'), Cinnamon: cinnamon('network') },
    any: connections,
  },
  'open-bluetooth-settings': {
    on: { GNOME: gnome('bluetooth'), 'KDE Plasma': kde('kcm_bluetooth') },
    any: bluetooth,
  },
  'open-keyboard-settings': {
    on: {
      GNOME: gnome('keyboard'),
      'KDE Plasma': kde('kcm_keyboard'),
      XFCE: [entry('xfce-keyboard-settings'), program('xfce4-keyboard-settings')],
      Cinnamon: cinnamon('keyboard'),
      MATE: [entry('mate-keyboard'), program('mate-keyboard-properties')],
    },
  },
  'open-mouse-settings': {
    on: {
      GNOME: gnome('mouse'),
      'KDE Plasma': kde('kcm_mouse'),
      XFCE: [entry('xfce-mouse-settings'), program('xfce4-mouse-settings')],
      Cinnamon: cinnamon('mouse'),
      MATE: [entry('mate-settings-mouse'), program('mate-mouse-properties')],
    },
  },
  'open-power-settings': {
    on: {
      GNOME: gnome('power'),
      'KDE Plasma': kde('kcm_powerdevilprofilesconfig', 'powerdevilprofilesconfig'),
      XFCE: [entry('xfce4-power-manager-settings'), program('xfce4-power-manager-settings')],
      Cinnamon: cinnamon('power'),
      MATE: [entry('mate-power-preferences'), program('mate-power-preferences')],
    },
  },
  'open-default-apps-settings': {
    on: {
      // Since 46 they are part of "Apps".
      GNOME: [entry('gnome-default-apps-panel'), entry('gnome-applications-panel'), program('gnome-control-center', 'applications')],
      'KDE Plasma': kde('kcm_componentchooser', 'kcm_filetypes'),
      XFCE: [entry('xfce4-mime-settings'), program('xfce4-mime-settings')],
      Cinnamon: cinnamon('default'),
      MATE: [entry('mate-default-applications-properties'), program('mate-default-applications-properties')],
    },
  },
  'open-accessibility-settings': {
    on: {
      GNOME: gnome('universal-access'),
      'KDE Plasma': kde('kcm_access'),
      XFCE: [entry('xfce4-accessibility-settings'), program('xfce4-accessibility-settings')],
      Cinnamon: cinnamon('accessibility'),
      MATE: [entry('mate-at-properties'), program('mate-at-properties')],
    },
  },
  'open-date-time-settings': {
    on: {
      GNOME: gnome('datetime', 'system'),
      'KDE Plasma': kde('kcm_clock'),
      Cinnamon: cinnamon('calendar'),
      MATE: [entry('mate-time-admin'), program('mate-time-admin')],
    },
    any: [entry('time-admin'), program('time-admin')],
  },
  'open-user-settings': {
    on: {
      GNOME: gnome('user-accounts', 'users', 'system'),
      'KDE Plasma': kde('kcm_users', 'user_manager'),
      XFCE: [entry('org.bluesabre.MugShot'), program('mugshot')],
      Cinnamon: cinnamon('user'),
      MATE: [entry('mate-about-me'), program('mate-about-me')],
    },
    any: [entry('users'), program('users-admin')],
  },
};

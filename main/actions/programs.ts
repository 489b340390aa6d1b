import { entry, program, type StartedAction, type Way, type WaysOf } from './way.ts';

/** From the system, from Flathub, from the Snap Store: whichever is here. */
const libreOffice = ['libreoffice-startcenter', 'org.libreoffice.LibreOffice', 'libreoffice_libreoffice'];
const firefox = ['firefox', 'firefox-esr', 'org.mozilla.firefox', 'firefox_firefox'];
const thunderbird = [
  'thunderbird',
  'org.mozilla.Thunderbird',
  'net.thunderbird.Thunderbird',
  'org.mozilla.thunderbird',
  'thunderbird_thunderbird',
];
/** `--safe-mode` is "troubleshoot mode" as well. All three ask before they do anything. */
const one = (entries: readonly string[], names: readonly string[], ...args: string[]): Way[] => [
  ...entries.map((id) => entry(id, ...args)),
  ...names.map((name) => program(name, ...args)),
];

const updates = [
  entry('mintupdate'),
  entry('update-manager'),
  program('update-manager'),
  entry('pamac-updater'),
  entry('dnfdragora-updater'),
];
const gnomeSoftware = [{ ...entry('org.gnome.Software', '--mode=updates') }, program('gnome-software', '--mode=updates')];
const discover = [entry('org.kde.discover', '--mode', 'Update'), program('plasma-discover', '--mode', 'Update')];
const monitors = [entry('gnome-system-monitor'), entry('org.gnome.SystemMonitor'), program('gnome-system-monitor')];
const baobab = [entry('org.gnome.baobab'), program('baobab')];
const characters = [entry('org.gnome.Characters'), program('gnome-characters'), entry('gucharmap'), program('gucharmap')];

type ProgramAction = Extract<
  StartedAction,
  | `open-libreoffice${string}`
  | `open-firefox${string}`
  | `open-thunderbird${string}`
  | `open-software${string}`
  | 'open-disk-usage'
  | 'open-task-manager'
  | 'open-screenshot-tool'
  | 'open-characters'
  | 'open-passwords'
  | 'open-scanner'
  | 'restart-session-audio'
>;

export const programWays: WaysOf<ProgramAction> = {
  'open-libreoffice': { any: one(libreOffice, ['libreoffice', 'soffice']) },
  'open-libreoffice-safe-mode': { any: one(libreOffice, ['libreoffice', 'soffice'], '--safe-mode') },
  'open-firefox': { any: one(firefox, ['firefox', 'firefox-esr']) },
  'open-firefox-safe-mode': { any: one(firefox, ['firefox', 'firefox-esr'], '--safe-mode') },
  'open-thunderbird': { any: one(thunderbird, ['thunderbird']) },
  'open-thunderbird-safe-mode': { any: one(thunderbird, ['thunderbird'], '--safe-mode') },
  'open-disk-usage': {
    on: {
      'KDE Plasma': [entry('org.kde.filelight'), program('filelight')],
      MATE: [entry('mate-disk-usage-analyzer'), program('mate-disk-usage-analyzer')],
    },
    any: [...baobab, entry('org.kde.filelight'), program('filelight')],
  },
  'open-task-manager': {
    on: {
      'KDE Plasma': [entry('org.kde.plasma-systemmonitor'), program('plasma-systemmonitor'), entry('org.kde.ksysguard')],
      XFCE: [entry('xfce4-taskmanager'), program('xfce4-taskmanager')],
      MATE: [entry('mate-system-monitor'), program('mate-system-monitor')],
    },
    any: [...monitors, entry('net.nokyan.Resources'), entry('io.missioncenter.MissionCenter')],
  },
  'open-screenshot-tool': {
    on: {
      'KDE Plasma': [entry('org.kde.spectacle'), program('spectacle')],
      XFCE: [entry('xfce4-screenshooter'), program('xfce4-screenshooter')],
      MATE: [entry('mate-screenshot'), program('mate-screenshot', '--interactive')],
    },
    // GNOME has its own inside since 42, which only a key opens.
    any: [entry('org.gnome.Screenshot', '--interactive'), program('gnome-screenshot', '--interactive')],
  },
  'open-characters': {
    on: { 'KDE Plasma': [entry('org.kde.plasma.emojier'), entry('org.kde.kcharselect'), program('kcharselect')] },
    any: characters,
  },
  'open-passwords': {
    on: { 'KDE Plasma': [entry('org.kde.kwalletmanager5'), entry('org.kde.kwalletmanager'), program('kwalletmanager5')] },
    any: [entry('org.gnome.seahorse.Application'), program('seahorse')],
  },
  'open-scanner': {
    on: { 'KDE Plasma': [entry('org.kde.skanpage'), entry('org.kde.skanlite'), program('skanlite')] },
    any: [entry('simple-scan'), entry('org.gnome.SimpleScan'), program('simple-scan'), entry('xsane'), program('xsane')],
  },
  'open-software': {
    on: { 'KDE Plasma': [entry('org.kde.discover'), program('plasma-discover')] },
    any: [
      entry('mintinstall'),
      entry('org.gnome.Software'),
      program('gnome-software'),
      entry('snap-store_snap-store'),
      entry('snap-store_ubuntu-software'),
      entry('org.kde.discover'),
    ],
  },
  'open-software-updates': {
    on: { GNOME: [...updates, ...gnomeSoftware], 'KDE Plasma': discover },
    any: [...updates, ...gnomeSoftware, ...discover],
  },
  'restart-session-audio': {
    any: [
      // WirePlumber is bound to PipeWire and starts again with it.
      { ...program('systemctl', '--user', 'restart', 'pipewire.service', 'pipewire-pulse.service'), needs: 'pipewire-pulse', ends: true },
      { ...program('systemctl', '--user', 'restart', 'pulseaudio.service'), needs: 'pulseaudio', ends: true },
    ],
  },
};

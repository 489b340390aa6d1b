import { describe, expect, test } from 'vitest';
import { type Installed, resolveAction } from '../../../../main/actions/resolve.ts';
import type { StartedAction } from '../../../../main/actions/way.ts';
import { stepActionIds } from '../../../../shared/model/step-action.ts';
import { type DesktopName, desktopNames } from '../../../../shared/tips/desktop-steps.ts';

/** A computer with these menu entries (id: command) and programs. */
const computer = (entries: Readonly<Record<string, string>>, programs: readonly string[] = []): Installed => ({
  entry: (id) => entries[id]?.split(' ') ?? null,
  program: (name) => (programs.includes(name) ? `/usr/bin/${name}` : null),
  place: (place) => `/home/budi/${place}`,
});
const line = (id: StartedAction, desktop: DesktopName | null, installed: Installed): string | null => {
  const command = resolveAction(id, desktop, installed);
  return command && [command.program, ...command.args].join(' ');
};

/** What a fresh installation of each desktop has, of what matters here. */
const gnome43 = computer(
  {
    'gnome-printers-panel': '/usr/bin/gnome-control-center printers',
    'gnome-default-apps-panel': '/usr/bin/gnome-control-center default-apps',
    'gnome-datetime-panel': '/usr/bin/gnome-control-center datetime',
    'org.gnome.Nautilus': '/usr/bin/nautilus --new-window',
    'gnome-system-monitor': '/usr/bin/gnome-system-monitor',
    'libreoffice-startcenter': '/usr/bin/libreoffice',
    'firefox-esr': '/usr/lib/firefox-esr/firefox-esr',
  },
  ['gnome-control-center', 'gio', 'xdg-open', 'systemctl', 'pipewire-pulse'],
);
const gnome47 = computer({
  'gnome-applications-panel': '/usr/bin/gnome-control-center applications',
  'gnome-system-panel': '/usr/bin/gnome-control-center system',
});
const plasma6 = computer({ 'org.kde.dolphin': '/usr/bin/dolphin', kcm_kscreen: '/usr/bin/systemsettings kcm_kscreen' }, [
  'ktrash6',
  'kcmshell6',
  'gio',
]);
const plasma5 = computer({}, ['kcmshell5', 'ktrash5', 'dolphin']);
const xfce = computer({ 'xfce-display-settings': '/usr/bin/xfce4-display-settings', thunar: '/usr/bin/thunar' }, [
  'system-config-printer',
  'pavucontrol',
  'xfce4-taskmanager',
]);
const cinnamon = computer(
  { 'cinnamon-settings-sound': '/usr/bin/cinnamon-settings sound', nemo: '/usr/bin/nemo', mintupdate: '/usr/bin/mintupdate-launcher' },
  ['cinnamon-settings'],
);
const mate = computer({ 'mate-default-applications-properties': '/usr/bin/mate-default-applications-properties' }, [
  'caja',
  'mate-volume-control',
  'system-config-printer',
]);

describe('each desktop opens its own', () => {
  test.each<[StartedAction, DesktopName, Installed, string]>([
    ['open-printer-settings', 'GNOME', gnome43, '/usr/bin/gnome-control-center printers'],
    // By its program where the entry is missing.
    ['open-display-settings', 'GNOME', gnome43, '/usr/bin/gnome-control-center display'],
    ['open-default-apps-settings', 'GNOME', gnome43, '/usr/bin/gnome-control-center default-apps'],
    ['open-default-apps-settings', 'GNOME', gnome47, '/usr/bin/gnome-control-center applications'],
    ['open-date-time-settings', 'GNOME', gnome43, '/usr/bin/gnome-control-center datetime'],
    ['open-date-time-settings', 'GNOME', gnome47, '/usr/bin/gnome-control-center system'],
    ['open-trash', 'GNOME', gnome43, '/usr/bin/nautilus --new-window trash:///'],
    ['open-downloads', 'GNOME', gnome43, '/usr/bin/nautilus --new-window /home/budi/downloads'],
    ['open-task-manager', 'GNOME', gnome43, '/usr/bin/gnome-system-monitor'],
    ['open-libreoffice-safe-mode', 'GNOME', gnome43, '/usr/bin/libreoffice --safe-mode'],
    ['open-firefox-safe-mode', 'GNOME', gnome43, '/usr/lib/firefox-esr/firefox-esr --safe-mode'],
    ['empty-trash', 'GNOME', gnome43, '/usr/bin/gio trash --empty'],
    ['open-display-settings', 'KDE Plasma', plasma6, '/usr/bin/systemsettings kcm_kscreen'],
    ['open-sound-settings', 'KDE Plasma', plasma6, '/usr/bin/kcmshell6 kcm_pulseaudio'],
    ['open-sound-settings', 'KDE Plasma', plasma5, '/usr/bin/kcmshell5 kcm_pulseaudio'],
    ['open-trash', 'KDE Plasma', plasma6, '/usr/bin/dolphin trash:/'],
    ['open-network-places', 'KDE Plasma', plasma5, '/usr/bin/dolphin remote:/'],
    ['empty-trash', 'KDE Plasma', plasma6, '/usr/bin/ktrash6 --empty'],
    ['empty-trash', 'KDE Plasma', plasma5, '/usr/bin/ktrash5 --empty'],
    ['open-display-settings', 'XFCE', xfce, '/usr/bin/xfce4-display-settings'],
    ['open-printer-settings', 'XFCE', xfce, '/usr/bin/system-config-printer'],
    ['open-sound-settings', 'XFCE', xfce, '/usr/bin/pavucontrol'],
    ['open-task-manager', 'XFCE', xfce, '/usr/bin/xfce4-taskmanager'],
    ['open-network-places', 'XFCE', xfce, '/usr/bin/thunar network:///'],
    ['open-sound-settings', 'Cinnamon', cinnamon, '/usr/bin/cinnamon-settings sound'],
    ['open-keyboard-settings', 'Cinnamon', cinnamon, '/usr/bin/cinnamon-settings keyboard'],
    ['open-software-updates', 'Cinnamon', cinnamon, '/usr/bin/mintupdate-launcher'],
    ['open-files', 'Cinnamon', cinnamon, '/usr/bin/nemo /home/budi/home'],
    ['open-default-apps-settings', 'MATE', mate, '/usr/bin/mate-default-applications-properties'],
    ['open-sound-settings', 'MATE', mate, '/usr/bin/mate-volume-control'],
    ['open-printer-settings', 'MATE', mate, '/usr/bin/system-config-printer'],
    ['open-trash', 'MATE', mate, '/usr/bin/caja trash:///'],
  ])('%s on %s', (id, desktop, installed, expected) => expect(line(id, desktop, installed)).toBe(expected));
});

test('what is not installed is not offered, and a neighbour’s settings are not opened instead', () => {
  expect(line('open-display-settings', 'XFCE', gnome43)).toBeNull();
  expect(line('open-screenshot-tool', 'GNOME', gnome43)).toBeNull();
  const bare = computer({});
  for (const desktop of [...desktopNames, null]) {
    for (const id of stepActionIds) if (id !== 'copy') expect(line(id, desktop, bare), `${id} on ${desktop}`).toBeNull();
  }
});

test('on a desktop that is not known what fits any of them is left', () => {
  expect(line('open-printer-settings', null, xfce)).toBe('/usr/bin/system-config-printer');
  expect(line('open-downloads', null, gnome43)).toBe('/usr/bin/xdg-open /home/budi/downloads');
  expect(line('open-display-settings', null, gnome43)).toBeNull();
});

test('programs from Flathub and the Snap Store are found by their entries', () => {
  const flatpak = computer({ 'org.mozilla.firefox': '/usr/bin/flatpak run --command=firefox org.mozilla.firefox' });
  expect(line('open-firefox-safe-mode', 'GNOME', flatpak)).toBe('/usr/bin/flatpak run --command=firefox org.mozilla.firefox --safe-mode');
  const snap = computer({ thunderbird_thunderbird: '/snap/bin/thunderbird' });
  expect(line('open-thunderbird-safe-mode', 'GNOME', snap)).toBe('/snap/bin/thunderbird --safe-mode');
});

test('the sound is restarted by the server that is here; its end is waited for', () => {
  expect(resolveAction('restart-session-audio', 'GNOME', gnome43)).toEqual({
    program: '/usr/bin/systemctl',
    args: ['--user', 'restart', 'pipewire.service', 'pipewire-pulse.service'],
    ends: true,
  });
  expect(line('restart-session-audio', 'MATE', computer({}, ['systemctl', 'pulseaudio']))).toBe(
    '/usr/bin/systemctl --user restart pulseaudio.service',
  );
  expect(line('restart-session-audio', 'MATE', computer({}, ['systemctl']))).toBeNull();
});

import type { Collector } from '../collector.ts';

/** Where the desktops write their own version; elsewhere the package list has it. */
function desktopVersion(text: string): string | undefined {
  const platform = /<platform>(\d+)<\/platform>/.exec(text)?.[1];
  const minor = /<minor>([\w.]+)<\/minor>/.exec(text)?.[1];
  return platform && minor ? `${platform}.${minor}` : undefined;
}

/** Names of processes (at most fifteen characters) that are window managers. */
const windowManagers = [
  'gnome-shell',
  'kwin_wayland',
  'kwin_x11',
  'xfwm4',
  'cinnamon',
  'muffin',
  'marco',
  'mutter',
  'openbox',
  'sway',
  'labwc',
  'i3',
  'icewm',
  'fluxbox',
  'budgie-wm',
];

export const session: Collector<'session'> = {
  id: 'session',
  title: 'Session and desktop',
  cost: 'quick',
  timeLimitMs: 2000,
  publicKeys: ['desktop', 'desktopVersion', 'type', 'windowManager'],
  collect: ({ files, env, home, processes }) => {
    const type = env.XDG_SESSION_TYPE ?? (env.WAYLAND_DISPLAY ? 'wayland' : env.DISPLAY ? 'x11' : 'tty');
    const desktop = (env.XDG_CURRENT_DESKTOP || env.XDG_SESSION_DESKTOP || env.DESKTOP_SESSION || 'none').replace(/:/g, ' ');
    const version = desktopVersion(files.text('/usr/share/gnome/gnome-version.xml') ?? '') ?? env.KDE_SESSION_VERSION;
    const running = new Set(processes().map(({ name }) => name));
    const windowManager = windowManagers.find((name) => running.has(name));
    const gtk = files.text(`${home}/.config/gtk-3.0/settings.ini`, 20_000) ?? '';
    const theme = /^gtk-theme-name\s*=\s*(.+)$/m.exec(gtk)?.[1]?.trim();
    const languages = [env.LANGUAGE, env.LC_ALL, env.LC_MESSAGES, env.LANG]
      .flatMap((value) => value?.split(':') ?? [])
      .filter((tag) => tag !== '');
    return {
      data: {
        desktop,
        ...(version ? { desktopVersion: version } : {}),
        type: type === 'x11' || type === 'wayland' || type === 'tty' ? type : 'unknown',
        ...(windowManager ? { windowManager } : {}),
        languages: [...new Set(languages)],
        remote: !!(env.SSH_CONNECTION || env.XRDP_SESSION || env.REMOTEHOST) || running.has('xrdp-sesman-ses'),
        ...(theme ? { theme } : {}),
      },
    };
  },
};

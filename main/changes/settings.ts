import type { Exec } from '../platform/exec.ts';
import type { Files } from '../platform/files.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Ini = ReadonlyMap<string, string>;

/** Kinds of files that a migration moves from one program to another. */
const types: Readonly<Record<string, string>> = {
  web: 'x-scheme-handler/https',
  mail: 'x-scheme-handler/mailto',
  pdf: 'application/pdf',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  powerpoint: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  picture: 'image/jpeg',
  text: 'text/plain',
  folder: 'inode/directory',
};

/** "[Group]" and "key=value", as desktop files, KDE's and dconf's dumps have it: "Group/key" -> value. The first one wins. */
function parseIni(text: string): Ini {
  const found = new Map<string, string>();
  let group = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[') && line.endsWith(']')) group = line.slice(1, -1);
    const equals = line.indexOf('=');
    if (equals <= 0 || line.startsWith('#') || line.startsWith(';')) continue;
    const key = `${group}/${line.slice(0, equals).trim()}`;
    if (!found.has(key)) found.set(key, line.slice(equals + 1).trim());
  }
  return found;
}

const unquoted = (value: string | undefined): string | undefined => value?.replace(/^(['"])(.*)\1$/, '$2');

/** dconf(1) writes what the user chose, group by group below the folder; a default that was never touched is not in it. */
const dconfKeys: Readonly<Record<string, string>> = {
  'gnome.text-scale': 'desktop/interface/text-scaling-factor',
  'gnome.window-scale': 'desktop/interface/scaling-factor',
  'gnome.theme': 'desktop/interface/gtk-theme',
  'gnome.font': 'desktop/interface/font-name',
  'gnome.keyboard': 'desktop/input-sources/sources',
  'gnome.keyboard-options': 'desktop/input-sources/xkb-options',
  'gnome.proxy': 'system/proxy/mode',
  'gnome.proxy-host': 'system/proxy/http/host',
  'gnome.proxy-address': 'system/proxy/autoconfig-url',
  'gnome.screen-reader': 'desktop/a11y/applications/screen-reader-enabled',
  'gnome.middle-click': 'desktop/interface/gtk-enable-primary-paste',
};

/**
 * The chosen few that change how a desktop behaves, by stable ids; pages translate the id. Each is in a file that the user
 * may read, but for GNOME's, which are in a database: one program reads them.
 */
export async function readSettings(
  files: Files,
  env: Env,
  home: string,
  exec: Exec | null,
  signal: AbortSignal,
): Promise<{ readonly settings: Record<string, string>; readonly unread: readonly string[] }> {
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : `${home}/.config`;
  const ini = (path: string): Ini => parseIni(files.text(path, 200_000) ?? '');
  const system = (...paths: readonly string[]): Ini => new Map(paths.toReversed().flatMap((path) => [...ini(path)]));
  const text = (path: string): string => files.text(path, 200_000) ?? '';

  const locale = system('/etc/locale.conf', '/etc/default/locale');
  const keyboard = system('/etc/default/keyboard', '/etc/vconsole.conf');
  const environment = ini('/etc/environment');
  const mime = [ini(`${config}/mimeapps.list`), ini(`${home}/.local/share/applications/mimeapps.list`)];
  const kdeKeyboard = ini(`${config}/kxkbrc`);
  const kdeProxy = ini(`${config}/kioslaverc`);
  const kdeGlobals = ini(`${config}/kdeglobals`);
  const gtk = ini(`${config}/gtk-3.0/settings.ini`);
  const xfce = text(`${config}/xfce4/xfconf/xfce-perchannel-xml/xsettings.xml`);
  const scales = [...text(`${config}/monitors.xml`).matchAll(/<scale>([\d.]{1,10})<\/scale>/g)].map(([, scale]) => scale);
  const session = env.XDG_SESSION_TYPE;

  const dump = exec ? await exec('dconf', ['dump', '/org/gnome/'], { timeoutMs: 2000, maxBytes: 500_000, signal }) : null;
  // No dconf, no such settings; a dconf that fails or may not be started is another matter.
  const gnomeKnown = dump !== null && (dump.ok || dump.reason === 'missing');
  const gnome = dump?.ok ? parseIni(dump.stdout) : new Map<string, string>();

  const found: Record<string, string | undefined> = {
    locale: unquoted(locale.get('/LANG')),
    keyboard: [unquoted(keyboard.get('/XKBLAYOUT') ?? keyboard.get('/KEYMAP')), unquoted(keyboard.get('/XKBVARIANT'))]
      .filter(Boolean)
      .join(' '),
    timezone: /zoneinfo\/(.+)$/.exec(files.link('/etc/localtime') ?? '')?.[1],
    proxy: unquoted(environment.get('/https_proxy') ?? environment.get('/http_proxy') ?? environment.get('/HTTPS_PROXY')),
    // From a shell of another kind it is not the user's session that one sees.
    ...(session === 'x11' || session === 'wayland' ? { session, desktop: env.XDG_CURRENT_DESKTOP } : {}),
    printer: /^Default ([^\s/]{1,120})/m.exec(text(`${home}/.cups/lpoptions`))?.[1],
    scale: scales.join(' '),
    theme: gtk.get('Settings/gtk-theme-name'),
    'kde.keyboard': kdeKeyboard.get('Layout/LayoutList'),
    'kde.proxy': kdeProxy.get('Proxy Settings/ProxyType'),
    'kde.proxy-address': kdeProxy.get('Proxy Settings/httpsProxy'),
    'kde.scale': kdeGlobals.get('KScreen/ScaleFactor'),
    'kde.theme': kdeGlobals.get('KDE/LookAndFeelPackage'),
    'xfce.scale': /name="WindowScalingFactor"[^>]{0,80}value="([^"]{1,20})"/.exec(xfce)?.[1],
    'xfce.dpi': /name="DPI"[^>]{0,80}value="([^"]{1,20})"/.exec(xfce)?.[1],
    'xfce.theme': /name="ThemeName"[^>]{0,80}value="([^"]{1,80})"/.exec(xfce)?.[1],
  };
  for (const [id, type] of Object.entries(types))
    found[`opens.${id}`] = mime
      .map((list) => list.get(`Default Applications/${type}`))
      .find(Boolean)
      ?.split(';')[0];
  for (const [id, key] of Object.entries(dconfKeys)) found[id] = unquoted(gnome.get(key));

  const settings: Record<string, string> = {};
  for (const [id, value] of Object.entries(found)) if (value) settings[id] = value.slice(0, 200);
  return {
    settings,
    unread: [
      ...(gnomeKnown ? [] : ['settings.gnome.']),
      ...(session === 'x11' || session === 'wayland' ? [] : ['settings.session', 'settings.desktop']),
    ],
  };
}

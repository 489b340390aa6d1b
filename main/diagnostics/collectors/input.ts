import { readDesktopSettings } from '../../platform/desktop-settings.ts';
import { listPids } from '../../platform/processes.ts';
import type { Collector, CollectorContext } from '../collector.ts';

const categories = [
  'LANGUAGE',
  'LC_ALL',
  'LC_CTYPE',
  'LC_MESSAGES',
  'LC_NUMERIC',
  'LC_TIME',
  'LC_MONETARY',
  'LC_PAPER',
  'LC_MEASUREMENT',
  'LC_COLLATE',
];

/** "us,de" and ",nodeadkeys" -> ["us", "de+nodeadkeys"] */
export function layoutsOf(layouts: string, variants: string): string[] {
  const variant = variants.split(',').map((one) => one.trim());
  return layouts
    .split(',')
    .map((one) => one.trim())
    .flatMap((layout, at) => (layout === '' ? [] : [variant[at] ? `${layout}+${variant[at]}` : layout]));
}

/** keyboard(5) of Debian, vconsole.conf(5), and the file that localed writes for X11; the most specific that is there. */
function systemLayouts({ files }: CollectorContext): string[] {
  const shell = (text: string, key: string): string => new RegExp(`^${key}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? '';
  const x11 = files.text('/etc/X11/xorg.conf.d/00-keyboard.conf', 20_000) ?? '';
  const option = (key: string): string => new RegExp(`^\\s*Option\\s+"${key}"\\s+"([^"\\n]*)"`, 'm').exec(x11)?.[1] ?? '';
  const debian = files.text('/etc/default/keyboard', 20_000) ?? '';
  const console = files.text('/etc/vconsole.conf', 20_000) ?? '';
  const found = [
    layoutsOf(option('XkbLayout'), option('XkbVariant')),
    layoutsOf(shell(debian, 'XKBLAYOUT'), shell(debian, 'XKBVARIANT')),
    layoutsOf(shell(console, 'XKBLAYOUT'), shell(console, 'XKBVARIANT')),
    layoutsOf(shell(console, 'KEYMAP'), ''),
  ];
  return found.find((list) => list.length > 0) ?? [];
}

/** What the desktop itself switches between: GNOME and kin in dconf, KDE in kxkbrc, XFCE in its own XML. */
function desktopLayouts({ files, home, env }: CollectorContext): string[] {
  const settings = readDesktopSettings(files, home, env);
  const sources = settings.get('/org/gnome/desktop/input-sources/sources');
  if (Array.isArray(sources) && sources.length > 0)
    return sources.map((pair: unknown) => (Array.isArray(pair) ? String(pair[1]) : String(pair)));
  for (const key of [
    '/org/cinnamon/desktop/input-sources/sources',
    '/org/gnome/libgnomekbd/keyboard/layouts',
    '/org/mate/desktop/peripherals/keyboard/kbd/layouts',
  ]) {
    const value = settings.get(key);
    // libgnomekbd parts layout and variant by a tab.
    if (Array.isArray(value) && value.length > 0)
      return value.map((one: unknown) => (Array.isArray(one) ? String(one[1]) : String(one)).replace(/[\t ]/, '+'));
  }
  const kde = files.text(`${home}/.config/kxkbrc`, 20_000) ?? '';
  const value = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(kde)?.[1] ?? '';
  if (value('Use') !== 'false' && value('LayoutList')) return layoutsOf(value('LayoutList'), value('VariantList'));
  const xfce = files.text(`${home}/.config/xfce4/xfconf/xfce-perchannel-xml/keyboard-layout.xml`, 20_000) ?? '';
  const property = (name: string): string => new RegExp(`name="${name}" type="string" value="([^"]*)"`).exec(xfce)?.[1] ?? '';
  return /name="XkbDisable" type="bool" value="false"/.test(xfce) ? layoutsOf(property('XkbLayout'), property('XkbVariant')) : [];
}

/** Names of processes that let people type what no key has. */
const methods = ['ibus-daemon', 'fcitx5', 'fcitx', 'uim-xim', 'uim-helper-serv', 'hime', 'gcin', 'scim', 'kime'];

/** "id_ID.UTF-8" and "id_ID.utf8" are the same locale; C and POSIX are always there. */
const plainName = (locale: string): string => locale.toLowerCase().replace(/utf-8/, 'utf8');

async function missingLocales({ exec, signal }: CollectorContext, wanted: readonly string[]): Promise<string[] | undefined> {
  const named = wanted.filter((locale) => !/^(?:C|POSIX)(?:\.|$)/.test(locale));
  if (named.length === 0) return [];
  const listed = exec ? await exec('locale', ['-a'], { timeoutMs: 2000, maxBytes: 200_000, signal }) : null;
  if (!listed?.ok) return undefined;
  const there = new Set(listed.stdout.split('\n').map((line) => plainName(line.trim())));
  return [...new Set(named)].filter((locale) => !there.has(plainName(locale)));
}

export const input: Collector<'input'> = {
  id: 'input',
  title: 'Language and keyboard',
  cost: 'slow',
  timeLimitMs: 4000,
  collect: async (context) => {
    const { env, files } = context;
    const language = env.LC_ALL || env.LANG || 'C';
    const differing = categories.flatMap((name) => (env[name] && env[name] !== language ? [{ name, value: env[name].slice(0, 200) }] : []));
    const locales = [language, ...differing.filter(({ name }) => name !== 'LANGUAGE').map(({ value }) => value)];
    const missing = await missingLocales(context, locales);
    const own = desktopLayouts(context).map((one) => one.slice(0, 100));
    const system = systemLayouts(context);
    const running = new Set(listPids(files).map((pid) => files.text(`/proc/${pid}/comm`, 100)?.trim() ?? ''));
    const wanted = [env.GTK_IM_MODULE, env.QT_IM_MODULE, /@im=(\w+)/.exec(env.XMODIFIERS ?? '')?.[1]].find(
      (one) => one && !/^(?:xim|simple|none|compose|wayland)$/.test(one),
    );
    return {
      data: {
        language,
        categories: differing,
        ...(missing ? { missingLocales: missing } : {}),
        layouts: own.length > 0 ? own : system,
        layoutsFrom: own.length > 0 ? 'desktop' : system.length > 0 ? 'system' : 'none',
        systemLayouts: system,
        ...(wanted ? { methodWanted: wanted } : {}),
        methodsRunning: methods.filter((name) => running.has(name)),
      },
    };
  },
};

import type { SectionData } from '../../../shared/model/sections.ts';
import { iniValue, readDesktopSettings } from '../../platform/desktop-settings.ts';
import type { Collector } from '../collector.ts';

type Aid = SectionData<'accessibility'>['on'][number];

const a11y = '/org/gnome/desktop/a11y';
/** Keys of GNOME, which Cinnamon and Budgie share but for their applications folder; MATE's keyboard folder has its own name. */
const dconfAids: readonly (readonly [Aid, readonly string[]])[] = [
  ['screenReader', [`${a11y}/applications/screen-reader-enabled`, '/org/cinnamon/desktop/a11y/applications/screen-reader-enabled']],
  ['magnifier', [`${a11y}/applications/screen-magnifier-enabled`, '/org/cinnamon/desktop/a11y/applications/screen-magnifier-enabled']],
  ['screenKeyboard', [`${a11y}/applications/screen-keyboard-enabled`, '/org/cinnamon/desktop/a11y/applications/screen-keyboard-enabled']],
  ['highContrast', [`${a11y}/interface/high-contrast`]],
  [
    'stickyKeys',
    [
      `${a11y}/keyboard/stickykeys-enable`,
      '/org/cinnamon/desktop/a11y/keyboard/stickykeys-enable',
      '/org/mate/desktop/accessibility-keyboard/stickykeys-enable',
    ],
  ],
  [
    'slowKeys',
    [
      `${a11y}/keyboard/slowkeys-enable`,
      '/org/cinnamon/desktop/a11y/keyboard/slowkeys-enable',
      '/org/mate/desktop/accessibility-keyboard/slowkeys-enable',
    ],
  ],
  [
    'bounceKeys',
    [
      `${a11y}/keyboard/bouncekeys-enable`,
      '/org/cinnamon/desktop/a11y/keyboard/bouncekeys-enable',
      '/org/mate/desktop/accessibility-keyboard/bouncekeys-enable',
    ],
  ],
  [
    'mouseKeys',
    [
      `${a11y}/keyboard/mousekeys-enable`,
      '/org/cinnamon/desktop/a11y/keyboard/mousekeys-enable',
      '/org/mate/desktop/accessibility-keyboard/mousekeys-enable',
    ],
  ],
];

/** kaccessrc of KDE: group and key. */
const kdeAids: readonly (readonly [Aid, string, string])[] = [
  ['screenReader', 'ScreenReader', 'Enabled'],
  ['stickyKeys', 'Keyboard', 'StickyKeys'],
  ['slowKeys', 'Keyboard', 'SlowKeys'],
  ['bounceKeys', 'Keyboard', 'BounceKeys'],
  ['mouseKeys', 'Mouse', 'MouseKeys'],
];

/** accessibility.xml of xfconf: one group with a property for each aid. */
const xfceAids: readonly (readonly [Aid, string])[] = [
  ['stickyKeys', 'StickyKeys'],
  ['slowKeys', 'SlowKeys'],
  ['bounceKeys', 'BounceKeys'],
  ['mouseKeys', 'MouseKeys'],
];

export const accessibility: Collector<'accessibility'> = {
  id: 'accessibility',
  title: 'Accessibility',
  cost: 'slow',
  timeLimitMs: 2000,
  collect: ({ files, home, env }) => {
    const settings = readDesktopSettings(files, home, env);
    const kde = files.text(`${home}/.config/kaccessrc`, 50_000);
    const kdeGlobals = files.text(`${home}/.config/kdeglobals`, 100_000);
    const xfce = files.text(`${home}/.config/xfce4/xfconf/xfce-perchannel-xml/accessibility.xml`, 50_000);
    const first = (...keys: string[]): unknown => keys.map((key) => settings.get(key)).find((value) => value !== undefined);
    const on = new Set<Aid>([
      ...dconfAids.flatMap(([aid, keys]) => (keys.some((key) => settings.get(key) === true) ? [aid] : [])),
      ...kdeAids.flatMap(([aid, group, key]) => (iniValue(kde, group, key) === 'true' ? [aid] : [])),
      ...xfceAids.flatMap(([aid, name]) => (new RegExp(`name="${name}" type="bool" value="true"`).test(xfce ?? '') ? [aid] : [])),
    ]);
    const scale = first('/org/gnome/desktop/interface/text-scaling-factor', '/org/cinnamon/desktop/interface/text-scaling-factor');
    const theme =
      first(
        '/org/gnome/desktop/interface/gtk-theme',
        '/org/cinnamon/desktop/interface/gtk-theme',
        '/org/mate/desktop/interface/gtk-theme',
      ) ?? iniValue(kdeGlobals, 'General', 'ColorScheme');
    const animations = first('/org/gnome/desktop/interface/enable-animations');
    const cursor = first('/org/gnome/desktop/interface/cursor-size', '/org/cinnamon/desktop/interface/cursor-size');
    return {
      data: {
        on: [...on],
        ...(typeof scale === 'number' && scale > 0 && scale < 10 ? { textScale: scale } : {}),
        ...(typeof theme === 'string' && theme !== '' ? { theme: theme.slice(0, 200) } : {}),
        ...(typeof animations === 'boolean' ? { animations } : {}),
        ...(typeof cursor === 'number' ? { cursorSize: cursor } : {}),
        from: [...(settings.size > 0 ? ['dconf'] : []), ...(kde || kdeGlobals ? ['kde'] : []), ...(xfce ? ['xfce'] : [])],
      },
    };
  },
};

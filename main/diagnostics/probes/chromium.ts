import type { CollectorContext } from '../collector.ts';
import type { Probe, ProbeFacts } from '../probe.ts';
import { countLocks, type Holder, holderOf, isOnNetwork, isRecord, jsonOf, sizeOf, sqliteDamage } from './profile.ts';

/** Folders of the family below ~/.config; the desktop id tells which one is meant. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/chrome/, 'google-chrome'],
  [/edge/, 'microsoft-edge'],
  [/brave/, 'BraveSoftware/Brave-Browser'],
  [/./, 'chromium'],
];

function folderOf({ application, home, env }: CollectorContext): string {
  const name = `${application?.desktopId ?? ''} ${application?.package ?? ''} ${application?.executable ?? ''}`.toLowerCase();
  const brand = brands.find(([pattern]) => pattern.test(name))?.[1] ?? 'chromium';
  if (application?.source === 'flatpak' && application.package) return `${home}/.var/app/${application.package}/config/${brand}`;
  if (application?.source === 'snap') return `${home}/snap/chromium/common/chromium`;
  return `${env.XDG_CONFIG_HOME || `${home}/.config`}/${brand}`;
}

/** SingletonLock is a link to "HOST-PID" (chrome/browser/process_singleton_posix.cc). */
function singletonHolder({ files }: Pick<CollectorContext, 'files'>, folder: string): Holder[] {
  const match = /^(.+)-(\d{1,10})$/.exec(files.link(`${folder}/SingletonLock`) ?? '');
  return match ? [holderOf(files, Number(match[2]), match[1] ?? null)] : [];
}

/**
 * Reasons that mean "does not fit this version" (extensions/browser/disable_reason.h): an unsupported requirement, an
 * unsupported manifest version. Written as a list today, as one sum of bits before 2025.
 */
const unfit = [1 << 3, 1 << 23];

function reasonsOf(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.map(Number);
  const sum = Number(value ?? 0);
  return sum === 0 ? [] : Array.from({ length: 30 }, (_none, bit) => 1 << bit).filter((bit) => (sum & bit) !== 0);
}

/** `extensions.settings` of Preferences and Secure Preferences. Location 5 and 10 are parts of the browser itself. */
function parseChromiumExtensions(value: unknown): NonNullable<ProbeFacts['extensions']> {
  const extensions = isRecord(value) && isRecord(value.extensions) ? value.extensions : {};
  const settings = isRecord(extensions.settings) ? extensions.settings : {};
  return Object.values(settings).flatMap((one) => {
    if (!isRecord(one) || !isRecord(one.manifest) || one.location === 5 || one.location === 10) return [];
    const { name, version } = one.manifest;
    if (typeof name !== 'string' || name === '') return [];
    const reasons = reasonsOf(one.disable_reasons);
    const enabled = reasons.length === 0 && one.state !== 0;
    const blocked = reasons.some((reason) => unfit.includes(reason));
    return [
      {
        name: name.slice(0, 200),
        ...(typeof version === 'string' ? { version: version.slice(0, 60) } : {}),
        enabled,
        ...(blocked ? { blocked } : {}),
      },
    ];
  });
}

export const chromium: Probe = {
  id: 'chromium',
  knows:
    /^(?:chromium(?:-browser|_chromium)?|(?:com\.)?google[.-]chrome(?:-stable)?|microsoft-edge(?:-stable)?|com\.microsoft\.edge|brave-browser|org\.chromium\.chromium|chrome)$/,
  processes: ['chromium', 'chrome', 'msedge', 'brave'],
  types: ['text/html', 'x-scheme-handler/https'],
  look: async (context) => {
    const { files } = context;
    const folder = folderOf(context);
    if (files.kind(folder) !== 'folder' || isOnNetwork(files, folder)) return {};
    const profiles = files
      .list(folder)
      .filter((name) => name === 'Default' || /^Profile \d+$/.test(name))
      .slice(0, 10)
      .map((name) => `${folder}/${name}`);
    const preferences = profiles.flatMap((profile) => ['Preferences', 'Secure Preferences'].map((name) => jsonOf(files, profile, name)));
    const databases = profiles.flatMap((profile) =>
      ['History', 'Login Data', 'Web Data'].flatMap((name) => sqliteDamage(files, profile, name)),
    );
    return {
      profile: {
        count: profiles.length,
        ...(await sizeOf(context, folder)),
        damage: [...jsonOf(files, folder, 'Local State').damage, ...preferences.flatMap(({ damage }) => damage), ...databases],
        locks: countLocks('profile', singletonHolder(context, folder)),
      },
      extensions: preferences.flatMap(({ value }) => parseChromiumExtensions(value)).slice(0, 100),
    };
  },
};

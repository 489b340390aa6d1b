import type { SectionData } from '../../../shared/model/sections.ts';
import type { InstalledPackage } from '../../platform/package-list.ts';
import { hasRpm, readDeb, readFlatpaks, readRpm, readSnaps } from '../../platform/packages.ts';
import type { Collector } from '../collector.ts';

type Source = keyof SectionData<'packages'>['counts'];

/** What the help desk asks for most: office, browser, mail, desktop, kernel, printing, sound, fonts, network, graphics. */
const notable = new Set(
  [
    'NetworkManager chromium chromium-browser cifs-utils cinnamon com.google.Chrome cups cups-browsed cups-daemon dolphin',
    'evolution fcitx5 firefox firefox-esr fonts-crosextra-caladea fonts-crosextra-carlito fonts-liberation fonts-liberation2',
    'fonts-noto-core gnome-shell google-carlito-fonts google-chrome-stable hplip ibus kernel-core krb5-user kwin',
    'libgl1-mesa-dri libreoffice libreoffice-calc libreoffice-core libreoffice-impress libreoffice-writer linux-image-amd64',
    'mate-session-manager mesa-dri-drivers mesa-va-drivers microsoft-edge-stable nautilus nemo network-manager nvidia-driver',
    'onlyoffice-desktopeditors openconnect openvpn org.libreoffice.LibreOffice org.mozilla.Thunderbird org.mozilla.firefox',
    'org.onlyoffice.desktopeditors pipewire plasma-desktop plasma-workspace pulseaudio samba-libs sane-airscan sane-utils',
    'sssd systemd thunar thunderbird ttf-mscorefonts-installer wine wine64 wireplumber xfce4-session xfwm4 xserver-xorg-core',
    'xwayland',
  ]
    .join(' ')
    .split(' '),
);

/** The list is cut at whole lines, so that it stays readable and below the contract's limit. */
const maxList = 1_500_000;

export const packages: Collector<'packages'> = {
  id: 'packages',
  title: 'Installed packages',
  cost: 'quick',
  timeLimitMs: 10_000,
  publicKeys: ['notable', 'all'],
  collect: async ({ files, home, exec, signal }) => {
    const deb = readDeb(files);
    const rpmHere = deb === null && hasRpm(files);
    const rpm = rpmHere && exec ? await readRpm(exec, signal) : null;
    const sources: readonly (readonly [Source, readonly InstalledPackage[]])[] = [
      ['deb', deb?.packages ?? []],
      ['rpm', rpm ?? []],
      ['flatpak', readFlatpaks(files, home)],
      ['snap', readSnaps(files)],
    ];
    const present = sources.filter(([, list]) => list.length > 0);
    const lines: string[] = [];
    const picked: SectionData<'packages'>['notable'] = [];
    for (const [source, list] of present) {
      const mark = source === 'deb' || source === 'rpm' ? '' : ` ${source}`;
      for (const { name, version } of list) {
        lines.push(`${name} ${version}${mark}`);
        if (notable.has(name)) picked.push({ name, version, source });
      }
    }
    const all = lines.sort().join('\n');
    const missing =
      rpmHere && rpm === null ? (exec ? 'rpm did not answer' : 'the rpm list needs a program, which the quick set does not start') : null;
    return {
      data: {
        counts: Object.fromEntries(present.map(([source, list]) => [source, list.length])),
        notable: picked.sort((a, b) => (a.name < b.name ? -1 : 1)),
        all: all.length > maxList ? all.slice(0, all.lastIndexOf('\n', maxList)) : all,
        brokenCount: deb?.broken.length ?? 0,
        ...(deb && deb.broken.length > 0 ? { broken: deb.broken.slice(0, 50) } : {}),
      },
      ...(missing ? { missing } : {}),
    };
  },
};

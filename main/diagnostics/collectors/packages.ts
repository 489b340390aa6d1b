import type { SectionData } from '../../../shared/model/sections.ts';
import { hasRpm, type InstalledPackage, readDeb, readFlatpaks, readRpm, readSnaps } from '../../platform/packages.ts';
import type { Collector } from '../collector.ts';

type Source = keyof SectionData<'packages'>['counts'];

/** What the help desk asks for most: office, browser, mail, desktop, kernel, printing, sound, fonts, network, graphics. */
const notable =
  /^(?:libreoffice(?:-core|-writer|-calc|-impress)?|onlyoffice-desktopeditors|firefox(?:-esr)?|chromium(?:-browser)?|google-chrome-stable|microsoft-edge-stable|thunderbird|evolution|gnome-shell|plasma-workspace|plasma-desktop|kwin|xfce4-session|xfwm4|cinnamon|mate-session-manager|nautilus|dolphin|thunar|nemo|cups|cups-browsed|cups-daemon|hplip|sane-utils|sane-airscan|pipewire|wireplumber|pulseaudio|network-manager|NetworkManager|openconnect|openvpn|samba-libs|cifs-utils|sssd|krb5-user|xserver-xorg-core|xwayland|mesa-va-drivers|libgl1-mesa-dri|mesa-dri-drivers|nvidia-driver|fonts-(?:crosextra-carlito|crosextra-caladea|liberation2?|noto-core)|ttf-mscorefonts-installer|google-carlito-fonts|wine|wine64|ibus|fcitx5|systemd|linux-image-amd64|kernel-core|org\.libreoffice\.LibreOffice|org\.mozilla\.(?:firefox|Thunderbird)|com\.google\.Chrome|org\.onlyoffice\.desktopeditors)$/;

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
        if (notable.test(name)) picked.push({ name, version, source });
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

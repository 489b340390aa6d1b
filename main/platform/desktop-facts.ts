import type { Inventory } from '../../shared/api/desktop-routes.ts';
import { type Language, pickLanguage } from '../../shared/model/language.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Who and where we are, for the help desk's list of desktops and for choosing tips. */
export interface DesktopFacts {
  readonly userName: string;
  readonly hostName: string;
  /** As shown: "Debian GNU/Linux 12 (bookworm)". */
  readonly distribution: string;
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5), lower case. */
  readonly distributions: readonly string[];
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]. */
  readonly desktops: readonly string[];
  readonly sessionType: string;
}

/** @param osRelease the values of /etc/os-release */
export function desktopFacts(
  env: Env,
  osRelease: Readonly<Record<string, string>>,
  own: { readonly userName: string; readonly hostName: string },
): DesktopFacts {
  const { ID: id = '', ID_LIKE: like = '', VERSION_ID: version } = osRelease;
  const desktop = env.XDG_CURRENT_DESKTOP || env.XDG_SESSION_DESKTOP || env.DESKTOP_SESSION || '';
  return {
    userName: own.userName.slice(0, 120),
    hostName: own.hostName.slice(0, 255),
    distribution: (osRelease.PRETTY_NAME || osRelease.NAME || 'Linux').slice(0, 120),
    distributions: [id, ...like.split(' '), id && version ? `${id}-${version}` : ''].filter((one) => one !== ''),
    desktops: desktop.split(':').filter((one) => one !== ''),
    sessionType: (env.XDG_SESSION_TYPE || (env.WAYLAND_DISPLAY ? 'wayland' : env.DISPLAY ? 'x11' : 'unknown')).slice(0, 20),
  };
}

/** What the help desk's list of desktops is told. */
export function inventoryOf(facts: DesktopFacts, language: Language, panduVersion: string): Inventory {
  const { userName, hostName, distribution, sessionType, desktops } = facts;
  return {
    userName,
    hostName,
    distribution,
    distributions: facts.distributions.slice(0, 10).map((one) => one.slice(0, 60)),
    desktop: desktops.join(' ').slice(0, 120),
    sessionType,
    language,
    panduVersion,
  };
}

/** The language of the session, in the order of gettext(3). */
export function sessionLanguage(env: Env): Language {
  const tags = [...(env.LANGUAGE?.split(':') ?? []), env.LC_ALL, env.LC_MESSAGES, env.LANG];
  return pickLanguage(tags.filter((tag) => tag !== undefined));
}

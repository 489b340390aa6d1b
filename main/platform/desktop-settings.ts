import type { Files } from './files.ts';
import { readGvdb } from './gvdb.ts';

/** The settings that this user has changed on a desktop with dconf; unchanged ones are not written down and not here. */
export function readDesktopSettings(
  files: Files,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof readGvdb> {
  const folder = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : `${home}/.config`;
  const bytes = files.bytes(`${folder}/dconf/user`, 4_000_000);
  return bytes ? readGvdb(bytes) : new Map();
}

/** The value of a key in one group of an INI file, as KDE and XFCE's GTK write them; null when it is not there. */
export function iniValue(text: string | null, group: string, key: string): string | null {
  let inGroup = false;
  for (const line of text?.split('\n') ?? []) {
    if (line.startsWith('[')) inGroup = line.trim() === `[${group}]`;
    else if (inGroup && line.startsWith(key) && /^\s*(?:\[\$?\w+\])?\s*=/.test(line.slice(key.length)))
      return line.slice(line.indexOf('=') + 1).trim();
  }
  return null;
}

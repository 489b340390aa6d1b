import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, dataFolders } from '../platform/desktop-entries.ts';
import type { Files } from '../platform/files.ts';
import type { Installed } from './resolve.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Looks at this computer each time it is asked: programs come and go. A few small files, no folder is searched. */
export function lookForInstalled(files: Files, env: Env, home: string): Installed {
  const program = (name: string): string | null => {
    const paths = name.startsWith('/')
      ? [name]
      : (env.PATH || '/usr/local/bin:/usr/bin:/bin')
          .split(':')
          .filter((folder) => folder.startsWith('/'))
          .map((folder) => join(folder, name));
    return paths.find(canStart) ?? null;
  };
  return {
    program,
    entry(id) {
      for (const folder of dataFolders(env, home)) {
        const text = files.text(`${folder}/applications/${id}.desktop`, 200_000);
        if (text !== null) return startable(commandFrom(text), program);
      }
      return null;
    },
    place: (place) => {
      if (place === 'home') return home;
      if (place === 'fonts') return join(env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local/share'), 'fonts');
      const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config');
      return downloadsIn(files.text(join(config, 'user-dirs.dirs'), 20_000) ?? '', home);
    },
  };
}

function commandFrom(text: string): string[] {
  const start = text.search(/^\[Desktop Entry\]\s*$/m);
  const own = start < 0 ? '' : (text.slice(start + 1).split(/^\[/m)[0] ?? '');
  if (/^Hidden=true\s*$/m.test(own)) return [];
  return commandOf(/^Exec=(.*)$/m.exec(own)?.[1]?.trim() ?? '');
}

function startable([name, ...args]: readonly string[], program: Installed['program']): string[] | null {
  const path = name === undefined ? null : program(name);
  return path === null ? null : [path, ...args];
}

function canStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** user-dirs.dirs(5): XDG_DOWNLOAD_DIR="$HOME/Unduhan". */
export function downloadsIn(userDirs: string, home: string): string {
  const set = /^\s*XDG_DOWNLOAD_DIR="(?:\$HOME(\/[^"]*)?|(\/[^"]*))"\s*$/m.exec(userDirs);
  if (!set) return join(home, 'Downloads');
  return set[2] ?? join(home, set[1] ?? '');
}

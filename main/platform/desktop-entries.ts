import type { Files } from './files.ts';

/** An application as the menu knows it: desktop-entry-spec, group "Desktop Entry". */
export interface DesktopEntry {
  /** File name without ".desktop"; a folder below applications/ becomes part of it with "-". */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  /** The first word of Exec, without wrappers: "/usr/bin/firefox", "soffice". */
  readonly program: string | null;
  readonly icon: string | null;
  readonly wmClass: string | null;
  /** The menu shows it: no NoDisplay, no Hidden, no Terminal program. */
  readonly visible: boolean;
  readonly flatpak: string | null;
  readonly snap: string | null;
}

const maxEntries = 3000;

/** Where .desktop files are, the most important first: XDG base directories, and the exports of Flatpak and snap. */
export function dataFolders(env: Readonly<Record<string, string | undefined>>, home: string): readonly string[] {
  const named = (env.XDG_DATA_DIRS || '/usr/local/share:/usr/share').split(':');
  const own = env.XDG_DATA_HOME || `${home}/.local/share`;
  const all = [own, `${home}/.local/share/flatpak/exports/share`, ...named, '/var/lib/flatpak/exports/share', '/var/lib/snapd/desktop'];
  return [...new Set(all.filter((folder) => folder.startsWith('/')).map((folder) => folder.replace(/\/+$/, '')))];
}

/** "id_ID.UTF-8" asks for Name[id_ID], then Name[id]: localised keys of the specification, without modifiers. */
function localeNames(locale: string): readonly string[] {
  const base = locale.split(/[.@]/)[0] ?? '';
  const language = base.split('_')[0] ?? '';
  return language === '' || language === 'C' || language === 'POSIX' ? [] : [...new Set([base, language])];
}

const wordsOf = (execLine: string): string[] =>
  [...execLine.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '');

/** What Exec starts, without a file: field codes ("%U", and Flatpak's "@@u %U @@") go. */
export const commandOf = (execLine: string): string[] =>
  wordsOf(execLine)
    .filter((word) => !/^(?:%[a-zA-Z]|@@u?)$/.test(word))
    .map((word) => word.replaceAll('%%', '%'));

/** The program behind `env A=b`, `flatpak run …`, `sh -c …`. Quotes as in the specification. */
export function programOf(execLine: string): string | null {
  const words = wordsOf(execLine);
  const first = words.find((word, i) => !(i === 0 && /^(?:\/usr)?(?:\/bin\/)?env$/.test(word)) && !/^[A-Za-z_]\w*=/.test(word));
  return first || null;
}

/** @param locale as in LANG; the name falls back to the one without a language */
export function parseDesktopEntry(text: string, id: string, path: string, locale: string): DesktopEntry | null {
  const start = text.search(/^\[Desktop Entry\]\s*$/m);
  if (start < 0) return null;
  const rest = text.slice(start + 1);
  const next = rest.search(/^\[/m);
  const group = next < 0 ? rest : rest.slice(0, next);
  const values = new Map<string, string>();
  for (const line of group.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0 && line[0] !== '#') values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  if (values.get('Type') !== 'Application') return null;
  const name =
    localeNames(locale)
      .map((tag) => values.get(`Name[${tag}]`))
      .find((text) => text) ?? values.get('Name');
  if (!name) return null;
  const hidden = ['NoDisplay', 'Hidden', 'Terminal'].some((key) => values.get(key) === 'true');
  return {
    id,
    path,
    name: name.slice(0, 200),
    program: programOf(values.get('Exec') ?? ''),
    icon: values.get('Icon') ?? null,
    wmClass: values.get('StartupWMClass') ?? null,
    visible: !hidden,
    flatpak: values.get('X-Flatpak') ?? null,
    snap: values.get('X-SnapInstanceName') ?? /^\/var\/lib\/snapd\/desktop\/.*\/([a-z0-9-]+)_/.exec(path)?.[1] ?? null,
  };
}

/** Every entry once, by id; a user's own file hides the system's. */
export function readDesktopEntries(files: Files, env: Readonly<Record<string, string | undefined>>, home: string): readonly DesktopEntry[] {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const entries = new Map<string, DesktopEntry>();
  const visit = (folder: string, prefix: string, depth: number): void => {
    for (const name of files.list(folder)) {
      if (entries.size >= maxEntries) return;
      if (name.endsWith('.desktop')) {
        const id = prefix + name.slice(0, -8);
        if (entries.has(id)) continue;
        const entry = parseDesktopEntry(files.text(`${folder}/${name}`, 200_000) ?? '', id, `${folder}/${name}`, locale);
        if (entry) entries.set(id, entry);
      } else if (depth < 2 && files.kind(`${folder}/${name}`) === 'folder') visit(`${folder}/${name}`, `${prefix}${name}-`, depth + 1);
    }
  };
  for (const folder of dataFolders(env, home)) visit(`${folder}/applications`, '', 0);
  return [...entries.values()];
}
